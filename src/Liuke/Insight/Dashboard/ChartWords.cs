using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Refresh;

namespace Liuke.Insight.Dashboard;

internal static class ChartWords
{
    // Leaky bucket
    public static Text Bucket(PeriodRow? last) => last is null ? new("漏桶", "The leaky bucket")
        : new($"漏桶：{DashboardWords.Name(last.Period).Zh}进来 {DashboardWords.Number(last.Entered + last.WonBack)} 位，漏走 {DashboardWords.Number(last.Lost)} 位",
            $"The leaky bucket: {DashboardWords.Number(last.Entered + last.WonBack)} came in, {DashboardWords.Number(last.Lost)} leaked away in {InEnglish(last)}");
    public static Text BucketSays => new("漏桶原理：客户像桶里的水，一边靠新增和挽回加水，一边因流失漏水。先堵漏洞比不停加水便宜，所以红色越短越好，水位线越高越好。",
        "Customers are like water in a leaky bucket: new and won-back customers fill it, lost ones leak out. Stopping leaks is cheaper than refilling, so short red bars and a high level are good.");
    public static Text AtStart => new("期初", "At start");
    public static Text Entered => new("新增", "New");
    public static Text WonBack => new("挽回", "Won back");
    public static Text Lost => new("流失", "Lost");
    public static Text AtEnd => new("期末", "At end");
    public static Text Level => new("期末在册", "Held at end");
    public static Text Refill => new("补水成本", "Cost of refilling");
    public static Text RefillSays(PeriodRow last, Money each) => new(
        $"把 {DashboardWords.Name(last.Period).Zh}流失的 {DashboardWords.Number(last.Lost)} 位补回来，约需 {new Money(last.Lost * each.Minor, each.Currency).Whole}（获客成本每位 {each.Whole}，来自公司设置）。",
        $"Winning as many new customers as were lost in {InEnglish(last)} costs about {new Money(last.Lost * each.Minor, each.Currency).Whole} (cost of winning one customer {each.Whole}, a setting of the firm).");
    public static Text ChangeSetting => new("修改设置", "Change the setting");
    public static Text PeriodColumn => new("期间", "Period");

    // Cohorts
    public static Text Cohorts => new("同期群：第一次买之后，还有多少人回来", "Cohorts: how many come back after the first purchase");
    public static Text CohortsSays => new("每一行是同一个月第一次购买的客户；格子里是其中在之后第几个月又买过的百分比，颜色越深、数字越大越好。斜线格是还没过完的月份，不能和别的格子比。",
        "Each row is the customers who first bought in one month; a cell says what percentage of them bought again so many months later. High numbers and deep colour are good. Hatched cells are a month that is not over; do not compare them.");
    public static Text FirstMonth => new("首购月份", "First bought");
    public static Text Size => new("人数", "Customers");
    public static Text MonthsLater(int months) => new($"+{months} 月", $"+{months} mo");
    public static Text Cell(CohortRow row, Retained cell) => new(
        $"{DashboardWords.Month(row.FirstMonth).Zh}首购的 {DashboardWords.Number(row.Size)} 位中，{DashboardWords.Number(cell.Customers)} 位在 {DashboardWords.Month(cell.Month).Zh}买过，{DashboardWords.Percent(cell.Share)}{(cell.IsComplete ? "" : "（未满）")}",
        $"Of {DashboardWords.Number(row.Size)} who first bought in {DashboardWords.Month(row.FirstMonth).En}, {DashboardWords.Number(cell.Customers)} bought in {DashboardWords.Month(cell.Month).En}: {DashboardWords.Percent(cell.Share)}{(cell.IsComplete ? "" : " (not over)")}");

    // Rates
    public static Text Rates => new("流失率：每期流失的客户占期初的比例", "Churn rate: lost in each period, of those at its start");
    public static Text RatesSays => new("越低越好；留存率 = 100% − 流失率。空心点的期间还没有过完，先不要下结论。", "Low is good; the retention rate is 100% less the churn rate. A hollow point is a period that is not over; wait before you judge it.");
    public static Text Churn => new("流失率", "Churn rate");
    public static Text Retention => new("留存率", "Retention rate");

