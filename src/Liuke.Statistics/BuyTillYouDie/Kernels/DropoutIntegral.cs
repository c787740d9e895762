using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// Expected purchases of a living customer whose purchase rate is gamma distributed and whose chance p to leave after a
/// purchase is beta distributed: E over p of [1 - (1 + p tau)^-k] / p.
/// </summary>
/// <remarks>
/// With C = a + beta - 1, z = tau / (1 + tau) this is C / (a - 1) * [1 - (1-z)^(a-1) 2F1(C - k, a - 1; C; z)], the form of
/// Fader, Hardie, Lee (2005), eq. 10, after Euler's transformation: nothing in it grows with k. The factor a - 1 is
/// divided out of the series, so that a = 1 and C = 0 are no special points. Where the series is slow or would cancel,
/// the integral over p is summed on the logit scale, where the trapezoidal rule converges exponentially.
/// </remarks>
internal static class DropoutIntegral
{
    private const int MaxTerms = 1200;
    private const double SlowZ = 0.97;
    private const double AllowedCancellation = 1e-5;

    /// <param name="k">r + x, positive: shape of the rate.</param>
    /// <param name="a">First beta parameter of the chance to leave.</param>
    /// <param name="beta">Second beta parameter, after the purchases survived so far.</param>
    /// <param name="tau">t / (alpha + T): the horizon over the rate parameter; 0 or more.</param>
    /// <returns>A number of purchases, at least 0, at most k tau.</returns>
    public static double Expected(double k, double a, double beta, double tau)
    {
        if (tau == 0) return 0;
        var z = tau / (1 + tau);
        return z <= SlowZ && BySeries(k, a, beta, tau, z) is { } value ? value : ByQuadrature(k, a, beta, tau);
    }

    /// <summary>The series, or null where it would lose digits or take too long.</summary>
    internal static double? BySeries(double k, double a, double beta, double tau, double z)
    {
        var c = a + beta - 1;
        var shifted = c - k;
        var term = shifted * z;
        double sum = term, largest = Math.Abs(term);
        var j = 1;
        for (; j < MaxTerms; j++)
        {
            term *= (shifted + j) * (a + j - 1) / ((c + j) * (j + 1)) * z;
            sum += term;
            var size = Math.Abs(term);
            if (size > largest) largest = size;
            else if (size <= 1e-17 * Math.Abs(sum) || size < 1e-300) break;
        }
        if (j == MaxTerms) return null;

        var logRest = -GammaFunctions.LogOnePlus(tau);
        var power = (a - 1) * logRest;
        var growth = power == 0 ? 1 : GammaFunctions.ExpMinusOne(power) / power;
        var outer = -c * logRest * growth;
        var inner = Math.Exp(power) * sum;
        var value = outer - inner;
        var scale = Math.Max(Math.Abs(outer), Math.Exp(power) * largest);
        return double.IsFinite(value) && value > AllowedCancellation * scale ? value : null;
    }

    /// <summary>The integral itself: slower, right everywhere.</summary>
    internal static double ByQuadrature(double k, double a, double beta, double tau) =>
        BetaMean.Of(a, beta, k * tau, Purchases(k, tau, 1), (p, _) => Purchases(k, tau, p));

    private static double Purchases(double k, double tau, double p)
    {
        var survived = k * GammaFunctions.LogOnePlus(p * tau);
        return survived == 0 ? k * tau : -GammaFunctions.ExpMinusOne(-survived) / p;
    }
}
