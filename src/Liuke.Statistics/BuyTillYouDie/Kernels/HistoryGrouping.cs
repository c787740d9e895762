using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// Groups a log by a counting sort on the customer, then sorts and walks each customer's days.
/// Two passes over the lines, memory for one copy of the columns.
/// </summary>
internal sealed class HistoryGrouping(DayLog log, int cutDay, HistoryOptions options)
{
    private const int CustomersPerBlock = 8192;
    private static readonly double[] LogOfGap = [.. Enumerable.Range(0, 4096).Select(gap => Math.Log(gap))];

    private int[] start = [];
    private int[] days = [];
    private long[]? amounts;

    /// <summary>The lines behind the histories, once they are grouped.</summary>
    public SortedLines Lines => new(start, days, amounts);

    public PurchaseHistories Group()
    {
        CountLines();
        ScatterLines();
        var customers = start.Length - 1;
        var all = new PurchaseHistories(cutDay, customers, amounts is not null);
        var blocks = (customers + CustomersPerBlock - 1) / CustomersPerBlock;
        Parallel.For(0, blocks, Cores.Of(options.Cores), block =>
        {
            var end = Math.Min(customers, (block + 1) * CustomersPerBlock);
            for (var customer = block * CustomersPerBlock; customer < end; customer++) Walk(customer, all);
        });
        return WithoutEmpty(all);
    }

    private void CountLines()
    {
        var largest = -1;
        foreach (var customer in log.Customer)
        {
            if (customer < 0) throw new ArgumentException($"Customer index {customer} is negative.", nameof(log));
            if (customer > largest) largest = customer;
        }
        if (largest == int.MaxValue) throw new ArgumentException("Customer indexes must be small numbers from 0 on.", nameof(log));
        start = new int[largest + 2];
        var counts = start.AsSpan(1);
        for (var line = 0; line < log.Lines; line++)
        {
            var day = log.Day[line];
            if (day is > DayLog.MaxDay or < -DayLog.MaxDay) throw new ArgumentException($"Line {line}: day {day} is out of range.", nameof(log));
            if (day <= cutDay) counts[log.Customer[line]]++;
        }
        for (var i = 1; i < start.Length; i++) start[i] += start[i - 1];
    }

    private void ScatterLines()
    {
        var next = start[..^1];
        days = new int[start[^1]];
        amounts = log.AmountMinor is null ? null : new long[days.Length];
        var (customerOf, dayOf) = (log.Customer, log.Day);
        for (var line = 0; line < dayOf.Length; line++)
        {
            if (dayOf[line] > cutDay) continue;
            var place = next[customerOf[line]]++;
            days[place] = dayOf[line];
            if (amounts is not null) amounts[place] = log.AmountMinor![line];
        }
    }

    private void Walk(int customer, PurchaseHistories into)
    {
        var mine = days.AsSpan(start[customer]..start[customer + 1]);
        var money = amounts is null ? [] : amounts.AsSpan(start[customer]..start[customer + 1]);
        if (amounts is null) Sort(mine);
        else Sort(mine, money);

        int occasions = 0, first = 0, last = 0;
        long total = 0, repeat = 0;
        var logGaps = 0.0;
        for (int line = 0, next; line < mine.Length; line = next)
        {
            long net = 0;
            for (next = line; next < mine.Length && mine[next] == mine[line]; next++)
                if (amounts is not null) net += money[next];
            if (options.DropDaysWithoutPositiveNet && net <= 0) continue;
            if (occasions == 0) first = mine[line];
            else
            {
                logGaps += Log(mine[line] - last);
                repeat += net;
            }
            last = mine[line];
            total += net;
            occasions++;
        }
        Write(into, customer, occasions, first, last, logGaps);
        if (amounts is null) return;
        into.TotalSpendMinor![customer] = total;
        into.RepeatSpendMinor![customer] = repeat;
    }

    private void Write(PurchaseHistories into, int customer, int occasions, int first, int last, double logGaps)
    {
        into.Customer[customer] = customer;
        into.FirstDay[customer] = first;
        into.X[customer] = occasions - 1;
        into.LastDays[customer] = last - first;
        into.AgeDays[customer] = cutDay - first;
        into.LogGapSum[customer] = logGaps;
    }

    private PurchaseHistories WithoutEmpty(PurchaseHistories all)
    {
        var kept = all.X.Count(x => x >= 0);
        if (kept == all.Count) return all;
        var some = new PurchaseHistories(cutDay, kept, amounts is not null);
        for (int from = 0, to = 0; from < all.Count; from++)
        {
            if (all.X[from] < 0) continue;
            some.Customer[to] = from;
            some.FirstDay[to] = all.FirstDay[from];
            some.X[to] = all.X[from];
            some.LastDays[to] = all.LastDays[from];
            some.AgeDays[to] = all.AgeDays[from];
            some.LogGapSum[to] = all.LogGapSum[from];
            if (amounts is not null)
            {
                some.TotalSpendMinor![to] = all.TotalSpendMinor![from];
                some.RepeatSpendMinor![to] = all.RepeatSpendMinor![from];
            }
            to++;
        }
        return some;
    }

    private static double Log(int gap) => gap < LogOfGap.Length ? LogOfGap[gap] : Math.Log(gap);

    private static void Sort(Span<int> values)
    {
        if (values.Length > 32)
        {
            values.Sort();
            return;
        }
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var j = i - 1;
            for (; j >= 0 && values[j] > value; j--) values[j + 1] = values[j];
            values[j + 1] = value;
        }
    }

    private static void Sort(Span<int> keys, Span<long> items)
    {
        if (keys.Length > 32)
        {
            keys.Sort(items);
            return;
        }
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, item) = (keys[i], items[i]);
            var j = i - 1;
            for (; j >= 0 && keys[j] > key; j--) (keys[j + 1], items[j + 1]) = (keys[j], items[j]);
            (keys[j + 1], items[j + 1]) = (key, item);
        }
    }
}
