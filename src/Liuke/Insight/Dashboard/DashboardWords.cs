using System.Globalization;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using NodaTime;

namespace Liuke.Insight.Dashboard;

public static class DashboardWords
{
    public static Text ViewInsight => new("查看留存洞察", "See retention");
    public static Text Title => new("留存洞察", "Retention");
    public static Text Lead => new("客户进来多少、流走多少、留下谁、该先留住谁。点任何一个数字或图形，就能看到背后的客户。",
        "How many customers come, how many leave, who stays, whom to keep first. Choose any number or mark to see the customers behind it.");

    // Choices
    public static Text Period => new("按什么看", "Period");
    public static Text ByMonth => new("按月", "By month");
    public static Text ByWeek => new("按周", "By week");
    public static Text Whose => new("看谁的客户", "Whose customers");
    public static Text AllWithinReach => new("全部客户", "All customers");
    public static Text DepartmentsGroup => new("部门", "Departments");
    public static Text OwnersGroup => new("负责人", "Owners");
    public static Text Show => new("查看", "Show");

    // Nothing yet
    public static Text NothingYet => new("还没有计算过", "Nothing has been worked out yet");
    public static Text NothingYetSays => new("先导入订单，再计算一次客户洞察；之后每晚会自动更新。", "Import orders, then refresh the insight once; after that it is kept up to date every night.");
    public static Text ImportOrders => new("导入订单", "Import orders");
    public static Text NobodyHere => new("这里还没有客户", "There are no customers here yet");
    public static Text NobodyHereSays => new("您负责的范围内还没有买过东西的客户。客户分配给您并有订单之后，这里会显示他们的留存情况。",
        "Nobody within your reach has bought anything yet. Once customers with orders are yours, their retention is shown here.");

    // What it rests on
    public static Text AsOf(LocalDate day) => new($"截至 {Day(day).Zh}", $"As of {Day(day).En}");
    public static Text DataSpan(LocalDate from, LocalDate until) => new($"订单：{Day(from).Zh}至{Day(until).Zh}", $"Orders: {Day(from).En} to {Day(until).En}");
    public static Text Model(Text name) => new($"模型：{name.Zh}", $"Model: {name.En}");
    public static Text Margin(decimal rate) => new($"没有成本的商品按毛利率 {rate:0%} 计算（公司设置）", $"Goods without a known cost count with a margin of {rate:0%} (a setting of the firm)");
    public static Text Runs => new("计算记录", "How this was worked out");
    public static Text Warnings(int count) => new($"读这些数字之前要知道的 {count} 件事", count == 1 ? "One thing to know before reading these numbers" : $"{count} things to know before reading these numbers");
    public static Text BeginsWithData(LocalDate from)
        => new($"订单从 {Day(from).Zh}开始：更早的老客户会在最初几个月显示为“新增”，这几个月的新增和同期群偏大。",
            $"The orders begin on {Day(from).En}: customers from before appear as new in the first months, which makes those months and cohorts too large.");

    // Figures
    public static Text Held => new("在册客户", "Customers held");
    public static Text HeldSays(int lost) => new($"未流失的客户；另有 {Number(lost)} 位已流失", $"Not lost; {Number(lost)} more are");
    public static Text RepurchaseFigure => new("复购率（近 12 个月）", "Repurchase rate (12 months)");
    public static Text RepurchaseSays(int again, int bought) => new($"越高越好；{Number(bought)} 位买过，{Number(again)} 位买过不止一天", $"High is good; {Number(again)} of {Number(bought)} bought on more than one day");
    public static Text ChurnFigure(Text period) => new($"流失率（{period.Zh}）", $"Churn rate ({period.En})");
    public static Text ChurnSays(int lost, int start) => new($"越低越好；期初 {Number(start)} 位，流失 {Number(lost)} 位", $"Low is good; {Number(lost)} of {Number(start)} were lost");
    public static Text RiskFigure => new("面临流失的毛利", "Margin at risk");
    public static Text RiskSays(int customers) => new($"越低越好；{Number(customers)} 位客户有风险", $"Low is good; {Number(customers)} {Customers(customers)} at risk");

    // Small words
    public static Text NoData => new("无数据", "No data");
    public static Text NotOver => new("未满", "not over");
    public static Text Nobody => new("未分配", "Nobody");
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
    public static string Percent(double share) => (share * 100).ToString(share is > 0 and < 0.1 ? "0.0" : "0.#", CultureInfo.InvariantCulture) + "%";
    public static string WholePercent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + "%";
    public static Text Customer(int count) => new($"{Number(count)} 位", Number(count));

    /// <summary>¥12.3万, ¥1.25亿; £12.3k, £1.25M.</summary>
    public static Text Short(Money money)
    {
        var (amount, symbol) = (Math.Abs(money.Amount), (money.Minor < 0 ? "-" : "") + money.Symbol);
        return new(
            symbol + (amount >= 100_000_000 ? Cut(amount / 100_000_000) + "亿" : amount >= 10_000 ? Cut(amount / 10_000) + "万" : Number((long)Math.Round(amount))),
            symbol + (amount >= 1_000_000 ? Cut(amount / 1_000_000) + "M" : amount >= 10_000 ? Cut(amount / 1000) + "k" : Number((long)Math.Round(amount))));
    }

    public static Text Day(LocalDate day) => new($"{day.Year} 年 {day.Month} 月 {day.Day} 日", day.ToString("d MMM uuuu", CultureInfo.InvariantCulture));

    public static Text Month(LocalDate month) => new($"{month.Year} 年 {month.Month} 月", month.ToString("MMM uuuu", CultureInfo.InvariantCulture));

    /// <summary>A period in full.</summary>
    public static Text Name(DashboardPeriod period) => period.Kind == PeriodKind.Month ? Month(period.Starts)
        : new($"{period.Starts.Month}/{period.Starts.Day}–{period.Ends.Month}/{period.Ends.Day} 周", $"week of {period.Starts.ToString("d MMM", CultureInfo.InvariantCulture)}");

    public static Text Tick(DashboardPeriod period) => period.Kind == PeriodKind.Week
        ? new($"{period.Starts.Month}/{period.Starts.Day}", period.Starts.ToString("d MMM", CultureInfo.InvariantCulture))
        : new($"{period.Starts.Month}月", period.Starts.ToString("MMM", CultureInfo.InvariantCulture));

    private static string Customers(int count) => count == 1 ? "customer" : "customers";

    private static string Cut(decimal amount) => amount.ToString(amount >= 100 ? "#,##0" : "0.##", CultureInfo.InvariantCulture);
}
