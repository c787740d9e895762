using Liuke.Statistics.BuyTillYouDie.Kernels;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>How lines become purchase occasions.</summary>
/// <param name="DropDaysWithoutPositiveNet">
/// A day whose amounts sum to zero or less is no occasion (returns, cancellations, gifts). Needs amounts.
/// </param>
/// <param name="Cores">Threads to use; 0 for all. The result does not depend on it.</param>
public sealed record HistoryOptions(bool DropDaysWithoutPositiveNet = false, int Cores = 0);

/// <summary>Purchase histories of the customers who bought on or before a cut day.</summary>
/// <remarks>
/// One entry a customer, in ascending order of the customer index; customers whose first purchase day lies after the cut
/// are not among them. x counts purchase days after the first, so a customer with one purchase day has x = 0 and t_x = 0.
/// </remarks>
public sealed class PurchaseHistories
{
    internal PurchaseHistories(int cutDay, int customers, bool money)
    {
        CutDay = cutDay;
        Customer = new int[customers];
        FirstDay = new int[customers];
        X = new int[customers];
        LastDays = new int[customers];
        AgeDays = new int[customers];
        LogGapSum = new double[customers];
        TotalSpendMinor = money ? new long[customers] : null;
        RepeatSpendMinor = money ? new long[customers] : null;
    }

    /// <summary>The cut day; purchases on it count.</summary>
    public int CutDay { get; }

    /// <summary>Number of customers.</summary>
    public int Count => Customer.Length;

    /// <summary>Customer index in the log.</summary>
    public int[] Customer { get; }

    /// <summary>First purchase day.</summary>
    public int[] FirstDay { get; }

    /// <summary>x: repeat purchase days.</summary>
    public int[] X { get; }

    /// <summary>t_x: days from the first to the last purchase day; 0 when x is 0.</summary>
    public int[] LastDays { get; }

    /// <summary>T: days from the first purchase day to the cut.</summary>
    public int[] AgeDays { get; }

    /// <summary>Sum over the gaps between purchase days of ln(gap in days); 0 when x is 0. Tells how regular the customer is.</summary>
    public double[] LogGapSum { get; }

    /// <summary>Net spend up to the cut over all purchase days, minor units; null without amounts.</summary>
    public long[]? TotalSpendMinor { get; }

    /// <summary>Net spend on the repeat purchase days (all but the first), minor units; null without amounts.</summary>
    public long[]? RepeatSpendMinor { get; }

    /// <summary>Mean net spend of a repeat purchase day, minor units; 0 when x is 0.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="InvalidOperationException">The log had no amounts.</exception>
    public double MeanRepeatSpendMinor(int index)
    {
        if (RepeatSpendMinor is null) throw new InvalidOperationException("The log had no amounts.");
        return X[index] == 0 ? 0 : (double)RepeatSpendMinor[index] / X[index];
    }

    /// <summary>Last purchase day.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public int LastDay(int index) => FirstDay[index] + LastDays[index];

    /// <summary>Groups a log by customer and merges the lines of each day.</summary>
    /// <param name="log">Lines in any order.</param>
    /// <param name="cutDay">Lines after this day are left out.</param>
    /// <param name="options">How lines become occasions; null for the defaults.</param>
    /// <exception cref="ArgumentException">A customer index is negative, a day is out of range, or amounts are needed and missing.</exception>
    public static PurchaseHistories From(DayLog log, int cutDay, HistoryOptions? options = null) => From(log, cutDay, options, out _);

    /// <summary>The same, with the lines it sorted on the way.</summary>
    internal static PurchaseHistories From(DayLog log, int cutDay, HistoryOptions? options, out SortedLines lines)
    {
        ArgumentNullException.ThrowIfNull(log);
        options ??= new();
        if (options.DropDaysWithoutPositiveNet && log.AmountMinor is null)
            throw new ArgumentException("Days without a positive net can be dropped only from a log with amounts.", nameof(options));
        if (cutDay is > DayLog.MaxDay or < -DayLog.MaxDay)
            throw new ArgumentOutOfRangeException(nameof(cutDay), cutDay, "The cut day is out of range.");
        var grouping = new HistoryGrouping(log, cutDay, options);
        var histories = grouping.Group();
        lines = grouping.Lines;
        return histories;
    }
}
