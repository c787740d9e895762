using Liuke.Archive.People;
using Liuke.Basics;

namespace Liuke.Archive.PeoplesData.Copies;

public static class CopyWords
{
    public static Text Part => new("部分", "Part");
    public static Text Field => new("项目", "Field");
    public static Text Says => new("内容", "Content");
    public static Text Source => new("来源", "Source");
    public static Text At => new("时间", "When");
    public static Text By => new("经手人", "By");
    public static Text Head => new("档案", "File");
    public static Text Code => new("编号", "Code");
    public static Text Name => new("名称", "Name");
    public static Text Mobile => new("手机", "Mobile");
    public static Text OwnKey => new("外部编号", "Own code");
    public static Text Region => new("地区", "Region");
    public static Text Dates => new("重要日子", "Important dates");
    public static Text Facts => new("信息", "Facts");
    public static Text Interactions => new("往来", "Interactions");
    public static Text History => new("修改历史", "History");
    public static Text Seen => new("谁看过、谁经手", "Who saw it, who handled it");
    public static Text Orders => new("订单", "Orders");
    public static Text Work => new("跟进", "Follow-up");
    public static Text Contact(string name) => new($"联系人 {name}", $"Contact {name}");
    public static Text Entry(string module) => Text.Same(module);

    public static Text ContactField(string field) => field switch
    {
        People.Contact.NameField => new("姓名", "Name"),
        People.Contact.RoleField => new("角色", "Role"),
        People.Contact.PositionField => new("职务", "Position"),
        People.Contact.FromField => new("到任", "From"),
        People.Contact.ToField => new("离任", "To"),
        People.Contact.MainField => new("主要联系人", "Main contact"),
        _ => new("备注", "Note"),
    };
}
