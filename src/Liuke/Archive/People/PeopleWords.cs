using Liuke.Basics;

namespace Liuke.Archive.People;

public static class PeopleWords
{
    public static Text Contacts => new("联系人", "Contacts");
    public static Text KeepPeople => new("维护联系人、重要日子、标签、关系和附件", "Keep contacts, dates, tags, relations and attachments");
    public static Text None => new("还没有联系人。记下第一位：姓名、职务和电话。", "No contacts yet. Enter the first: a name, what they do, a number.");
    public static Text Add => new("添加联系人", "Add a contact");
    public static Text Change => new("修改", "Change");
    public static Text ChangeOf(string name) => new($"修改联系人 {name}", $"Change the contact {name}");
    public static Text Save => new("保存", "Save");
    public static Text Cancel => new("取消", "Cancel");
    public static Text Remove => new("删除这位联系人", "Remove this contact");
    public static Text RemoveSays => new("录错了才删除；离职的请填“离任日”。", "Only for somebody entered by mistake; for somebody who left fill in the last day.");
    public static Text Name => new("姓名", "Name");
    public static Text Role => new("角色", "Role");
    public static Text Position => new("职务", "Position");
    public static Text From => new("到任日", "There since");
    public static Text To => new("离任日", "Last day");
    public static Text Main => new("首要联系人", "Main contact");
    public static Text MainSays => new("有事先找这位", "The one to ask first");
    public static Text Note => new("备注", "Note");
    public static Text Channels => new("联系方式", "Ways to reach them");
    public static Text ChannelsSay => new("加密保存；列表只显示一部分，查看全部会留下记录。", "Kept sealed: lists show a part of it, and looking at the whole is recorded.");
    public static Text Kind => new("种类", "Kind");
    public static Text Value => new("号码或地址", "Number or address");
    public static Text Drop => new("删去", "Take out");
    public static Text NewWay => new("新增", "Add");
    public static Text Left => new("已离任", "Left");
    public static Text Term(string from, string to) => new($"{from}–{to}", $"{from} to {to}");
    public static Text Since(string day) => new($"{day} 起", $"since {day}");
    public static Text Until(string day) => new($"至 {day}", $"until {day}");
    public static Text Former(int count) => new($"已离任 {count} 位", count == 1 ? "1 who left" : $"{count} who left");
    public static Text Reveal => new("查看", "Show");
    public static Text Reveals => new("查看记录", "Looks");
    public static Text Revealed(ChannelKind kind) => new($"查看了联系人的完整{KindOf(kind).Zh}", $"Looked at a contact's whole {KindOf(kind).En.ToLowerInvariant()}");

    public static Text RoleOf(ContactRole role) => role switch
    {
        ContactRole.Decides => new("决策人", "Decides"),
        ContactRole.Buys => new("采购", "Buys"),
        ContactRole.Influences => new("影响者", "Influences"),
        ContactRole.Uses => new("使用者", "Uses"),
        ContactRole.Pays => new("财务付款", "Pays"),
        ContactRole.Receives => new("收货", "Receives goods"),
        ContactRole.Technical => new("技术", "Technical"),
        ContactRole.Other => new("其他", "Other"),
        _ => new("未定", "Not known"),
    };

    public static Text KindOf(ChannelKind kind) => kind switch
    {
        ChannelKind.Mobile => new("手机", "Mobile"),
        ChannelKind.Phone => new("电话", "Telephone"),
        ChannelKind.Email => new("邮箱", "E-mail"),
        ChannelKind.WeChat => new("微信", "WeChat"),
        ChannelKind.WeCom => new("企业微信", "WeCom"),
        ChannelKind.QQ => new("QQ 号", "QQ"),
        ChannelKind.Address => new("地址", "Address"),
        _ => new("其他方式", "Other"),
    };

    public static Text FieldName(string field) => field switch
    {
        Contact.NameField => Name,
        Contact.RoleField => Role,
        Contact.PositionField => Position,
        Contact.FromField => From,
        Contact.ToField => To,
        Contact.MainField => Main,
        _ => Note,
    };

    public static Text NameLength(int max) => new($"姓名应有 1 到 {max} 个字。", $"The name has 1 to {max} characters.");
    public static Text PositionTooLong(int max) => new($"职务最多 {max} 个字。", $"The position has at most {max} characters.");
    public static Text NoteTooLong(int max) => new($"备注最多 {max} 个字。", $"The note has at most {max} characters.");
    public static Text NoSuchRole => new("没有这种角色，请从列表中选。", "There is no such role; choose one of the list.");
    public static Text NotADay => new("日期应写成 2026-03-02 的样子。", "Days are written as 2026-03-02.");
    public static Text LeftBeforeComing => new("离任日早于到任日，请核对。", "The last day lies before the first; check them.");
    public static Text MainHasLeft => new("已离任的人不能是首要联系人。请换一位，或清空离任日。", "Somebody who left cannot be the main contact. Choose another, or clear the last day.");
    public static Text NoSuchChannel => new("没有这种联系方式，请从列表中选。", "There is no such way to reach somebody; choose one of the list.");
    public static Text ChannelLength(int max) => new($"联系方式应有 1 到 {max} 个字。", $"A number or address has 1 to {max} characters.");
    public static Text NotANumber => new("电话号码应有 5 到 20 位数字。", "A telephone number has 5 to 20 digits.");
    public static Text NotAnEmail => new("邮箱应写成 name@example.com 的样子。", "An e-mail address is written as name@example.com.");
    public static Text TooManyChannels(int max) => new($"一位联系人最多 {max} 种联系方式。", $"A contact has {max} ways to be reached at most.");
    public static Text TooManyContacts(int max) => new($"一份档案最多 {max} 位联系人。", $"A file holds {max} contacts at most.");
    public static Text NoSuchContact => new("没有这位联系人，也许刚被别人删除。请回到档案刷新。", "There is no such contact; perhaps somebody just removed it. Go back to the file and reload.");
    public static Text NoSuchWay => new("没有这种联系方式，也许刚被别人删去。请刷新。", "There is no such number or address; perhaps somebody just took it out. Reload the page.");
    public static Text NoSuchField => new("联系人没有这一项。", "A contact has no such field.");
    public static Text SpokenWith => new("与这位联系人有过往来，不能删除。离职的请填“离任日”。", "There are interactions with this contact, so it stays. For somebody who left fill in the last day.");
    public static Text ChangedByTwo => new("别人刚改了同样的内容，请选定以哪个为准。", "Somebody else just changed the same; choose what it shall say.");
}
