using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Insight.Customers;

public static class OutlookWords
{
    public static Text CurveTitle => new("还是我们客户的概率", "Chance of still being a customer");
    public static Text CurveSays => new("圆点是下单日；虚线是今后一直不下单的走势", "Dots are orders; the dotted line is what silence would do");
    public static Text Alive => new("存活概率", "Chance");
    public static Text IfSilent => new("如果不再下单", "If silent from now");
    public static Text Order => new("下单", "Order");
    public static Text Day => new("日期", "Day");
    public static Text Bought => new("当天净额", "Net that day");
    public static Text ActiveLine => new("活跃", "Active");
    public static Text LostLine => new("流失", "Lost");
    public static Text NoOutlook => new("还没有购买记录，或还没有计算。导入订单后会自动计算。", "No purchases yet, or nothing worked out yet. It is worked out by itself after an import.");
    public static Text Fallback => new("数据里看不出客户会离开：按客户自己的购买节奏推算，仅供参考。", "The data show nobody leaving: reckoned from the customer's own rhythm, for orientation.");

    public static Text NextOrder => new("预计下次下单", "Next order due");
    public static Text Expected => new("预计下单次数", "Expected orders");
    public static Text ExpectedSays => new("30 / 90 / 365 天内（已计入流失可能）", "within 30 / 90 / 365 days, leaving allowed for");
    public static Text WillBuy => new("会再下单的概率", "Chance of an order");
    public static Text WillBuySays => new("30 / 90 天内；已用过去的实际结果校准", "within 30 / 90 days, calibrated on what came in the past");
    public static Text WillBuyAllTheSame => new("30 / 90 天内；过去像这样沉默的客户里，确有这么多又下了单", "within 30 / 90 days; of customers as silent as this one, so many did order again");
    public static Text WillBuyByModel => new("30 / 90 天内；按模型推算，尚未校准", "within 30 / 90 days, by the model, not calibrated yet");
    public static Text Lifetime(int years) => new($"今后 {years} 年价值", $"Worth over {years} years");
    public static Text LifetimeSays(Text margin, double rate) => new($"预计毛利，年折现 {Percent(rate)}；{margin.Zh}", $"expected margin, {Percent(rate)} a year discounted; {margin.En}");

    /// <param name="over">Days beyond the later of the two; not above zero while there is time.</param>
    public static Text Between(LocalDate early, LocalDate late, int over)
    {
        var spread = new Text($"一半的可能在 {Zh(early)}—{Zh(late)}", $"half of such orders come {En(early)} to {En(late)}");
        return over <= 0 ? spread : new($"{spread.Zh}，已超过 {Count(over)}", $"{spread.En}; {EnDays(over)} over");
    }
    public static Text DayOf(LocalDate day, LocalDate asOf) => day.Year == asOf.Year ? new(Zh(day), En(day)) : new($"{day.Year} 年 {Zh(day)}", $"{En(day)} {day.Year}");

    public static Text WhyTitle => new("为什么有风险", "Why at risk");
    public static Text WhySays => new("0 = 放心，100 = 要走了；各项正好相加", "0 = no worry, 100 = about gone; the parts add up exactly");
    public static Text Same => new("与上周相同", "as last week");
    public static Text Up(int by) => new($"比上周高 {by}", $"{by} up on last week");
    public static Text Down(int by) => new($"比上周低 {by}", $"{by} down on last week");
    public static Text Lift(int to) => new($"最能降低风险的一步：促成一单，可降到 {to}", $"What would lower it most: an order today, down to {to}");
    public static Text Weekly => new("近 12 周的风险", "Risk over twelve weeks");
    public static Text Week => new("周末", "Week ending");
    public static Text Risk => new("风险", "Risk");

    public static Text Part(RiskPart part) => part.Kind switch
    {
        RiskPartKind.Anybody => new("谁都可能买完就不再来", "Anybody may leave after buying"),
        RiskPartKind.Loyalty => part.Points < 0
            ? new($"买过 {part.Figure} 次，会回头", $"Bought on {part.Figure} days: comes back")
            : new($"只买过 {part.Figure} 次", part.Figure == 1 ? "Bought only once" : $"Bought on {part.Figure} days only"),
        RiskPartKind.UsualSilence => new($"平时的间隔内没有下单（{Count(part.Figure)}）", $"No order within the usual gap ({EnDays(part.Figure)})"),
        _ => new($"比平时又多等了 {Count(part.Figure)}", $"{EnDays(part.Figure)} more than usual without one"),
    };

    public static string Points(int points) => points < 0 ? $"−{-points}" : $"+{points}";

    public static string Chance(double chance) => chance.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Times(double times) => times.ToString(times < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>Nobody is told that an order is certain or out of the question.</summary>
    public static string WholePercent(double chance) => Math.Clamp(Math.Round(100 * chance), 1, 99).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Count(int days) => $"{days} 天";

    private static string EnDays(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Zh(LocalDate day) => $"{day.Month} 月 {day.Day} 日";

    private static string En(LocalDate day) => day.ToString("d MMM", CultureInfo.GetCultureInfo("en"));
}