    // States
    public static Text States => new("客户状态：期末各有多少位", "Customer states: how many at the end of each period");
    public static Text StatesSays(InsightRules rules) => new(
        $"绿色越厚越好。活跃：存活概率不低于 {rules.ActiveFrom}；沉睡：{rules.LostBelow} 到 {rules.ActiveFrom}；流失：低于 {rules.LostBelow}；新客：首购后 {rules.NewDays} 天内；挽回：流失后回来 {rules.WonBackDays} 天内。",
        $"Much green is good. Active: alive with a chance of {rules.ActiveFrom} or more; sleeping: {rules.LostBelow} to {rules.ActiveFrom}; lost: below {rules.LostBelow}; new: first {rules.NewDays} days; won back: first {rules.WonBackDays} days after a return.");
    public static Text Share(int count, int all) => Text.Same(all == 0 ? "" : DashboardWords.Percent((double)count / all));

    // Owners
    public static Text Owners => new("谁手上面临流失的毛利最多", "Whose customers put most margin at risk");
    public static Text OwnersSays => new("有流失风险的客户：流失概率 × 未来 12 个月有望毛利。条越短越好；从最上面的负责人开始帮忙。", "Customers at risk: chance of leaving x margin expected in twelve months. Short bars are good; begin to help at the top.");
    public static Text Owner => new("负责人", "Owner");
    public static Text AtRisk => new("风险客户", "Customers at risk");
    public static Text ValueAtRisk => new("面临流失的毛利", "Margin at risk");
    public static Text NobodyAtRisk => new("没有客户面临流失", "Nobody is at risk");
    public static Text NobodyAtRiskSays => new("按最近一次计算，没有值得担心的客户。", "By the last refresh there is no customer to worry about.");

    // Golden customers
    public static Text GoldenTitle(Golden golden) => new(
        $"黄金客户：{DashboardWords.Number(golden.Few)} 位（{DashboardWords.Percent(golden.FewShare)}）带来 {DashboardWords.Percent(golden.ProfitShare)} 的毛利",
        $"Golden customers: {DashboardWords.Number(golden.Few)} ({DashboardWords.Percent(golden.FewShare)}) bring {DashboardWords.Percent(golden.ProfitShare)} of the profit");
    public static Text GoldenSays(Money least) => new($"近 12 个月带来 80% 毛利所需的最少客户，每位至少带来 {least.Whole}。曲线越陡，毛利越集中在少数人身上，越要先留住他们。",
        $"The fewest customers who bring 80% of twelve months' profit; each brings {least.Whole} at least. The steeper the curve, the fewer carry the profit, and the more it matters to keep them.");
    public static Text GoldenNone => new("黄金客户", "Golden customers");
    public static Text GoldenNoneSays => new("近 12 个月没有带来毛利的客户。", "Nobody brought any profit in the last twelve months.");
    public static Text GoldenPoint(Golden golden) => new($"{DashboardWords.Number(golden.Few)} 位黄金客户", $"{DashboardWords.Number(golden.Few)} golden customers");
    public static Text TopShare => new("客户（按毛利从高到低）", "Customers, most profitable first");
    public static Text ProfitShare => new("毛利占比", "Share of the profit");
    public static Text SeeGolden => new("看黄金客户名单", "See the golden customers");

    public static Text State(RetentionState state) => ArchiveWords.State(state);

    /// <summary>A period below an axis: the year where it begins, and a mark where it is not over.</summary>
    public static Text Tick(PeriodRow period, bool isFirst)
    {
        var (tick, year) = (DashboardWords.Tick(period.Period), $"\n{period.Starts.Year}");
        return !period.IsComplete ? new($"{tick.Zh}\n{DashboardWords.NotOver.Zh}", $"{tick.En}\n{DashboardWords.NotOver.En}")
            : isFirst || (period.Period.Kind == PeriodKind.Month && period.Starts.Month == 1) ? new(tick.Zh + year, tick.En + year) : tick;
    }

    private static string InEnglish(PeriodRow period) => period.Period.Kind == PeriodKind.Week ? "the " + DashboardWords.Name(period.Period).En : DashboardWords.Name(period.Period).En;
}
