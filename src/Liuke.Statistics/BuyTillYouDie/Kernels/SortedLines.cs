namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>The lines of a log up to a cut, gathered by customer, each customer's in the order of the days.</summary>
/// <param name="Start">Where the lines of each customer start; one entry more than customers.</param>
/// <param name="Day">Day of each line.</param>
/// <param name="AmountMinor">Money of each line, or null.</param>
internal sealed record SortedLines(int[] Start, int[] Day, long[]? AmountMinor)
{
    public ReadOnlySpan<int> DaysOf(int customer) => Day.AsSpan(Start[customer]..Start[customer + 1]);

    public ReadOnlySpan<long> AmountsOf(int customer) => AmountMinor is null ? [] : AmountMinor.AsSpan(Start[customer]..Start[customer + 1]);
}
