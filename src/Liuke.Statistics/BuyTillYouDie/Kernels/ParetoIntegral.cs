using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// The odds that a customer of the Pareto/NBD model has left during a silence, as an integral over the time of leaving.
/// </summary>
/// <remarks>
/// Fader and Hardie's s/(r+s+x) A0 equals s times the integral from t_x to T of (alpha+y)^-(r+x) (beta+y)^-(s+1) dy:
/// positive and smooth where the difference of two hypergeometric functions cancels and overflows. Taken relative to its
/// start and over u = ln(c + y), c the smaller of alpha and beta, the nearest singularity lies pi away.
/// </remarks>
internal static class ParetoIntegral
{
    /// <summary>Longest panel in u, and largest fall of the logarithm of the integrand over one.</summary>
    private const double LongestPanel = 2;
    private const double LargestFall = 10;
    private const int MaxPanels = 2000;

    /// <summary>Moments gathered with the integral: see <see cref="Add"/>.</summary>
    public const int Moments = 15;

    /// <summary>ln of the odds to have left; minus infinity when T = t_x.</summary>
    /// <param name="k">r + x.</param>
    /// <param name="s">Shape of the rates of leaving.</param>
    /// <param name="alphaLast">alpha + t_x.</param>
    /// <param name="betaLast">beta + t_x.</param>
    /// <param name="silence">T - t_x, 0 or more.</param>
    public static double LogOddsGone(double k, double s, double alphaLast, double betaLast, double silence)
    {
        if (silence == 0) return double.NegativeInfinity;
        Span<double> sum = stackalloc double[1];
        sum.Clear();
        Integrate(k, s, alphaLast, betaLast, silence, sum);
        return Fall(k, s, alphaLast, betaLast, silence) + Math.Log(s) + Math.Log(sum[0]);
    }

    /// <summary>
    /// Adds the integral over a silence of exp(-fall(y)) / (beta+y), with fall(y) = k ln[(alpha+y)/(alpha+t_x)] +
    /// s ln[(beta+y)/(beta+t_x)], and its moments where there is room for them.
    /// </summary>
    public static void Integrate(double k, double s, double alphaLast, double betaLast, double silence, Span<double> sums)
    {
        var start = Math.Min(alphaLast, betaLast);
        var width = GammaFunctions.LogOnePlus(silence / start);
        var (from, fallen) = (0.0, 0.0);
        for (var panel = 0; panel < MaxPanels && from < width; panel++)
        {
            var length = Math.Min(width - from, LongestPanel);
            var end = Fall(k, s, alphaLast, betaLast, start * GammaFunctions.ExpMinusOne(from + length));
            while (end - fallen > LargestFall)
            {
                length *= 0.5;
                end = Fall(k, s, alphaLast, betaLast, start * GammaFunctions.ExpMinusOne(from + length));
            }
            var before = sums[0];
            AddPanel(k, s, alphaLast, betaLast, from, length, sums);
            // The integrand has one peak: once a part does not matter, none after it does.
            if (sums[0] - before <= 1e-17 * before) return;
            (from, fallen) = (from + length, end);
        }
    }

    /// <summary>
    /// Adds a node: weight times 1; la, ia, lb, ib; la la, la ia, ia ia, la lb, la ib, ia lb, ia ib, lb lb, lb ib, ib ib
    /// with la = ln(alpha+y), ia = 1/(alpha+y), lb = ln(beta+y), ib = 1/(beta+y).
    /// </summary>
    public static void Add(Span<double> sums, double weight, double la, double ia, double lb, double ib)
    {
        var (wla, wia, wlb, wib) = (weight * la, weight * ia, weight * lb, weight * ib);
        sums[0] += weight;
        sums[1] += wla;
        sums[2] += wia;
        sums[3] += wlb;
        sums[4] += wib;
        sums[5] += wla * la;
        sums[6] += wla * ia;
        sums[7] += wia * ia;
        sums[8] += wla * lb;
        sums[9] += wla * ib;
        sums[10] += wia * lb;
        sums[11] += wia * ib;
        sums[12] += wlb * lb;
        sums[13] += wlb * ib;
        sums[14] += wib * ib;
    }

    public static double Fall(double k, double s, double alphaLast, double betaLast, double silence) =>
        k * GammaFunctions.LogOnePlus(silence / alphaLast) + s * GammaFunctions.LogOnePlus(silence / betaLast);

    private static void AddPanel(double k, double s, double alphaLast, double betaLast, double from, double length, Span<double> sums)
    {
        var start = Math.Min(alphaLast, betaLast);
        var (nodes, weights) = (GaussLegendre.Twenty.Nodes, GaussLegendre.Twenty.Weights);
        for (var i = 0; i < nodes.Length; i++)
        {
            var silence = start * GammaFunctions.ExpMinusOne(from + length * nodes[i]);
            var (alpha, beta) = (alphaLast + silence, betaLast + silence);
            var weight = weights[i] * length * (start + silence) / beta * Math.Exp(-Fall(k, s, alphaLast, betaLast, silence));
            if (sums.Length == 1) sums[0] += weight;
            else Add(sums, weight, Math.Log(alpha), 1 / alpha, Math.Log(beta), 1 / beta);
        }
    }
}
