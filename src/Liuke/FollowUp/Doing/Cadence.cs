using Liuke.Archive;
using NodaTime;

namespace Liuke.FollowUp.Doing;

/// <summary>When to be in touch again, as the form proposes it.</summary>
public static class Cadence
{
    private const int TryAgainDays = 2;

    public static LocalDate NextOn(LocalDate today, Quadrant quadrant, WorkOutcome outcome)
        => Workday(today.PlusDays(outcome == WorkOutcome.NotReached ? TryAgainDays : Days(quadrant)));

    public static int Days(Quadrant quadrant) => quadrant switch
    {
        Quadrant.A => 7,
        Quadrant.B => 15,
        _ => 30,
    };

    /// <summary>Saturday and Sunday move to Monday.</summary>
    public static LocalDate Workday(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };
}
