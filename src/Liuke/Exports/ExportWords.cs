using Liuke.Basics;
using NodaTime;

namespace Liuke.Exports;

public static class ExportWords
{
    public static Text Title => new("导出", "Exports");
    public static Text Says => new("每次导出都按您此刻的权限和遮盖规则，带水印，并记入审计日志。文件保留 24 小时，链接 15 分钟内可用一次。", "Each export follows what you may see at that moment, bears a watermark and is recorded. Files stay for 24 hours; a link works once, within 15 minutes.");
    public static Text Job => new("导出列表", "Export a list");
    public static Text Sweep => new("清理过期的导出文件", "Throw away old export files");
    public static Text Use => new("使用导出页", "Use the page of exports");
    public static Text SeeAll => new("查看所有人的导出", "See everybody's exports");
    public static Text RowLimit => new("每次导出的最多行数", "Rows an export may have");
    public static Text RowLimitSays => new("超过时不导出，并提示缩小条件。", "A longer list is refused, with the advice to narrow it.");
    public static Text DayLimit => new("每人每天的导出次数", "Exports a person may make in a day");
    public static Text DayLimitSays => new("达到上限后当天不能再导出。", "Beyond this no more are made that day.");

    public static Text Export => new("导出", "Export");
    public static Text AsXlsx => new("Excel 表格", "Excel workbook");
    public static Text AsCsv => new("CSV 文件", "CSV file");
    public static Text NeedsGrantHint => new("导出需要授权", "Exporting needs a grant");
    public static Text NeedsGrantSays => new("您的角色不能直接导出。没有授权时，下一步可以申请。", "Your role does not export by itself. Without a grant you can ask for one in the next step.");
    public static Text BackToList => new("回到这份列表", "Back to the list");
    public static Text FilterFirst => new("全部客户不能申请导出。请先在列表上设好条件（例如状态、部门），再点“导出”。", "All customers cannot be asked for. Set a filter on the list first, a state or department for instance, then choose Export.");
    public static Text AsZip => new("ZIP（JSON 与 CSV）", "ZIP (JSON and CSV)");
    public static Text Of(ExportFormat format) => format switch { ExportFormat.Csv => AsCsv, ExportFormat.Zip => AsZip, _ => AsXlsx };
    public static Text What => new("内容", "What");
    public static Text By => new("导出人", "By");
    public static Text At => new("时间", "When");
    public static Text Rows => new("行数", "Rows");
    public static Text State => new("状态", "State");
    public static Text Waiting => new("排队中", "Waiting");
    public static Text Working(int percent) => new($"导出中 {percent}%", $"{percent}% written");
    public static Text Progress => new("导出进度", "Progress of the export");
    public static Text Ready => new("可以下载", "Ready");
    public static Text Fetched => new("已下载", "Fetched");
    public static Text Removed => new("文件已清理", "File removed");
    public static Text Cancelled => new("已取消", "Cancelled");
    public static Text Failed => new("没有完成", "Not done");
    public static Text Download => new("下载", "Download");
    public static Text Cancel => new("取消", "Cancel");
    public static Text Fingerprint => new("指纹", "Fingerprint");
    public static Text NoneYet => new("还没有导出", "No exports yet");
    public static Text NoneYetSays => new("在客户、今日待办等列表上点“导出”，文件会出现在这里。", "Choose Export on a list such as Customers or Today: the file appears here.");
    public static Text Mark => new("文件里的客户编号", "A customer code from the file");
    public static Text MarkHint => new("外面发现的名单里，查不到的编号可能就是暗记", "In a list found outside, a code that we do not know may be the mark");
    public static Text Trace => new("查来源", "Trace");
    public static Text NotTraced => new("没有哪次导出带有这个编号。", "No export bears this code.");
    public static Text Traced => new("带有这个编号的导出：", "The export that bears this code:");

    public static Text NoSuchList => new("没有这个列表，请回到列表页再试。", "There is no such list. Go back to it and try again.");
    public static Text NoSuchExport => new("没有这次导出，或不是您的。", "There is no such export, or it is not yours.");
    public static Text NoSuchFormat => new("只能导出为 Excel 或 CSV。", "Exports are Excel workbooks or CSV files.");
    public static Text TooLongFilter => new("筛选条件太长，请减少条件后再试。", "The filter is too long. Use fewer conditions.");
    public static Text NeedsGrant(Text list) => new($"导出“{list.Zh}”需要授权。请说明原因和时长，向总经理申请导出授权。", $"Exporting “{list.En}” needs a grant. Ask the general manager for one, with reason and period.");
    public static Text TooMany(int most) => new($"名单超过 {most:#,##0} 行，这是您的角色一次可导出的上限。请缩小筛选条件，或请管理员调整上限。", $"The list has more than {most:#,##0} rows, which is the most your role may export at once. Narrow the filter, or ask your administrator for more.");
    public static Text EnoughToday(int most) => new($"今天已导出 {most} 次，达到上限。请明天再试。", $"You have made {most} exports today, which is the limit. Go on tomorrow.");
    public static Text TakenAway => new("导出的权限或授权已被收回，文件没有生成。", "The permission or grant to export was taken away; no file was made.");
    public static Text NotReady => new("文件还没有写好，请稍后再试。", "The file is not written yet. Try again in a moment.");
    public static Text Gone => new("文件已过保留期，请重新导出。", "The file is no longer kept. Export the list again.");
    public static Text LinkIsUsed => new("这个链接已用过或已过期。请回到导出页重新下载。", "This link was used already or has expired. Go back to the exports and download again.");

    public static Text Watermark(string who, string at, string? grant, string number) => grant is null
        ? new($"留客导出 · {who} · {at} · 编号 {number} · 内部资料，请勿外传", $"Liuke export · {who} · {at} · No. {number} · internal, do not pass on")
        : new($"留客导出 · {who} · {at} · 授权：{grant} · 编号 {number} · 内部资料，请勿外传", $"Liuke export · {who} · {at} · grant: {grant} · No. {number} · internal, do not pass on");

    public static Text Size(long bytes) => bytes < 1_000_000 ? Text.Same($"{Math.Max(1, bytes / 1000)} KB") : Text.Same(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.0} MB"));
    public static Text Moment(Instant at, DateTimeZone zone) => Text.Same(at.InZone(zone).ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
