using NodaTime;

namespace Liuke.Basics;

/// <summary>Business days and weeks in the company's time zone.</summary>
public static class Days
{
    public static readonly LocalDate Epoch = new(1970, 1, 1);

    public static LocalDate DayIn(this Instant at, DateTimeZone zone) => at.InZone(zone).Date;

    /// <summary>Whole days since 1970-01-01: the only form in which dates enter the statistics.</summary>
    public static int Number(this LocalDate day) => Period.DaysBetween(Epoch, day);

    public static LocalDate Day(int number) => Epoch.PlusDays(number);

    public static LocalDate WeekStart(this LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    public static LocalDate MonthStart(this LocalDate day) => new(day.Year, day.Month, 1);

    /// <summary>Cuts to milliseconds, the precision that both databases keep.</summary>
    public static Instant Cut(this Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
