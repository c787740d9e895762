using Liuke.Insight.Histories;
using Liuke.Insight.Worth;

namespace Liuke.Insight.Refresh;

/// <summary>Everybody who has bought, as the columns that the models read.</summary>
internal sealed class BuyerColumns
{
    private const int Week = 7;

    private BuyerColumns(int customers)
    {
        Customer = new int[customers];
        X = new int[customers];
        LastDays = new int[customers];
        AgeDays = new int[customers];
        LogGapSum = new double[customers];
        MeanRepeatSpend = new double[customers];
        Turnover = new double[customers];
        MarginRate = new double[customers];
        WeekAgoX = new int[customers];
        WeekAgoLastDays = new int[customers];
        WeekAgoAgeDays = new int[customers];
    }

    public int Count => X.Length;

    /// <summary>Place in the book.</summary>
    public int[] Customer { get; }
    public int[] X { get; }
    public int[] LastDays { get; }
    public int[] AgeDays { get; }
    public double[] LogGapSum { get; }

    /// <summary>Net per repeat purchase day, in units of money; never below zero.</summary>
    public double[] MeanRepeatSpend { get; }

    /// <summary>Purchase days a quarter over the last year.</summary>
    public double[] Turnover { get; }

    /// <summary>From known costs; NaN where none is known.</summary>
    public double[] MarginRate { get; }

    /// <summary>A week ago; x is -1 for who had not bought yet.</summary>
    public int[] WeekAgoX { get; }
    public int[] WeekAgoLastDays { get; }
    public int[] WeekAgoAgeDays { get; }

    public int FirstDay { get; private set; } = int.MaxValue;
    public int LastDay { get; private set; } = int.MinValue;

    public static BuyerColumns Of(CustomerBook book)
    {
        var sums = new Purchases[book.Count];
        var weekAgo = new Purchases[book.Count];
        Parallel.For(0, book.Count, customer =>
        {
            sums[customer] = Purchases.At(book.AsOf, book.Days(customer));
            weekAgo[customer] = Purchases.At(book.AsOf - Week, book.Days(customer));
        });

        var columns = new BuyerColumns(sums.Count(s => s.Occasions > 0));
        for (int customer = 0, buyer = 0; customer < sums.Length; customer++)
            if (sums[customer].Occasions > 0) columns.Fill(buyer++, customer, sums[customer], weekAgo[customer]);
        return columns;
    }

    private void Fill(int buyer, int customer, in Purchases sum, in Purchases weekAgo)
    {
        Customer[buyer] = customer;
        (X[buyer], LastDays[buyer], AgeDays[buyer]) = (sum.X, sum.LastDays, sum.AgeDays);
        LogGapSum[buyer] = sum.LogGapSum;
        MeanRepeatSpend[buyer] = SpendModel.MeanRepeat(sum);
        Turnover[buyer] = Quadrants.Turnover(sum);
        MarginRate[buyer] = Margin.KnownRate(sum.CostedNetMinor, sum.CostMinor) ?? double.NaN;
        WeekAgoX[buyer] = weekAgo.X;
        if (weekAgo.X >= 0) (WeekAgoLastDays[buyer], WeekAgoAgeDays[buyer]) = (weekAgo.LastDays, weekAgo.AgeDays);
        FirstDay = Math.Min(FirstDay, sum.FirstDay);
        LastDay = Math.Max(LastDay, sum.LastDay);
    }
}
