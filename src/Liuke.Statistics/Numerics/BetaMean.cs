namespace Liuke.Statistics.Numerics;

/// <summary>Means over a beta distributed chance, by the trapezoidal rule on the logit scale.</summary>
/// <remarks>
/// There the density p^a (1-p)^b falls exponentially at both ends and is analytic in a strip, so that the rule converges
/// exponentially (Trefethen and Weideman, SIAM Review 2014).
/// </remarks>
internal static class BetaMean
{
    private const int MaxNodes = 20_000;

    /// <summary>
    /// Below this the density hugs an end so closely that its tail would take many nodes: the straight line between the
    /// ends is integrated in closed form, and only what bends from it by nodes.
    /// </summary>
    private const double Hugging = 0.5;

    /// <param name="a">First parameter.</param>
    /// <param name="b">Second parameter.</param>
    /// <param name="atZero">The limit of the value as p goes to 0: its largest.</param>
    /// <param name="atOne">The value at 1.</param>
    /// <param name="value">The value at (p, 1 - p): positive, falling and convex in p.</param>
    public static double Of(double a, double b, double atZero, double atOne, Func<double, double, double> value)
    {
        var spread = Math.Sqrt(GammaFunctions.Trigamma(a) + GammaFunctions.Trigamma(b));
        var step = Math.Min(0.2, 0.4 * spread);
        if (a >= Hugging && b >= Hugging)
        {
            var (top, mass) = Sum(a, b, step, spent: 0, value);
            return top / mass;
        }
        var peak = Math.Exp(LogDensity(a, b, Math.Log(a / b)) - GammaFunctions.LogBeta(a, b));
        var bend = Sum(a, b, step, 1e-18 * atZero, (p, q) => q * atZero + p * atOne - value(p, q)).Top * step * peak;
        return Math.Clamp((b * atZero + a * atOne) / (a + b) - bend, 0, atZero);
    }

    /// <summary>Sums outward until value and mass are spent, or until the parts are as small as <paramref name="spent"/>.</summary>
    private static (double Top, double Mass) Sum(double a, double b, double step, double spent, Func<double, double, double> value)
    {
        var middle = Math.Log(a / b);
        var peak = LogDensity(a, b, middle);
        var (top, mass) = (0.0, 0.0);
        for (var side = -1; side <= 1; side += 2)
            for (var node = side < 0 ? 1 : 0; node < MaxNodes; node++)
            {
                var u = middle + side * node * step;
                var weight = Math.Exp(LogDensity(a, b, u) - peak);
                var part = weight * value(1 / (1 + Math.Exp(-u)), 1 / (1 + Math.Exp(u)));
                top += part;
                mass += weight;
                if (spent > 0 ? Math.Abs(part) <= spent : part <= 1e-18 * top && weight <= 1e-18 * mass) break;
            }
        return (top, mass);
    }

    /// <summary>ln of p^a (1-p)^b at p = 1 / (1 + exp(-u)).</summary>
    private static double LogDensity(double a, double b, double u)
    {
        var logP = u < 0 ? u - GammaFunctions.LogOnePlus(Math.Exp(u)) : -GammaFunctions.LogOnePlus(Math.Exp(-u));
        return a * logP + b * (logP - u);
    }
}
