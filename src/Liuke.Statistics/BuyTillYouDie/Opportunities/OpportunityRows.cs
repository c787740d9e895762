using Liuke.Statistics.BuyTillYouDie.Kernels;
using System.Globalization;

namespace Liuke.Statistics.BuyTillYouDie.Opportunities;

/// <summary>Histories in discrete opportunities (years of a donor, editions of a fair), equal ones merged and counted.</summary>
/// <remarks>
/// x: opportunities taken; t_x: number of the last one taken, 0 when x is 0; n: opportunities there were since the
/// customer came. 0 &lt;= x &lt;= t_x &lt;= n.
/// </remarks>
public sealed class OpportunityRows
{
    /// <summary>Most opportunities a history may have.</summary>
    public const int MaxOpportunities = 10_000;

    private OpportunityRows((int X, int Last, int Of, double Count)[] rows)
    {
        Rows = rows;
        Customers = (long)Math.Round(rows.Sum(row => row.Count));
    }

    /// <summary>Number of customers.</summary>
    public long Customers { get; }

    /// <summary>Number of distinct (x, t_x, n).</summary>
    public int Distinct => Rows.Length;

    /// <summary>The distinct rows, by n, then x, then t_x.</summary>
    internal (int X, int Last, int Of, double Count)[] Rows { get; }

    /// <summary>Merges histories.</summary>
    /// <param name="x">Opportunities taken.</param>
    /// <param name="last">Number of the last one taken, 0 when none was.</param>
    /// <param name="of">Opportunities there were.</param>
    /// <param name="count">How many customers each row stands for; empty for one each.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a row lies outside the domain; the message names it.</exception>
    public static OpportunityRows From(ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> of, ReadOnlySpan<double> count = default)
    {
        HistoryGuard.RequireSameLength(x.Length, last.Length, of.Length);
        if (count.Length != 0 && count.Length != x.Length)
            throw new ArgumentException($"There are {count.Length} counts for {x.Length} rows.", nameof(count));
        var merged = new SortedDictionary<(int Of, int X, int Last), double>();
        for (var i = 0; i < x.Length; i++)
        {
            Require(x[i], last[i], of[i], i);
            var customers = count.Length == 0 ? 1 : count[i];
            if (!(customers >= 0) || !double.IsFinite(customers))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {i}: a count of {customers} customers."), nameof(count));
            var key = (of[i], x[i], last[i]);
            merged[key] = merged.GetValueOrDefault(key) + customers;
        }
        return new([.. merged.Where(pair => pair.Value > 0).Select(pair => (pair.Key.X, pair.Key.Last, pair.Key.Of, pair.Value))]);
    }

    internal static void Require(int x, int last, int of, int row = -1)
    {
        if (x >= 0 && x <= last && last <= of && of <= MaxOpportunities && (x > 0 || last == 0)) return;
        var where = row < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Row {row}: ");
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"{where}0 <= x <= t_x <= n <= {MaxOpportunities} must hold, and t_x = 0 where x = 0 (x = {x}, t_x = {last}, n = {of})."), nameof(x));
    }
}
