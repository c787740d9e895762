namespace Liuke.Basics;

/// <summary>One page of a list walked by keyset: the addresses of its neighbours and a count that stops at a cap.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Before, string? After, CappedCount Count);

/// <summary>1,000+ rather than a slow exact number.</summary>
public readonly record struct CappedCount(int Value, bool IsCapped)
{
    public const int Cap = 1000;

    /// <param name="most">Whoever counts further than this says only that there are more.</param>
    public static CappedCount Of(int counted, int most = Cap) => new(Math.Min(counted, most), counted > most);

    public override string ToString() => Value.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture) + (IsCapped ? "+" : "");
}
