using Liuke.Archive.Imports.Known;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Archive.Imports.People;

/// <summary>What a row of a file of contacts may tell.</summary>
internal static class ContactImportFields
{
    public const string Name = "contact", Role = "role", Position = "position", From = "from", To = "to", Main = "main", Note = "note";
    public const string Birthday = "birthday", Calendar = "calendar", Dates = "dates";

    public static IReadOnlyList<(string Key, ChannelKind Kind)> Channels { get; } =
    [
        ("mobile", ChannelKind.Mobile), ("mobile2", ChannelKind.Mobile), ("phone", ChannelKind.Phone), ("email", ChannelKind.Email), ("email2", ChannelKind.Email), ("wechat", ChannelKind.WeChat),
        ("wecom", ChannelKind.WeCom), ("qq", ChannelKind.QQ), ("address", ChannelKind.Address),
    ];

    public static IReadOnlyList<Field> All { get; } =
    [
        .. CustomerColumns.Fields,
        new(Name, new("联系人", "Contact"), "联系人", "联系人姓名", "姓名", "名字", "contact", "contact name", "full name", "name"),
        new(Position, new("职务", "Position"), "职务", "职位", "岗位", "头衔", "position", "job title", "title"),
        new(Role, new("角色", "Role"), "角色", "决策角色", "role"),
        new("mobile", new("手机", "Mobile"), "手机", "手机号", "手机号码", "移动电话", "联系手机", "mobile", "mobile phone", "cell", "mobile number"),
        new("mobile2", new("第二手机", "Second mobile"), "手机2", "第二手机", "备用手机", "其他手机", "mobile 2", "mobile (2)", "second mobile"),
        new("phone", new("电话", "Telephone"), "电话", "座机", "固定电话", "办公电话", "联系电话", "telephone", "phone", "tel", "work phone", "business phone"),
        new("email", new("邮箱", "E-mail"), "邮箱", "电子邮件", "电子邮箱", "邮件", "e-mail", "email", "e-mail address"),
        new("email2", new("第二邮箱", "Second e-mail"), "邮箱2", "第二邮箱", "备用邮箱", "e-mail 2", "second e-mail"),
        new("wechat", new("微信", "WeChat"), "微信", "微信号", "wechat", "weixin"),
        new("wecom", new("企业微信", "WeCom"), "企业微信", "wecom"),
        new("qq", new("QQ 号", "QQ"), "qq", "qq号", "qq 号"),
        new("address", new("地址", "Address"), "地址", "联系地址", "家庭住址", "收货地址", "address", "home address"),
        new(From, new("到任日", "There since"), "到任日", "入职日期", "任职开始", "there since", "from", "since"),
        new(To, new("离任日", "Last day"), "离任日", "离职日期", "任职结束", "last day", "until", "left on"),
        new(Main, new("首要联系人", "Main contact"), "首要联系人", "主联系人", "首要", "main contact", "main", "primary"),
        new(Birthday, new("生日", "Birthday"), "生日", "出生日期", "出生年月", "birthday", "birth date", "date of birth", "born on"),
        new(Calendar, new("生日历法", "Calendar of the birthday"), "生日历法", "历法", "公历农历", "calendar"),
        new(Dates, new("重要日子", "Important dates"), "重要日子", "纪念日", "重要日期", "important dates", "anniversary", "dates") { Hint = new("结婚纪念日 2010-05-20；农历八月十五 中秋", "Wedding day 2010-05-20; lunar 08-15 moon festival") },
        new(Note, new("备注", "Note"), "备注", "说明", "note", "notes", "remark", "comment"),
    ];

    public static ContactRole? RoleOf(string word)
    {
        foreach (var role in Enum.GetValues<ContactRole>())
            if (string.Equals(PeopleWords.RoleOf(role).Zh, word, StringComparison.OrdinalIgnoreCase) || string.Equals(PeopleWords.RoleOf(role).En, word, StringComparison.OrdinalIgnoreCase) || string.Equals(role.ToString(), word, StringComparison.OrdinalIgnoreCase)) return role;
        return word.ToLowerInvariant() switch
        {
            "决策者" or "老板" or "负责人" or "decision maker" => ContactRole.Decides,
            "采购人" or "采购员" or "buyer" or "purchasing" => ContactRole.Buys,
            "影响人" or "influencer" => ContactRole.Influences,
            "使用人" or "用户" or "user" => ContactRole.Uses,
            "财务" or "付款人" or "会计" or "finance" or "accounts" => ContactRole.Pays,
            "收货人" or "仓库" or "receiver" => ContactRole.Receives,
            "技术人员" or "技术员" or "工程师" or "engineer" => ContactRole.Technical,
            _ => null,
        };
    }
}
