using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>What can be read off each history: counts of the last months, trend, silence against the own gap, money, baskets.</summary>
internal sealed class PlainSignals
{
    private static readonly int[] Windows = [30, 90, 180, 365];

    private readonly PurchaseHistories histories;
    private readonly DayLog log;
    private readonly int spanDays;
    private readonly int[] place;
    private readonly List<string> names = [];
    private readonly List<double[]> columns = [];

    /// <param name="histories">Customers to read of.</param>
    /// <param name="log">Lines up to the cut.</param>
    /// <param name="spanDays">Longest window that every cut of the comparison has behind it: shorter histories would show other numbers.</param>
    private PlainSignals(PurchaseHistories histories, DayLog log, int spanDays)
    {
        (this.histories, this.log, this.spanDays) = (histories, log, spanDays);
        place = new int[log.Lines == 0 ? 0 : log.Customer.Max() + 1];
        Array.Fill(place, -1);
        for (var i = 0; i < histories.Count; i++) place[histories.Customer[i]] = i;
    }

    public static (List<string> Names, List<double[]> Columns) Read(PurchaseHistories histories, DayLog log, int spanDays)
    {
        var signals = new PlainSignals(histories, log, spanDays);
        signals.ReadRhythm();
        signals.ReadCounts();
        signals.ReadLines();
        return (signals.names, signals.columns);
    }

    private void ReadRhythm()
    {
        double repeats = histories.X.Sum(x => (double)x);
        var commonGap = repeats == 0 ? 365 : histories.LastDays.Sum(days => (double)days) / repeats;
        Add("repeats", i => Log(histories.X[i]));
        Add("age", i => Log(histories.AgeDays[i]));
        Add("silence", i => Log(Silence(i)));
        Add("silence to own gap", i => Math.Log((1 + Silence(i)) / (1 + (histories.LastDays[i] + commonGap) / (histories.X[i] + 1))));
        Add("rate", i => Math.Log((histories.X[i] + 0.5) / (histories.AgeDays[i] + 30.0)));
        Add("unevenness", i => histories.X[i] < 2 ? 0
            : Math.Log((double)histories.LastDays[i] / histories.X[i]) - histories.LogGapSum[i] / histories.X[i]);
    }

    private void ReadCounts()
    {
        var counts = Windows.Where(days => days <= spanDays).ToDictionary(days => days, CountSince);
        foreach (var (days, count) in counts) Add($"days in {days}", i => Log(count[i]));
        if (counts.TryGetValue(90, out var quarter) && counts.TryGetValue(180, out var half))
            Add("trend of quarters", i => Math.Log((1.0 + quarter[i]) / (1.0 + half[i] - quarter[i])));
    }

    /// <summary>Purchase days of each customer in the last days.</summary>
    private double[] CountSince(int days)
    {
        var count = new double[histories.Count];
        var seen = new HashSet<(int, int)>();
        for (var line = 0; line < log.Lines; line++)
        {
            if (log.Day[line] <= histories.CutDay - days || place[log.Customer[line]] is not (>= 0 and var i)) continue;
            if (log.AmountMinor is { } amount && amount[line] < 0) continue;
            if (seen.Add((i, log.Day[line]))) count[i]++;
        }
        return count;
    }

    private void ReadLines()
    {
        var (lines, returned) = (new double[histories.Count], new double[histories.Count]);
        var (first, last, back) = (new double[histories.Count], new double[histories.Count], new double[histories.Count]);
        for (var line = 0; line < log.Lines; line++)
        {
            if (place[log.Customer[line]] is not (>= 0 and var i)) continue;
            lines[i]++;
            if (log.AmountMinor is not { } amounts) continue;
            if (amounts[line] < 0) (returned[i], back[i]) = (returned[i] + 1, back[i] - amounts[line]);
            if (log.Day[line] == histories.FirstDay[i]) first[i] += amounts[line];
            if (log.Day[line] == histories.LastDay(i)) last[i] += amounts[line];
        }
        Add("lines a day", i => Math.Log(lines[i] / (histories.X[i] + 1)));
        if (histories.TotalSpendMinor is not { } total) return;
        Add("returned lines", i => returned[i] / lines[i]);
        Add("returned money", i => Log(back[i]));
        Add("money", i => Log(total[i]));
        Add("money a day", i => Log(total[i] / (histories.X[i] + 1.0)));
        Add("money of the first day", i => Log(first[i]));
        Add("money of the last day", i => Log(last[i]));
    }

    private double Silence(int i) => histories.AgeDays[i] - histories.LastDays[i];

    private static double Log(double value) => Math.Log(1 + Math.Max(0, value));

    private void Add(string name, Func<int, double> value)
    {
        names.Add(name);
        columns.Add([.. Enumerable.Range(0, histories.Count).Select(value)]);
    }
}
