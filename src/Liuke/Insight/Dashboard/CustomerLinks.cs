using System.Globalization;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Sets;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Insight.Dashboard;

/// <summary>From every mark of a chart to the list of exactly the customers behind it.</summary>
public sealed class CustomerLinks(Slice slice, LocalDate asOf)
{
    private const string Path = "/customers";
    private const int YearDays = 365;

    public string AtStart(PeriodRow p) => Kept(p.Starts.PlusDays(-1));

    public string AtEnd(PeriodRow p) => Kept(p.Until);

    public string Entered(PeriodRow p) => Within(EnteredSet.Key, p.Starts, p.Until);

    public string WonBack(PeriodRow p) => Within(WonBackSet.Key, p.Starts, p.Until);

    public string Lost(PeriodRow p) => Within(LostSet.Key, p.Starts, p.Until);

    public string State(PeriodRow p, RetentionState state) => To(("set", StateSet.Key), ("until", Day(p.Until)), ("value", StateSet.Word(state)));

    public string Cohort(LocalDate firstMonth) => To(("cohort", Month(firstMonth)));

    public string Retained(LocalDate firstMonth, Retained later)
        => To(("cohort", Month(firstMonth)), ("set", BoughtSet.Key), ("from", Day(later.Month)), ("until", Day(later.Until)));

    public string Bought => Within(BoughtSet.Key, asOf.PlusDays(1 - YearDays), asOf);

    public string BoughtAgain => To(("set", BoughtSet.Key), ("from", Day(asOf.PlusDays(1 - YearDays))), ("until", Day(asOf)), ("value", "2"));

    public string AtRisk => To(("set", AtRiskSet.Key));

    /// <summary>Those at risk of one owner, or of nobody.</summary>
    public string AtRiskOf(PersonId? owner)
        => owner is { } id ? Address(("owner", id.ToString()), Department, ("set", AtRiskSet.Key)) : To(("set", AtRiskSet.Key), ("value", AtRiskSet.Unowned));

    public string Golden(Golden golden) => To(("set", GoldenSet.Key), ("value", golden.FromMinor.ToString(CultureInfo.InvariantCulture)));

    private (string, string?) Department => ("department", slice.Department?.ToString());

    private string Kept(LocalDate day) => To(("set", StateSet.Key), ("until", Day(day)), ("value", StateSet.Kept));

    private string Within(string set, LocalDate from, LocalDate until) => To(("set", set), ("from", Day(from)), ("until", Day(until)));

    private string To(params ReadOnlySpan<(string Name, string? Value)> parts) => Address([("owner", slice.Owner?.ToString()), Department, .. parts]);

    private static string Address(params ReadOnlySpan<(string Name, string? Value)> parts)
        => QueryHelpers.AddQueryString(Path, parts.ToArray().Select(p => KeyValuePair.Create(p.Name, p.Value)));

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Month(LocalDate day) => YearMonthPattern.Iso.Format(day.ToYearMonth());
}
