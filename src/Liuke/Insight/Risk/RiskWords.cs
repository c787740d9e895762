using System.Globalization;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Worth;
using NodaTime;

namespace Liuke.Insight.Risk;

/// <summary>Says why a customer is at risk, from the facts kept with the work item. Only clauses that hold are said.</summary>
public sealed class RiskWords : IWorkWords
{
    public const string Retention = "retention";
    public const string BoughtAgain = "bought-again";
    public const string NoLongerAtRisk = "no-longer-at-risk";

    private const double SharpFall = 0.1;

    public WorkKind Kind => WorkKind.AtRisk;

    public string Reason => Retention;

    public Text Sentence(string facts) => Sentence(RiskFacts.Unpack(facts));

    public static Text Sentence(RiskFacts facts) => Text.Join(Clauses(facts));

    public Text ToDo(string facts) => RiskFacts.Unpack(facts).State switch
    {
        RetentionState.Lost => new("去挽回", "Win back"),
        RetentionState.Sleeping => new("打电话", "Call"),
        _ => new("问一问", "Check in"),
    };

    public double? Alive(string facts) => RiskFacts.Unpack(facts).Alive;

    /// <summary>The year's margin, less the part that comes all the same, is the value at risk: exactly.</summary>
    public IReadOnlyList<RankPart> RankParts(string facts)
    {
        var f = RiskFacts.Unpack(facts);
        var safe = f.ValueAtRiskMinor - f.YearMarginMinor;
        return
        [
            new(new("一年毛利（如果没走）", "A year's margin, if the customer stays"), HowMuch(f), f.YearMarginMinor),
            new(new("预计留得住的部分", "The part expected to stay"), new($"还在的可能 {Share(f.Alive)}", $"{Share(f.Alive)} chance of still being a customer"), safe),
        ];
    }

    public Text Why(string why) => why switch
    {
        BoughtAgain => new("客户又下单了", "The customer bought again"),
        _ => new("风险已解除", "No longer at risk"),
    };

    /// <summary>Where the margin rate comes from; said wherever it is used.</summary>
    public static Text Source(MarginSource source, double rate) => source switch
    {
        MarginSource.Costs => new($"毛利率 {Share(rate)}，按产品成本", $"margin {Share(rate)}, from product costs"),
        MarginSource.Mixed => new($"毛利率 {Share(rate)}，部分按产品成本，其余按公司设定", $"margin {Share(rate)}, partly from product costs, the rest assumed"),
        _ => new($"毛利率 {Share(rate)}，按公司设定（成本未知）", $"margin {Share(rate)}, the firm's assumption (costs unknown)"),
    };

    private static IEnumerable<Text> Clauses(RiskFacts f)
    {
        yield return Silence(f);
        if (f.LostOn is { } lost) yield return Lost(Basics.Days.Day(lost));
        if (f.FewerOrders is { } fewer)
            yield return new($"近一个季度比去年同期少 **{fewer} 单**", $"**{fewer} {(fewer == 1 ? "order" : "orders")} fewer** than in the same quarter last year");
        if (f.LastOrderPercent is { } percent)
            yield return new($"最近一单只有平时的 **{percent}%**", $"the last order was only **{percent}%** of the usual");
        if (f.AliveLastWeek is { } before && before - f.Alive >= SharpFall)
            yield return new($"存活概率一周内由 {Chance(before)} 降到 **{Chance(f.Alive)}**", $"chance of still being a customer down from {Chance(before)} to **{Chance(f.Alive)}** in a week");
        var stake = new Money(f.ValueAtRiskMinor, f.Currency).Whole;
        yield return new($"一年有 **{stake}** 毛利可能流失", $"**{stake}** a year at stake");
    }

    private static Text Silence(RiskFacts f)
    {
        var days = f.DaysSince == 1 ? "1 day" : $"{f.DaysSince} days";
        return f switch
        {
            { Occasions: 1 } => new($"只买过一次，已过 **{f.DaysSince} 天**", $"bought once, **{days}** ago, and not since"),
            { UsualGap: { } gap } => new($"**{f.DaysSince} 天**没有下单，平时每 **{gap} 天**一次", $"**{days}** since the last order; usually every **{gap}**"),
            _ => new($"**{f.DaysSince} 天**没有下单，一共买过 {f.Occasions} 次", $"**{days}** since the last order; bought {(f.Occasions == 2 ? "twice" : $"{f.Occasions} times")} so far"),
        };
    }

    private static Text Lost(LocalDate on) => new(
        $"{on.Month} 月 {on.Day} 日起算作流失",
        $"counted as lost since {on.ToString("d MMMM", CultureInfo.GetCultureInfo("en"))}");

    private static Text HowMuch(RiskFacts f)
    {
        var (spend, times) = (new Money(f.SpendMinor, f.Currency).Whole, f.YearPurchases.ToString("0.#", CultureInfo.InvariantCulture));
        var source = Source(f.MarginSource, f.MarginRate);
        return new($"预计 {times} 次 × {spend}，{source.Zh}", $"{times} purchases × {spend}, {source.En}");
    }

    private static string Share(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Chance(double chance) => chance.ToString("0.00", CultureInfo.InvariantCulture);
}
