using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Histories;
using Liuke.Insight.States;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>Counts one seat's customers for the dashboard.</summary>
internal sealed class SeatCounter(Window window)
{
    private static readonly int States = Enum.GetValues<RetentionState>().Length;
    private static readonly int QuadrantKinds = Enum.GetValues<Quadrant>().Length;

    private readonly (int Starts, int Ends)[] periods = [.. window.Periods.Select(p => (p.Starts.Number(), Math.Min(p.Ends.Number(), window.AsOf)))];
    private readonly int months = window.Periods.Count(p => p.Kind == PeriodKind.Month);
    private readonly int firstMonth = MonthOf(window.FirstMonth);

    public Bucket[] Buckets { get; } = [.. window.Periods.Select(_ => new Bucket())];

    /// <summary>By first month and months later.</summary>
    public int[,] Cohorts { get; } = new int[window.Periods.Count(p => p.Kind == PeriodKind.Month), window.Periods.Count(p => p.Kind == PeriodKind.Month)];

    public int OnFile { get; private set; }
    public int[] Standing { get; } = new int[States];
    public int[] Quadrants { get; } = new int[QuadrantKinds];
    public int AtRisk { get; private set; }
    public long AtRiskMinor { get; private set; }
    public long ValueAtRiskMinor { get; private set; }
    public int Bought { get; private set; }
    public int BoughtAgain { get; private set; }
    public long YearProfitMinor { get; private set; }

    internal sealed class Bucket
    {
        public int AtStart, Entered, WonBack, Lost, AtEnd;
        public readonly int[] Ends = new int[States];
    }

    public void Add(Finding finding, ReadOnlySpan<byte> days)
    {
        OnFile++;
        if (finding.Measures is not { } measures) return;
        Standing[(int)finding.State]++;
        Quadrants[(int)measures.Quadrant]++;
        ValueAtRiskMinor += measures.Prospect.ValueAtRiskMinor;
        YearProfitMinor += measures.YearProfitMinor;
        if (measures.YearOccasions >= 1) Bought++;
        if (measures.YearOccasions >= 2) BoughtAgain++;
        if (finding.RiskSince is not null)
        {
            AtRisk++;
            AtRiskMinor += measures.Prospect.ValueAtRiskMinor;
        }

        AddToBuckets(finding);
        if (Days.Day(measures.FirstDay) >= window.FirstMonth) AddToCohort(days, measures.FirstDay);
    }

    // Who left and came back within one period counts in neither: each customer stands at most once under each name.
    private void AddToBuckets(Finding finding)
    {
        var before = finding.Steps.Length > 0 ? finding.Steps[0].From : finding.State;
        for (var i = 0; i < periods.Length; i++)
        {
            var starts = StateOn(finding.Steps, before, periods[i].Starts - 1);
            var ends = StateOn(finding.Steps, before, periods[i].Ends);
            Buckets[i].Ends[(int)ends]++;
            var (isIn, wasIn) = (IsKept(ends), IsKept(starts));
            if (wasIn) Buckets[i].AtStart++;
            if (isIn) Buckets[i].AtEnd++;
            if (starts == RetentionState.None && ends != RetentionState.None) Buckets[i].Entered++;
            if (starts == RetentionState.Lost && isIn) Buckets[i].WonBack++;
            if (starts != RetentionState.Lost && ends == RetentionState.Lost) Buckets[i].Lost++;
        }
    }

    private void AddToCohort(ReadOnlySpan<byte> days, int firstDay)
    {
        var first = MonthOf(Days.Day(firstDay));
        var seen = -1;
        foreach (var day in PurchaseDays.Read(days))
        {
            if (day.Day > window.AsOf) break;
            if (!day.IsOccasion) continue;
            var later = MonthOf(Days.Day(day.Day)) - first;
            if (later == seen) continue;
            seen = later;
            if (first - firstMonth < months && later < months) Cohorts[first - firstMonth, later]++;
        }
    }

    private static bool IsKept(RetentionState state) => state is not (RetentionState.None or RetentionState.Lost);

    private static RetentionState StateOn(StateStep[] steps, RetentionState before, int day)
    {
        var state = before;
        foreach (var step in steps)
        {
            if (step.Day > day) break;
            state = step.To;
        }

        return state;
    }

    private static int MonthOf(LocalDate day) => day.Year * 12 + day.Month;
}
