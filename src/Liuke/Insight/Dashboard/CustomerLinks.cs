using System.Globalization;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Sets;
using NodaTime;

namespace Liuke.Insight.Dashboard;

/// <summary>From every mark of a chart to the list of exactly the customers behind it.</summary>
public sealed class CustomerLinks(Slice slice, LocalDate asOf)
{
    private const int YearDays = 365;

    private readonly CustomerFilter whole = new() { Owner = slice.Owner, Department = slice.Department };

    public string AtStart(PeriodRow p) => To(StateSet.Key, null, p.Starts.PlusDays(-1), StateSet.Kept);

    public string AtEnd(PeriodRow p) => To(StateSet.Key, null, p.Until, StateSet.Kept);

    public string Entered(PeriodRow p) => To(EnteredSet.Key, p.Starts, p.Until);

    public string WonBack(PeriodRow p) => To(WonBackSet.Key, p.Starts, p.Until);

    public string Lost(PeriodRow p) => To(LostSet.Key, p.Starts, p.Until);

    public string State(PeriodRow p, RetentionState state) => To(StateSet.Key, null, p.Until, CustomerFilter.Word(state));

    public string Cohort(LocalDate firstMonth) => (whole with { Cohort = firstMonth.ToYearMonth() }).Href;

    public string Retained(LocalDate firstMonth, Retained later)
        => (Set(BoughtSet.Key, later.Month, later.Until, null) with { Cohort = firstMonth.ToYearMonth() }).Href;

    public string Bought => To(BoughtSet.Key, asOf.PlusDays(1 - YearDays), asOf);

    public string BoughtAgain => To(BoughtSet.Key, asOf.PlusDays(1 - YearDays), asOf, "2");

    public string AtRisk => To(AtRiskSet.Key);

    /// <summary>Those at risk of one owner, or of nobody.</summary>
    public string AtRiskOf(PersonId? owner)
        => owner is null ? To(AtRiskSet.Key, value: AtRiskSet.Unowned) : (Set(AtRiskSet.Key, null, null, null) with { Owner = owner }).Href;

    public string Golden(Golden golden) => To(GoldenSet.Key, value: golden.FromMinor.ToString(CultureInfo.InvariantCulture));

    private string To(string set, LocalDate? from = null, LocalDate? until = null, string? value = null) => Set(set, from, until, value).Href;

    private CustomerFilter Set(string set, LocalDate? from, LocalDate? until, string? value) => whole with { Set = set, SetArguments = new(from, until, value) };
}
