using Liuke.Basics;
using NodaTime;

namespace Liuke.Insight.Refresh;

public enum PeriodKind { Week, Month }

/// <summary>One week or month that the dashboard shows.</summary>
/// <param name="Ends">Its last day, though it may not be over yet.</param>
public readonly record struct DashboardPeriod(PeriodKind Kind, LocalDate Starts, LocalDate Ends);

/// <summary>The weeks and months up to a day that the dashboard looks back on.</summary>
public sealed class Window
{
    private Window(int asOf, DashboardPeriod[] periods, LocalDate firstMonth)
    {
        (AsOf, Periods, FirstMonth) = (asOf, periods, firstMonth);
        FirstDay = periods.Min(p => p.Starts).Number();
    }

    public int AsOf { get; }

    /// <summary>Weeks first, each kind in order.</summary>
    public IReadOnlyList<DashboardPeriod> Periods { get; }

    /// <summary>The first day of the earliest period.</summary>
    public int FirstDay { get; }

    /// <summary>The first month of first purchases that the cohorts show.</summary>
    public LocalDate FirstMonth { get; }

    public static Window Of(int asOf, InsightRules rules)
    {
        var day = Days.Day(asOf);
        var (week, month) = (day.WeekStart(), day.MonthStart());
        var weeks = Enumerable.Range(0, rules.Weeks).Select(i => week.PlusWeeks(i - rules.Weeks + 1))
            .Select(s => new DashboardPeriod(PeriodKind.Week, s, s.PlusDays(6)));
        var firstMonth = month.PlusMonths(1 - rules.Months);
        var months = Enumerable.Range(0, rules.Months).Select(firstMonth.PlusMonths)
            .Select(s => new DashboardPeriod(PeriodKind.Month, s, s.PlusMonths(1).PlusDays(-1)));
        return new(asOf, [.. weeks, .. months], firstMonth);
    }
}
