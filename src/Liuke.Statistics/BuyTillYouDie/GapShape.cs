using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>How regular the gaps between purchase days are.</summary>
/// <param name="Shape">Shape k of the gamma distribution of a customer's gaps; 1 is random, larger is more regular.</param>
/// <param name="StandardError">Standard error of the shape.</param>
/// <param name="Customers">Customers with at least two gaps, who alone can tell.</param>
public sealed record GapShape(double Shape, double StandardError, long Customers)
{
    private const long FewestCustomers = 10;
    private const int MaxSteps = 100;
    private const double Lowest = 0.05;
    private const double Highest = 1000;

    /// <summary>The nearest whole shape from 1 to 4: the k of an Erlang timing model.</summary>
    public int Erlang => (int)Math.Clamp(Math.Round(Shape), 1, 4);

    /// <summary>Estimates the shape common to all customers, whatever their own rates are.</summary>
    /// <param name="x">Gaps per customer (repeat purchase days).</param>
    /// <param name="lastDays">Their sum in days.</param>
    /// <param name="logGapSum">The sum of their logarithms, as <see cref="PurchaseHistories.LogGapSum"/>.</param>
    /// <returns>Null with fewer than ten customers with two gaps or more.</returns>
    /// <remarks>
    /// Given their sum, the gaps of a customer divided by it are Dirichlet(k, ..., k), whatever the rate: the likelihood
    /// ln G(kx) - x ln G(k) + k (sum of ln gap - x ln t_x) is concave in k. The last, open gap does not disturb it.
    /// Wheat and Morrison (1990) estimate the same shape from pairs of gaps.
    /// </remarks>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    public static GapShape? Estimate(ReadOnlySpan<int> x, ReadOnlySpan<int> lastDays, ReadOnlySpan<double> logGapSum)
    {
        HistoryGuard.RequireSameLength(x.Length, lastDays.Length, logGapSum.Length);
        var customersWith = new SortedDictionary<int, long>();
        var evenness = 0.0;
        long customers = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 2 || lastDays[i] <= 0) continue;
            customersWith[x[i]] = customersWith.GetValueOrDefault(x[i]) + 1;
            evenness += logGapSum[i] - x[i] * Math.Log(lastDays[i]);
            customers++;
        }
        if (customers < FewestCustomers) return null;

        var shape = Climb(customersWith, evenness);
        return new(shape, 1 / Math.Sqrt(-Derivatives(customersWith, evenness, shape).Second), customers);
    }

    private static double Climb(SortedDictionary<int, long> customersWith, double evenness)
    {
        var (low, high) = (Lowest, Highest);
        var shape = 1.0;
        for (var step = 0; step < MaxSteps; step++)
        {
            var (first, second) = Derivatives(customersWith, evenness, shape);
            if (first > 0) low = shape;
            else high = shape;
            var next = shape - first / second;
            if (!(next > low && next < high)) next = Math.Sqrt(low * high);
            if (Math.Abs(next - shape) <= 1e-12 * shape) break;
            shape = next;
        }
        return shape;
    }

    private static (double First, double Second) Derivatives(SortedDictionary<int, long> customersWith, double evenness, double k)
    {
        var first = evenness;
        var second = 0.0;
        var (digamma, trigamma) = (GammaFunctions.Digamma(k), GammaFunctions.Trigamma(k));
        foreach (var (x, customers) in customersWith)
        {
            first += customers * x * (GammaFunctions.Digamma(k * x) - digamma);
            second += customers * x * (x * GammaFunctions.Trigamma(k * x) - trigamma);
        }
        return (first, second);
    }
}
