using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>What follows from any model of coming and leaving: waiting times from now, new customers, cohorts.</summary>
public static class Outlooks
{
    private const int MaxSteps = 200;

    /// <summary>Days from now by which the customer has bought with a given probability, the chance to have left included.</summary>
    /// <param name="model">The model.</param>
    /// <param name="share">The probability, strictly between 0 and 1; 0.5 is the median.</param>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <returns>Null where it is never reached, for the customer may have left.</returns>
    public static double? DaysUntilPurchase(this IAliveModel model, double share, int x, int txDays, int ageDays)
    {
        ArgumentNullException.ThrowIfNull(model);
        Domain.RequireProbability(share, nameof(share));
        if (model.PBuys(x, txDays, ageDays, Never.Days) < share) return null;
        var (low, high) = (0.0, Never.Days);
        for (var step = 0; step < MaxSteps && high - low > 1e-9 * high; step++)
        {
            var middle = low < 1 ? 0.5 * (low + Math.Min(high, 2)) : Math.Sqrt(low * high);
            if (model.PBuys(x, txDays, ageDays, middle) < share) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>
    /// When the next purchase comes, in days from now, for a customer who is alive and after the silence so far.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <returns>Median and quarters, given that the customer is alive now and buys again; at most ten thousand years.</returns>
    public static NextPurchase NextPurchaseFromNow(this IAliveModel model, int x, int txDays, int ageDays)
    {
        ArgumentNullException.ThrowIfNull(model);
        var ever = model.PBuys(x, txDays, ageDays, Never.Days);
        return new(After(0.5), After(0.25), After(0.75));

        double After(double share) => ever > 0 && ever * share is > 0 and < 1 && model.DaysUntilPurchase(ever * share, x, txDays, ageDays) is { } days ? days : Never.Days;
    }

    /// <summary>Expected repeat purchase days of a new customer, E[X(t)].</summary>
    /// <param name="model">The model.</param>
    /// <param name="days">Days from the first purchase, 0 or more.</param>
    public static double ExpectedNewCustomer(this IAliveModel model, double days)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.ExpectedPurchases(0, 0, 0, days);
    }

    /// <summary>Expected repeat purchase days of a whole cohort from its beginnings, added up to each of some days.</summary>
    /// <param name="model">The model.</param>
    /// <param name="firstDays">First purchase day of each customer, in days from any fixed day.</param>
    /// <param name="untilDays">Days up to which is added; customers who come later count nothing yet.</param>
    /// <returns>For each of the days, the expected number.</returns>
    /// <remarks>The sum over customers of E[X(until - first)]; equal ages are taken together.</remarks>
    public static double[] ExpectedOfCohort(this IAliveModel model, ReadOnlySpan<int> firstDays, ReadOnlySpan<int> untilDays)
    {
        ArgumentNullException.ThrowIfNull(model);
        var starts = new SortedDictionary<int, long>();
        foreach (var first in firstDays) starts[first] = starts.GetValueOrDefault(first) + 1;
        var expected = new double[untilDays.Length];
        var known = new Dictionary<long, double>();
        for (var i = 0; i < expected.Length; i++)
            foreach (var (first, customers) in starts)
            {
                var age = (long)untilDays[i] - first;
                if (age <= 0) break;
                if (!known.TryGetValue(age, out var each)) known[age] = each = model.ExpectedNewCustomer(age);
                expected[i] += customers * each;
            }
        return expected;
    }
}
