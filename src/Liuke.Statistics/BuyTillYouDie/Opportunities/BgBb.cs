using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Opportunities;

/// <summary>
/// The beta-geometric / beta-Bernoulli model: at each opportunity a customer who is still there buys with a chance of
/// their own, and before each may leave for good with another.
/// </summary>
/// <remarks>
/// For what can happen once an opportunity only: yearly donations, fairs, weeks with or without an order. Fader, Hardie,
/// Shang (2010), "Customer-base analysis in a discrete-time noncontractual setting", Marketing Science 29(6).
/// </remarks>
public sealed class BgBb
{
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Positive and finite.</param>
    public BgBb(BgBbParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        Parameters = parameters;
    }

    /// <summary>The parameters.</summary>
    public BgBbParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood with analytic gradient and Hessian.</summary>
    /// <param name="rows">Merged histories of at least one customer.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="start">Where to start, such as the last fit; null for a few usual starts.</param>
    /// <returns>Always an answer, with warnings where it means little.</returns>
    /// <exception cref="ArgumentException">There are no customers, or the start is not positive.</exception>
    public static FitResult<BgBbParameters> Fit(OpportunityRows rows, FitOptions? options = null, BgBbParameters? start = null) =>
        BgBbFit.Fit(rows, options ?? new(), start);

    /// <summary>Log-likelihood of one history.</summary>
    /// <param name="x">Opportunities taken.</param>
    /// <param name="last">Number of the last one taken, 0 when none was.</param>
    /// <param name="of">n: opportunities there were.</param>
    /// <returns>A finite number.</returns>
    /// <remarks>Fader, Hardie, Shang (2010), eq. 5.</remarks>
    public double LogLikelihood(int x, int last, int of)
    {
        OpportunityRows.Require(x, last, of);
        return LogSum(Terms(x, last, of));
    }

    /// <summary>Probability that the customer is still there at the opportunity n + 1.</summary>
    /// <param name="x">Opportunities taken.</param>
    /// <param name="last">Number of the last one taken, 0 when none was.</param>
    /// <param name="of">n: opportunities there were.</param>
    /// <returns>From 0 to 1.</returns>
    /// <remarks>Fader, Hardie, Shang (2010), eq. 11.</remarks>
    public double PAlive(int x, int last, int of)
    {
        OpportunityRows.Require(x, last, of);
        var (alpha, beta, gamma, delta) = Parameters;
        var there = LogBetaRatio(alpha, beta, x, of - x) + LogBetaRatio(gamma, delta, 0, of + 1);
        return Math.Min(1, Math.Exp(there - LogSum(Terms(x, last, of))));
    }

    /// <summary>Expected opportunities taken of the next ones.</summary>
    /// <param name="x">Opportunities taken.</param>
    /// <param name="last">Number of the last one taken, 0 when none was.</param>
    /// <param name="of">n: opportunities there were.</param>
    /// <param name="next">Opportunities ahead, 0 or more.</param>
    /// <returns>From 0 to <paramref name="next"/>.</returns>
    /// <remarks>
    /// Fader, Hardie, Shang (2010), eq. 13, as the sum over the coming opportunities of the chance still to be there, so
    /// that nothing cancels where gamma is near 1.
    /// </remarks>
    public double ExpectedPurchases(int x, int last, int of, int next)
    {
        OpportunityRows.Require(x, last, of);
        Domain.RequireBetween(next, 0, OpportunityRows.MaxOpportunities, nameof(next));
        var (alpha, beta, gamma, delta) = Parameters;
        var chance = Math.Exp(LogBetaRatio(alpha, beta, x + 1, of - x) - LogSum(Terms(x, last, of)));
        return chance * ThereAfter(gamma, delta, of, next);
    }

    /// <summary>Expected opportunities taken by a new customer of the first ones.</summary>
    /// <param name="opportunities">n, 0 or more.</param>
    /// <remarks>Fader, Hardie, Shang (2010), eq. 8.</remarks>
    public double ExpectedNewCustomer(int opportunities) => ExpectedPurchases(0, 0, 0, opportunities);

