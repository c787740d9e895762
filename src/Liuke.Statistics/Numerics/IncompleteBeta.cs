namespace Liuke.Statistics.Numerics;

/// <summary>The regularised incomplete beta function.</summary>
public static class IncompleteBeta
{
    private const int MaxSteps = 100_000;
    private const double Tiny = 1e-300;

    /// <summary>I_z(p, q) = B(z; p, q) / B(p, q).</summary>
    /// <param name="p">Positive.</param>
    /// <param name="q">Positive.</param>
    /// <param name="z">From 0 to 1.</param>
    /// <returns>From 0 to 1, with small relative error in both tails.</returns>
    /// <remarks>Continued fraction DLMF 8.17.22, evaluated by Lentz's method on the side where it converges fast.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">z lies outside 0 to 1.</exception>
    public static double Regularized(double p, double q, double z)
    {
        if (!(z >= 0 && z <= 1)) throw new ArgumentOutOfRangeException(nameof(z), z, "The incomplete beta function is defined from 0 to 1.");
        if (z == 0) return 0;
        if (z == 1) return 1;
        var front = Math.Exp(p * Math.Log(z) + q * GammaFunctions.LogOnePlus(-z) - GammaFunctions.LogBeta(p, q));
        return z < (p + 1) / (p + q + 2)
            ? Math.Min(1, front * Fraction(p, q, z) / p)
            : Math.Max(0, 1 - front * Fraction(q, p, 1 - z) / q);
    }

    private static double Fraction(double p, double q, double z)
    {
        var c = 1.0;
        var d = 1 / Away(1 - (p + q) * z / (p + 1));
        var fraction = d;
        for (var m = 1; m <= MaxSteps; m++)
        {
            Step(m * (q - m) * z / ((p + 2 * m - 1) * (p + 2 * m)));
            var last = fraction;
            Step(-(p + m) * (p + q + m) * z / ((p + 2 * m) * (p + 2 * m + 1)));
            if (Math.Abs(fraction - last) <= 1e-16 * Math.Abs(fraction) && Math.Abs(c * d - 1) <= 3e-16) break;
        }
        return fraction;

        void Step(double coefficient)
        {
            d = 1 / Away(1 + coefficient * d);
            c = Away(1 + coefficient / c);
            fraction *= c * d;
        }
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
