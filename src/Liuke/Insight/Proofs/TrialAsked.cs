using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Insight.Proofs;

/// <summary>A day of the past to forecast from, as somebody wrote it.</summary>
/// <param name="CutOn">yyyy-MM-dd.</param>
/// <param name="Days">How far to forecast.</param>
public sealed record TrialAsked(string? CutOn, int Days)
{
    public const int FewestDays = 7;
    public const int MostDays = 365;
    public const int UsualDays = 90;

    // With less behind it a forecast has nothing to go by.
    private const int FewestBefore = 30;

    /// <summary>The day, or why it will not do; what is known of goes from the first purchase day to the last.</summary>
    public Outcome<LocalDate> Check(LocalDate? from, LocalDate? until)
    {
        if (from is not { } first || until is not { } last) return Refusal.Conflict(TrialWords.NothingToTryOn);
        if (Days is < FewestDays or > MostDays) return Refusal.Invalid(TrialWords.NotDays(Days));
        if (LocalDatePattern.Iso.Parse(CutOn?.Trim() ?? "") is not { Success: true, Value: var cut }) return Refusal.Invalid(InsightWords.NotADay(CutOn ?? ""));
        var (earliest, latest) = (first.PlusDays(FewestBefore), last.PlusDays(-Days));
        if (latest < earliest) return Refusal.Invalid(TrialWords.TooShort(first, last, Days));
        if (cut > latest) return Refusal.Invalid(TrialWords.TooLate(last, latest, Days));
        return cut < earliest ? Refusal.Invalid(TrialWords.TooEarly(first, earliest)) : cut;
    }
}
