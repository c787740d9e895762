using Liuke.Basics;

namespace Liuke.Archive.PeoplesData.Retaining;

public static class RetentionWords
{
    public static Text Title => new("保存期限", "Periods of retention");
    public static Text TitleSays => new("各类信息保存多久，哪些已超过期限。打开“到期自动清理”后，每晚清理一批，每次都留痕。", "How long each kind of data is kept, and what is past its period. Where removal is on, some is removed each night; every removal is logged.");
    public static Text See => new("查看保存期限报告", "See the report on retention");
    public static Text Set => new("设置保存期限", "Set periods of retention");
    public static Text Job => new("清理超过保存期限的信息", "Remove what is past its period of retention");
    public static Text Kind => new("种类", "Kind");
    public static Text Months => new("期限（月）", "Period (months)");
    public static Text Removes => new("到期自动清理", "Removed when past");
    public static Text Count => new("超期", "Past");
    public static Text Oldest => new("最早", "Oldest");
    public static Text Examples => new("其中", "Among them");
    public static Text Save => new("保存", "Save");
    public static Text ReportOnly => new("只报告", "Report only");
    public static Text Nothing => new("无", "None");
    public static Text BeforeDay(NodaTime.LocalDate day) => new($"{day:uuuu-MM-dd} 以前", $"before {day:uuuu-MM-dd}");
    public static Text Prospects => new("从未联系过的个人潜客", "People never spoken with");
    public static Text ProspectsSay => new("个人、仍是潜客、没有任何往来记录。清理即删除个人信息。", "Persons, still prospects, without any interaction. Removing erases them.");
    public static Text Contacts => new("已离任的联系人", "Contacts who left");
    public static Text ContactsSay => new("填了离任日期的联系人。清理即以化名代替，往来保留。", "Contacts with a last day. Removing puts a pseudonym in their place; interactions stay.");
    public static Text Interactions => new("往来记录", "Interactions");
    public static Text InteractionsSay => new("按发生时间计。清理即删除这些记录。", "By when they happened. Removing deletes them.");
    public static Text ImportFiles => new("导入的源文件与结果文件", "Files of imports, and their results");
    public static Text ImportFilesSay => new("导入的数据和导入记录保留，只删文件。", "What was imported stays, and the record of it; the files go.");
    public static Text Exports => new("导出记录", "Records of exports");
    public static Text ExportsSay => new("导出的文件一天后自动删除；谁导出了什么属于审计，只报告。", "The files go after a day. Who took what is part of the audit: reported only.");
    public static Text Reveals => new("查看完整号码的记录", "Records of whole numbers looked at");
    public static Text RevealsSay => new("属于审计日志，只增不改，其中没有号码本身；只报告。", "Lines of the audit, which is only added to and holds no number: reported only.");
    public static Text MonthsBetween(int most) => new($"期限须在 1 到 {most} 个月之间。", $"A period is between 1 and {most} months.");
    public static Text NotRemovable => new("这一类属于审计，不能自动清理。", "This kind is part of the audit and cannot be removed.");
    public static Text NoSuchKind => new("没有这一类信息。", "There is no such kind of data.");
    public static Text AuditSet => new("设置了保存期限", "Set a period of retention");
    public static Text AuditRemoved => new("清理了超过保存期限的信息", "Removed what was past its period of retention");
}
