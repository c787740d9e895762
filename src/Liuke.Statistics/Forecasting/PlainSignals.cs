using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Kernels;

namespace Liuke.Statistics.Forecasting;

/// <summary>What can be read off each history: counts of the last months, trend, silence against the own gap, money, baskets.</summary>
/// <remarks>Read for stretches of customers, so that a million need not be held at once.</remarks>
internal sealed class PlainSignals
{
    private static readonly int[] Windows = [30, 90, 180, 365];

    private readonly PurchaseHistories histories;
    private readonly SortedLines lines;
    private readonly int[] windows;
    private readonly double commonGap;

    /// <param name="histories">Customers to read of.</param>
    /// <param name="lines">Their lines up to the cut.</param>
    /// <param name="spanDays">Longest window that every cut of the comparison has behind it: shorter histories would show other numbers.</param>
    public PlainSignals(PurchaseHistories histories, SortedLines lines, int spanDays)
    {
        (this.histories, this.lines) = (histories, lines);
        windows = [.. Windows.Where(days => days <= spanDays)];
        double repeats = histories.X.Sum(x => (double)x);
        commonGap = repeats == 0 ? 365 : histories.LastDays.Sum(days => (double)days) / repeats;
        Names =
        [
            "repeats", "age", "silence", "silence to own gap", "rate", "unevenness",
            .. windows.Select(days => $"days in {days}"),
            .. HasTrend ? ["trend of quarters"] : Array.Empty<string>(),
            "lines a day",
            .. histories.TotalSpendMinor is null ? Array.Empty<string>()
                : ["returned lines", "returned money", "money", "money a day", "money of the first day", "money of the last day"],
        ];
    }

    public IReadOnlyList<string> Names { get; }

    private bool HasTrend => windows.Contains(90) && windows.Contains(180);

    /// <summary>The columns of the customers from one place to below another.</summary>
    public double[][] Read(int from, int to)
    {
        double[][] columns = [.. Names.Select(_ => new double[to - from])];
        Span<int> counts = stackalloc int[windows.Length];
        for (var i = from; i < to; i++)
        {
            var row = new Row(columns, i - from);
            ReadRhythm(i, ref row);
            ReadCounts(i, counts, ref row);
            ReadLines(i, ref row);
        }
        return columns;
    }

    private void ReadRhythm(int i, ref Row row)
    {
        var (x, last, age) = (histories.X[i], histories.LastDays[i], histories.AgeDays[i]);
        double silence = age - last;
        row.Add(Log(x));
        row.Add(Log(age));
        row.Add(Log(silence));
        row.Add(Math.Log((1 + silence) / (1 + (last + commonGap) / (x + 1))));
        row.Add(Math.Log((x + 0.5) / (age + 30.0)));
        row.Add(x < 2 ? 0 : Math.Log((double)last / x) - histories.LogGapSum[i] / x);
    }

    private void ReadCounts(int i, Span<int> counts, ref Row row)
    {
        var days = lines.DaysOf(histories.Customer[i]);
        var amounts = lines.AmountsOf(histories.Customer[i]);
        counts.Clear();
        var counted = int.MinValue;
        for (var line = days.Length - 1; line >= 0; line--)
        {
            var back = histories.CutDay - days[line];
            if (windows.Length == 0 || back >= windows[^1]) break;
            if (days[line] == counted || (amounts.Length > 0 && amounts[line] < 0)) continue;
            counted = days[line];
            for (var w = 0; w < windows.Length; w++)
                if (back < windows[w]) counts[w]++;
        }
        foreach (var count in counts) row.Add(Log(count));
        if (!HasTrend) return;
        var (quarter, half) = (counts[windows.IndexOf(90)], counts[windows.IndexOf(180)]);
        row.Add(Math.Log((1.0 + quarter) / (1.0 + half - quarter)));
    }

    private void ReadLines(int i, ref Row row)
    {
        var days = lines.DaysOf(histories.Customer[i]);
        var amounts = lines.AmountsOf(histories.Customer[i]);
        row.Add(Math.Log(days.Length / (histories.X[i] + 1.0)));
        if (histories.TotalSpendMinor is not { } total) return;
        double returned = 0, back = 0, first = 0, last = 0;
        for (var line = 0; line < days.Length; line++)
        {
            if (amounts[line] < 0) (returned, back) = (returned + 1, back - amounts[line]);
            if (days[line] == histories.FirstDay[i]) first += amounts[line];
            if (days[line] == histories.LastDay(i)) last += amounts[line];
        }
        row.Add(returned / days.Length);
        row.Add(Log(back));
        row.Add(Log(total[i]));
        row.Add(Log(total[i] / (histories.X[i] + 1.0)));
        row.Add(Log(first));
        row.Add(Log(last));
    }

    private static double Log(double value) => Math.Log(1 + Math.Max(0, value));

    /// <summary>Fills the columns of one customer from the left.</summary>
    private struct Row(double[][] columns, int place)
    {
        private int column;

        public void Add(double value) => columns[column++][place] = value;
    }
}
