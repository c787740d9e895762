using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// How long customers who stay are silent: gaps are Erlang(k) with a gamma rate of shape R = r + kx and rate parameter
/// alpha + t_x.
/// </summary>
/// <remarks>
/// With y = ln(1 + s / (alpha + t_x)), the chance S to be silent longer than s is
/// exp(-R y) times the sum over j below k of G(R+j) / (G(R) j!) (1 - exp(-y))^j.
/// </remarks>
internal static class ErlangSilence
{
    private const int MaxSteps = 200;

    /// <summary>ln S after a silence, in the time unit of the scale.</summary>
    public static double Log(double shape, int phases, double scale, double silence) =>
        LogAt(shape, phases, GammaFunctions.LogOnePlus(silence / scale));

    /// <summary>The silence after which ln S has fallen to a level.</summary>
    /// <param name="shape">R.</param>
    /// <param name="phases">k.</param>
    /// <param name="scale">alpha + t_x.</param>
    /// <param name="logLevel">ln S, not above 0.</param>
    public static double Until(double shape, int phases, double scale, double logLevel)
    {
        // S never falls faster than exp(-R y).
        var low = -logLevel / shape;
        if (phases == 1 || low == 0) return scale * GammaFunctions.ExpMinusOne(low);
        var high = low;
        while (LogAt(shape, phases, high) > logLevel && high < 1e6) high *= 2;
        for (var step = 0; step < MaxSteps && high - low > 1e-14 * high; step++)
        {
            var middle = 0.5 * (low + high);
            if (LogAt(shape, phases, middle) > logLevel) low = middle;
            else high = middle;
        }
        return scale * GammaFunctions.ExpMinusOne(0.5 * (low + high));
    }

    /// <summary>Given that the customer stays, how likely j phases of the next gap are done.</summary>
    /// <param name="shape">R.</param>
    /// <param name="silentShare">s / (alpha + T).</param>
    /// <param name="weights">One for each phase; they will sum to 1.</param>
    public static void PhaseWeights(double shape, double silentShare, Span<double> weights)
    {
        double sum = weights[0] = 1;
        for (var j = 1; j < weights.Length; j++) sum += weights[j] = weights[j - 1] * (shape + j - 1) / j * silentShare;
        for (var j = 0; j < weights.Length; j++) weights[j] /= sum;
    }

    private static double LogAt(double shape, int phases, double y)
    {
        var share = -GammaFunctions.ExpMinusOne(-y);
        double sum = 1, term = 1;
        for (var j = 1; j < phases; j++)
        {
            term *= (shape + j - 1) / j * share;
            sum += term;
        }
        return Math.Min(0, Math.Log(sum) - shape * y);
    }
}
