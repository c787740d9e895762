using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>
/// Purchase histories with equal (x, t_x, T) merged and counted: what a fit reads.
/// </summary>
/// <remarks>
/// x: repeat purchase days; t_x: time of the last purchase since the first; T: time since the first at the cut.
/// Rows are ordered by x, then T, then t_x; times are kept once, in weeks, and rows point at them, so that a fit
/// takes each logarithm once. Rows without repeat purchases come first.
/// </remarks>
public sealed class MergedRows
{
    private static readonly double LogDaysPerWeek = Math.Log(7);

    internal MergedRows(int[] x, int[] lastIndex, int[] ageIndex, double[] count, double[] timesWeeks)
    {
        X = x;
        LastIndex = lastIndex;
        AgeIndex = ageIndex;
        Count = count;
        TimesWeeks = timesWeeks;
        RowsWithoutRepeat = FirstRepeat(x);
        double once = 0, again = 0;
        for (var row = 0; row < count.Length; row++) (row < RowsWithoutRepeat ? ref once : ref again) += count[row];
        Customers = (long)Math.Round(once + again);
        RepeatCustomers = (long)Math.Round(again);
        MaxX = x.Length == 0 ? 0 : x[^1];
    }

    /// <summary>Number of customers, all counts together.</summary>
    public long Customers { get; }

    /// <summary>Number of customers with at least one repeat purchase.</summary>
    public long RepeatCustomers { get; }

    /// <summary>Number of distinct (x, t_x, T).</summary>
    public int Distinct => X.Length;

    /// <summary>Largest number of repeat purchases; 0 when there are none.</summary>
    public int MaxX { get; }

    /// <summary>One row of the merged table.</summary>
    /// <param name="row">From 0 to <see cref="Distinct"/> - 1.</param>
    /// <returns>x, t_x and T in weeks, and how many customers share them.</returns>
    public (int X, double LastWeeks, double AgeWeeks, double Count) this[int row] =>
        (X[row], TimesWeeks[LastIndex[row]], TimesWeeks[AgeIndex[row]], Count[row]);

    /// <summary>
    /// Sum over customers and gaps between purchase days of ln(gap in weeks); null where only counts and times are known.
    /// Models of regular timing need it to tell one regularity from another.
    /// </summary>
    public double? GapLogsWeeks { get; private init; }

    internal int[] X { get; }
    internal int[] LastIndex { get; }
    internal int[] AgeIndex { get; }
    internal double[] Count { get; }
    internal double[] TimesWeeks { get; }
    internal int RowsWithoutRepeat { get; }

    /// <summary>Merges histories counted in whole days.</summary>
    /// <param name="x">Repeat purchase days per customer, at least 0.</param>
    /// <param name="lastDays">Days from the first to the last purchase day; 0 when x is 0.</param>
    /// <param name="ageDays">Days from the first purchase day to the cut; at least <paramref name="lastDays"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a row lies outside the domain; the message names the row.</exception>
    public static MergedRows FromDays(ReadOnlySpan<int> x, ReadOnlySpan<int> lastDays, ReadOnlySpan<int> ageDays)
    {
        HistoryGuard.RequireSameLength(x.Length, lastDays.Length, ageDays.Length);
        var (maxX, maxAge) = HistoryGuard.RequireDomain(x, lastDays, ageDays);
        if (maxAge > MergedRowsPacking.MaxTimes) return FromWeeks(x, Weeks(lastDays), Weeks(ageDays));
        var times = new double[maxAge + 1];
        for (var day = 0; day < times.Length; day++) times[day] = day / 7.0;
        return MergedRowsPacking.Merge(x, lastDays, ageDays, maxX, times);
    }

