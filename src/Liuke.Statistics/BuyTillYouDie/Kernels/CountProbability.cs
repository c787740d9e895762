using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Probabilities of counts of purchases to come, given that the customer is alive.</summary>
internal static class CountProbability
{
    private const double LongestPanel = 0.5;
    private const int MostPanels = 4000;

    /// <summary>
    /// Purchases at every k-th event of a Poisson process with gamma rate, and a beta chance to leave after each.
    /// </summary>
    /// <param name="n">Purchases.</param>
    /// <param name="phases">k.</param>
    /// <param name="done">j, phases done since the last purchase, below k.</param>
    /// <param name="shape">Shape of the rate, positive.</param>
    /// <param name="tau">Horizon over the rate parameter, 0 or more.</param>
    /// <param name="a">First parameter of the chance to leave.</param>
    /// <param name="beta">Second parameter, after the chances survived so far.</param>
    /// <remarks>
    /// Survived n chances and the next purchase has not come, or left at the n-th: with M negative binomial,
    /// S(n) [P(nk - j &lt;= M &lt; nk + k - j) + a / (beta + n - 1) P(M &gt;= nk - j)]. k = 1: Fader, Hardie, Lee (2005), eq. 8.
    /// </remarks>
    public static double Renewals(int n, int phases, int done, double shape, double tau, double a, double beta)
    {
        var first = (long)n * phases - done;
        var exactly = 0.0;
        for (var events = Math.Max(first, 0); events < first + phases; events++) exactly += Math.Exp(LogNegativeBinomial(events, shape, tau));
        if (n == 0) return Math.Min(1, exactly);
        var thisOrMore = tau == 0 ? 0 : IncompleteBeta.Regularized(first, shape, tau / (1 + tau));
        var survived = Math.Exp(GammaFunctions.LogRising(beta, n) - GammaFunctions.LogRising(a + beta, n));
        return Math.Min(1, survived * (exactly + a / (beta + n - 1) * thisOrMore));
    }

    /// <summary>Purchases at random with gamma rate until a time of leaving with gamma rate.</summary>
    /// <param name="n">Purchases.</param>
    /// <param name="p">Parameters as they stand now, times in weeks.</param>
    /// <param name="weeks">Horizon, 0 or more.</param>
    /// <remarks>
    /// P(N(t) = n) P(stays beyond t) + the integral over the time of leaving y of P(N(y) = n) times its density: all terms
    /// are positive (Fader and Hardie, note 009, eq. 12, before it is turned into hypergeometric functions).
    /// </remarks>
    public static double Pareto(int n, ParetoParameters p, double weeks)
    {
        if (weeks == 0) return n == 0 ? 1 : 0;
        var (r, alpha, s, beta) = p;
        var constant = GammaFunctions.LogRising(r, n) - GammaFunctions.LogRising(1, n);
        var start = Math.Min(alpha, beta);
        var width = GammaFunctions.LogOnePlus(weeks / start);
        var panels = (int)Math.Min(MostPanels, Math.Ceiling(width / Math.Min(LongestPanel, 4 / Math.Sqrt(1 + Math.Min(n, r)))));
        var (nodes, weights) = (GaussLegendre.Twenty.Nodes, GaussLegendre.Twenty.Weights);
        var sum = Stays(weeks) * Math.Exp(LogCount(weeks));
        for (var panel = 0; panel < panels; panel++)
            for (var i = 0; i < nodes.Length; i++)
            {
                var y = start * GammaFunctions.ExpMinusOne(width * (panel + nodes[i]) / panels);
                sum += weights[i] * width / panels * (start + y) * s / (beta + y) * Stays(y) * Math.Exp(LogCount(y));
            }
        return Math.Min(1, sum);

        double LogCount(double y) => n == 0 ? -r * GammaFunctions.LogOnePlus(y / alpha)
            : constant - r * GammaFunctions.LogOnePlus(y / alpha) - n * GammaFunctions.LogOnePlus(alpha / y);

        double Stays(double y) => Math.Exp(-s * GammaFunctions.LogOnePlus(y / beta));
    }

    /// <summary>ln of G(shape+n) / (G(shape) n!) (1 + tau)^-shape (tau / (1 + tau))^n.</summary>
    private static double LogNegativeBinomial(long n, double shape, double tau)
    {
        if (n == 0) return -shape * GammaFunctions.LogOnePlus(tau);
        if (tau == 0) return double.NegativeInfinity;
        return GammaFunctions.LogRising(shape, (int)n) - GammaFunctions.LogRising(1, (int)n) - shape * GammaFunctions.LogOnePlus(tau)
            - n * GammaFunctions.LogOnePlus(1 / tau);
    }
}
