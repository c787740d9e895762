using NodaTime;

namespace Liuke.FollowUp.Doing;

/// <summary>When to be in touch again, as the form proposes it.</summary>
public static class Cadence
{
    internal const int TryAgainDays = 2;

    /// <param name="days">The period of the customer's grade.</param>
    public static LocalDate NextOn(LocalDate today, int days, WorkOutcome outcome)
        => Workday(today.PlusDays(outcome == WorkOutcome.NotReached ? TryAgainDays : days));

    /// <summary>Saturday and Sunday move to Monday.</summary>
    public static LocalDate Workday(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };
}
