using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Lists;

internal static class ListWords
{
    public static Text Title => new("客户档案", "Customers");
    public static Text ExportCustomers => new("导出客户档案", "Export customers");
    public static Text Kind => new("类型", "Kind");
    public static Text Region => new("地区", "Region");
    public static Text MaskedMobile => new("手机号（遮盖）", "Mobile (masked)");
    public static Text DepartmentName => new("部门", "Department");
    public static Text StateSince => new("进入状态日", "In state since");
    public static Text FirstOrder => new("首单", "First order");
    public static Text Occasions => new("购买日数", "Purchase days");
    public static Text Net => new("累计净额", "Net turnover");
    public static Text Found(CappedCount count) => new($"{count} 位客户", count is { Value: 1, IsCapped: false } ? "1 customer" : $"{count} customers");
    public static Text CountAll => new("数清", "Count all");
    public static Text All => new("全部", "All");
    public static Text Filters => new("筛选", "Filter");
    public static Text FiltersSet(int count) => new($"筛选（{count}）", $"Filter ({count})");
    public static Text Apply => new("应用", "Apply");
    public static Text Clear => new("清除全部条件", "Clear all");
    public static Text TakeAway(Text what) => new($"去掉条件：{what.Zh}", $"Take away: {what.En}");
    public static Text States => new("留存状态", "Retention state");
    public static Text Shown => new("当前条件", "What is shown");

    public static Text Customer => new("客户", "Customer");
    public static Text Code => new("编号", "Code");
    public static Text Name => new("名称", "Name");
    public static Text State => new("状态", "State");
    public static Text Quadrant => new("象限", "Quadrant");
    public static Text Owner => new("负责人", "Owner");
    public static Text Department => new("部门及下级", "Department and below");
    public static Text Cohort => new("首单月份", "Month of first order");
    public static Text CohortHint => new("如 2026-03", "as in 2026-03");
    public static Text LastOrder => new("最近下单", "Last order");
    public static Text Alive => new("存活概率", "Alive");
    public static Text AtRisk => new("面临的损失", "At stake");
    public static Text Worth => new("终身价值", "Lifetime value");
    public static Text Anyone => new("不限", "Any");
    public static Text NoOwner => new("无负责人", "No owner");
    public static Text SortBy => new("排序", "Sort by");
    public static Text Rising => new("从小到大", "Rising");
    public static Text Falling => new("从大到小", "Falling");
    public static Text Direction => new("方向", "Direction");

    public static Text WhyFound(Text by) => new($"匹配：{by.Zh}", $"Found by {by.En}");
    public static Text ByKey => new("外部编号", "your own key");
    public static Text ByCreditCode => new("统一社会信用代码", "credit code");
    public static Text ByMobile => new("手机号", "mobile");
    public static Text ByMobileEnding => new("手机尾号", "ending of the mobile");
    public static Text ByContactChannel => new("联系人的号码或账号", "a contact's number or account");
    public static Text ByContactEnding => new("联系人号码尾号", "ending of a contact's number");
    public static Text ByContactName => new("联系人姓名", "a contact's name");
    public static Text Unfinished => new("这一段里符合的不多，后面还没有看完：请点“下一页”继续，或再加一个条件。", "Few match in this stretch, and the rest has not been looked at: go on with the next page, or add a condition.");

    public static Text SearchFor(string typed) => new($"搜索：{typed}", $"Search: {typed}");
    public static Text QuadrantIs(Quadrant quadrant) => new($"象限 {quadrant}", $"Quadrant {quadrant}");
    public static Text OwnerIs(string name) => new($"负责人：{name}", $"Owner: {name}");
    public static Text DepartmentIs(string name) => new($"部门：{name}", $"Department: {name}");
    public static Text CohortIs(YearMonth month) => new($"首单在 {month.Year} 年 {month.Month} 月", $"First order in {month.Year}-{month.Month:00}");
    public static Text FirstWithin(DaySpan span) => Within(span, new("首单", "First order"));
    public static Text LastWithin(DaySpan span) => Within(span, new("最近下单", "Last order"));
    public static Text SinceWithin(DaySpan span) => Within(span, new("进入该状态", "In this state since"));
    public static Text Unknown => new("不在您的范围内", "outside your reach");

    public static Text NobodyYet => new("还没有客户", "No customers yet");
    public static Text NobodyYetSays => new("导入订单文件，客户会自动建立，并算出谁需要联系。", "Import a file of orders: the customers in it are entered, and you will see whom to contact.");
    public static Text ToImports => new("去导入", "Import orders");
    public static Text NobodyMatches => new("没有符合条件的客户", "No customer matches");
    public static Text NobodyMatchesSays => new("请放宽条件，或检查名称、编号是否写对。您只能看到自己范围内的客户。", "Loosen the filter, or check the name or code. You see the customers within your reach only.");

    public static Text SortOf(CustomerSort sort) => sort switch
    {
        CustomerSort.Name => Name,
        CustomerSort.Code => Code,
        CustomerSort.LastOrder => LastOrder,
        CustomerSort.Alive => Alive,
        CustomerSort.LifetimeValue => Worth,
        _ => AtRisk,
    };

    internal static Text Within(DaySpan span, Text what) => span switch
    {
        { From: { } from, To: { } to } => new($"{what.Zh}：{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}", $"{what.En}: {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"),
        { From: { } from } => new($"{what.Zh}：{from:yyyy-MM-dd} 起", $"{what.En}: from {from:yyyy-MM-dd}"),
        _ => new($"{what.Zh}：至 {span.To:yyyy-MM-dd}", $"{what.En}: until {span.To:yyyy-MM-dd}"),
    };
}