    /// <summary>Probability that a new customer takes exactly so many of the first n opportunities.</summary>
    /// <param name="count">x, from 0 on; above n it is 0.</param>
    /// <param name="opportunities">n, 0 or more.</param>
    /// <returns>From 0 to 1; sums to 1 over x.</returns>
    /// <remarks>Fader, Hardie, Shang (2010), eq. 7.</remarks>
    public double ProbabilityOfCount(int count, int opportunities) => ProbabilityOfNext(count, 0, 0, 0, opportunities);

    /// <summary>Probability that a customer takes exactly so many of the next opportunities.</summary>
    /// <param name="count">x*, from 0 on; above <paramref name="next"/> it is 0.</param>
    /// <param name="x">Opportunities taken so far.</param>
    /// <param name="last">Number of the last one taken, 0 when none was.</param>
    /// <param name="of">n: opportunities there were.</param>
    /// <param name="next">n*: opportunities ahead, 0 or more.</param>
    /// <returns>From 0 to 1; sums to 1 over x*.</returns>
    /// <remarks>Fader, Hardie, Shang (2010), eq. 12: gone already, through all of the next, or leaving after i of them.</remarks>
    public double ProbabilityOfNext(int count, int x, int last, int of, int next)
    {
        OpportunityRows.Require(x, last, of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Domain.RequireBetween(next, 0, OpportunityRows.MaxOpportunities, nameof(next));
        if (count > next) return 0;
        var (alpha, beta, gamma, delta) = Parameters;
        var scale = LogSum(Terms(x, last, of));
        var sum = Exactly(next, LogBetaRatio(gamma, delta, 0, of + next));
        for (var i = count; i < next; i++) sum += Exactly(i, LogBetaRatio(gamma, delta, 1, of + i));
        // Those who had left before buy nothing more; the chance to leave before opportunity n + 1 is in the sum above.
        return Math.Clamp(count == 0 ? sum + 1 - Math.Exp(LogBetaRatio(alpha, beta, x, of - x) + LogBetaRatio(gamma, delta, 0, of) - scale) : sum, 0, 1);

        double Exactly(int tries, double leaving) => Math.Exp(
            LogChoose(tries, count) + LogBetaRatio(alpha, beta, x + count, of - x + tries - count) + leaving - scale);
    }

    private double[] Terms(int x, int last, int of)
    {
        var (alpha, beta, gamma, delta) = Parameters;
        var terms = new double[of - last + 1];
        terms[0] = LogBetaRatio(alpha, beta, x, of - x) + LogBetaRatio(gamma, delta, 0, of);
        for (var i = 0; i < of - last; i++)
            terms[i + 1] = LogBetaRatio(alpha, beta, x, last - x + i) + LogBetaRatio(gamma, delta, 1, last + i);
        return terms;
    }

    /// <summary>Sum over j = 1 .. next of B(gamma, delta + n + j) / B(gamma, delta).</summary>
    private static double ThereAfter(double gamma, double delta, int of, int next)
    {
        var there = Math.Exp(LogBetaRatio(gamma, delta, 0, of));
        var sum = 0.0;
        for (var j = 0; j < next; j++) sum += there *= (delta + of + j) / (gamma + delta + of + j);
        return sum;
    }

    /// <summary>ln [B(a + m, b + n) / B(a, b)].</summary>
    private static double LogBetaRatio(double a, double b, int m, int n) =>
        GammaFunctions.LogRising(a, m) + GammaFunctions.LogRising(b, n) - GammaFunctions.LogRising(a + b, m + n);

    private static double LogChoose(int n, int k) =>
        GammaFunctions.LogRising(n - k + 1, k) - GammaFunctions.LogRising(1, k);

    private static double LogSum(double[] terms)
    {
        var largest = terms.Max();
        return largest + Math.Log(terms.Sum(term => Math.Exp(term - largest)));
    }
}