    /// <summary>Merges histories counted in whole days, of which the gaps are known too.</summary>
    /// <param name="x">Repeat purchase days per customer, at least 0.</param>
    /// <param name="lastDays">Days from the first to the last purchase day; 0 when x is 0.</param>
    /// <param name="ageDays">Days from the first purchase day to the cut; at least <paramref name="lastDays"/>.</param>
    /// <param name="logGapSum">Sum of ln(gap in days) per customer, as <see cref="PurchaseHistories.LogGapSum"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a row lies outside the domain; the message names the row.</exception>
    public static MergedRows FromDays(
        ReadOnlySpan<int> x, ReadOnlySpan<int> lastDays, ReadOnlySpan<int> ageDays, ReadOnlySpan<double> logGapSum)
    {
        HistoryGuard.RequireSameLength(x.Length, logGapSum.Length, ageDays.Length);
        var merged = FromDays(x, lastDays, ageDays);
        double gapLogs = 0;
        for (var i = 0; i < x.Length; i++) gapLogs += logGapSum[i] - x[i] * LogDaysPerWeek;
        if (!double.IsFinite(gapLogs)) throw new ArgumentException("A sum of logarithms of gaps is not a finite number.", nameof(logGapSum));
        return merged.WithGaps(gapLogs);
    }

    /// <summary>Merges histories whose times are weeks with decimals, such as a published summary table.</summary>
    /// <param name="x">Repeat purchases per customer, at least 0.</param>
    /// <param name="lastWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to the cut; at least <paramref name="lastWeeks"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a row lies outside the domain; the message names the row.</exception>
    public static MergedRows FromWeeks(ReadOnlySpan<int> x, ReadOnlySpan<double> lastWeeks, ReadOnlySpan<double> ageWeeks)
    {
        HistoryGuard.RequireSameLength(x.Length, lastWeeks.Length, ageWeeks.Length);
        var maxX = HistoryGuard.RequireDomain(x, lastWeeks, ageWeeks);
        var times = DistinctTimes(lastWeeks, ageWeeks);
        var last = new int[x.Length];
        var age = new int[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            last[i] = Array.BinarySearch(times, lastWeeks[i]);
            age[i] = Array.BinarySearch(times, ageWeeks[i]);
        }
        return MergedRowsPacking.Merge(x, last, age, maxX, times);
    }

    /// <summary>Merges the histories of a log.</summary>
    /// <param name="histories">Histories at a cut day.</param>
    public static MergedRows From(PurchaseHistories histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        return FromDays(histories.X, histories.LastDays, histories.AgeDays, histories.LogGapSum);
    }

    /// <summary>The same rows, of which the sum of ln(gap in weeks) over all gaps is known.</summary>
    /// <param name="gapLogsWeeks">The sum; see <see cref="GapLogsWeeks"/>.</param>
    public MergedRows WithGaps(double gapLogsWeeks) => new(X, LastIndex, AgeIndex, Count, TimesWeeks) { GapLogsWeeks = gapLogsWeeks };

    /// <summary>
    /// A thinned copy: every stride-th row with repeat purchases, and the rows without, weighted down alike.
    /// </summary>
    internal MergedRows EveryNth(int stride)
    {
        var picked = new List<int>(Enumerable.Range(0, RowsWithoutRepeat));
        double all = 0, kept = 0;
        for (var row = RowsWithoutRepeat; row < Distinct; row++)
        {
            all += Count[row];
            if ((row - RowsWithoutRepeat) % stride != 0) continue;
            kept += Count[row];
            picked.Add(row);
        }
        var share = all > 0 ? kept / all : 1;
        return new(
            [.. picked.Select(row => X[row])], [.. picked.Select(row => LastIndex[row])], [.. picked.Select(row => AgeIndex[row])],
            [.. picked.Select(row => row < RowsWithoutRepeat ? Count[row] * share : Count[row])], TimesWeeks);
    }

    private static double[] Weeks(ReadOnlySpan<int> days)
    {
        var weeks = new double[days.Length];
        for (var i = 0; i < days.Length; i++) weeks[i] = days[i] / 7.0;
        return weeks;
    }

    private static double[] DistinctTimes(ReadOnlySpan<double> lastWeeks, ReadOnlySpan<double> ageWeeks)
    {
        var times = new double[2 * ageWeeks.Length + 1];
        lastWeeks.CopyTo(times);
        ageWeeks.CopyTo(times.AsSpan(lastWeeks.Length));
        Array.Sort(times);
        var kept = 1;
        for (var i = 1; i < times.Length; i++)
            if (times[i] != times[kept - 1]) times[kept++] = times[i];
        return times[..kept];
    }

    private static int FirstRepeat(int[] x)
    {
        var row = 0;
        while (row < x.Length && x[row] == 0) row++;
        return row;
    }
}
