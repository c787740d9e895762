using Liuke.Archive.Reviews;
using Liuke.Basics;

namespace Liuke.Archive.Filters;

internal static class FilterWords
{
    public static Text NoSuchField(string key) => new($"没有“{key}”这个字段", $"there is no field {key}");
    public static Text Retired(Text field) => new($"字段“{field.Zh}”已停用", $"the field {field.En} is retired");
    public static Text Personal(Text field) => new($"您不能按个人信息“{field.Zh}”筛选", $"you may not filter by {field.En}, which is personal");
    public static Text MakesNoSense(Text field) => new($"字段“{field.Zh}”不能这样筛选", $"{field.En} cannot be compared like this");
    public static Text LeftOut(Text why) => new($"有一个条件没有采用：{why.Zh}。", $"A condition was left out: {why.En}.");

    public static Text Kind => new("类型", "Kind");
    public static Text Stage => new("阶段", "Stage");
    public static Text Step => new("售前阶段", "Pre-sale step");
    public static Text Region => new("省份或地区", "Region");
    public static Text RegionHint => new("如 江苏", "as in 江苏");
    public static Text Country => new("国家或地区", "Country");
    public static Text Tag => new("标签", "Tag");
    public static Text TagHint => new("客户上的标签", "a tag on customers");
    public static Text CreatedFrom => new("建档不早于", "Entered from");
    public static Text CreatedTo => new("建档不晚于", "Entered until");
    public static Text LastFrom => new("最近下单不早于", "Last order from");
    public static Text LastTo => new("最近下单不晚于", "Last order until");
    public static Text TouchFrom => new("最近往来不早于", "Last touch from");
    public static Text TouchTo => new("最近往来不晚于", "Last touch until");
    public static Text Review => new("审核", "Review");
    public static Text Complete => new("完整度不高于 %", "Completeness at most %");
    public static Text Fresh => new("资料复核", "Freshness");
    public static Text Contact => new("联系人", "Contact");
    public static Text AnyFresh => new("不限", "Any");
    public static Text IsFresh(bool fresh) => fresh ? new("资料在一个季度内核实过", "Facts verified within the quarter") : new("资料待复核", "Facts to verify again");
    public static Text HasContact(bool has) => has ? new("有联系人", "Has a contact") : new("没有联系人", "No contact");
    public static Text Never => new("从未有往来记录", "Never touched");
    public static Text AddField => new("按档案字段筛选", "Filter by a field of the file");
    public static Text ChooseField => new("选择字段…", "Choose a field…");
    public static Text FieldForm(Text field) => new($"按“{field.Zh}”筛选", $"Filter by {field.En}");
    public static Text From => new("不小于", "From");
    public static Text To => new("不大于", "To");
    public static Text Holds => new("包含", "Contains");
    public static Text Is => new("等于", "Is");
    public static Text Said => new("是否填写", "Filled in");
    public static Text HasIt => new("已填写", "Filled in");
    public static Text LacksIt => new("未填写", "Empty");
    public static Text More => new("更多条件", "More conditions");
    public static Text CustomerCodeHint => new("客户编号", "a customer's code");

    public static Text CreatedWithin(DaySpan span) => Lists.ListWords.Within(span, new("建档", "Entered"));
    public static Text TouchedWithin(DaySpan span) => Lists.ListWords.Within(span, new("最近往来", "Last touch"));

    public static Text CompleteWithin(int? from, int? to) => (from, to) switch
    {
        ({ } least, { } most) => new($"完整度 {least}% 至 {most}%", $"Completeness {least}% to {most}%"),
        ({ } least, null) => new($"完整度不低于 {least}%", $"Completeness at least {least}%"),
        _ => new($"完整度不高于 {to}%", $"Completeness at most {to}%"),
    };

    public static Text TagIs(string word) => new($"标签：{word}", $"Tag: {word}");
    public static Text RegionIs(string region) => new($"地区：{region}", $"Region: {region}");
    public static Text CountryIs(Text name) => new($"国家：{name.Zh}", $"Country: {name.En}");

    public static Text StepOf(PresaleStep step) => step switch
    {
        PresaleStep.Attention => new("注意", "Attention"),
        PresaleStep.Interest => new("兴趣", "Interest"),
        PresaleStep.Desire => new("欲望", "Desire"),
        PresaleStep.Action => new("行动", "Action"),
        _ => new("未分阶段", "No step yet"),
    };

    public static Text ReviewOf(ReviewState state) => Sheets.SheetWords.State(state);

    public static Text Field(Text title, FieldTest test, Text value) => test switch
    {
        FieldTest.From => new($"{title.Zh} ≥ {value.Zh}", $"{title.En} ≥ {value.En}"),
        FieldTest.To => new($"{title.Zh} ≤ {value.Zh}", $"{title.En} ≤ {value.En}"),
        FieldTest.Holds => new($"{title.Zh}包含“{value.Zh}”", $"{title.En} contains {value.En}"),
        FieldTest.Has => new($"{title.Zh}：{value.Zh}", $"{title.En}: {value.En}"),
        _ => new($"{title.Zh}：{value.Zh}", $"{title.En}: {value.En}"),
    };
}
