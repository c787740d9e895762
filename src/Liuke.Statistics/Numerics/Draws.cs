using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Numerics;

/// <summary>Random numbers that depend on the seed alone, on every machine and version.</summary>
/// <param name="seed">The same seed gives the same numbers.</param>
/// <remarks>Not for secrets. One thread at a time.</remarks>
public sealed class Draws(ulong seed)
{
    private readonly SplitMix source = new(seed);

    /// <summary>Draws for one of many things, such as one customer of many: the same whatever is drawn for the others.</summary>
    /// <param name="seed">The common seed.</param>
    /// <param name="index">Which of them.</param>
    public static Draws For(ulong seed, long index) => new(new SplitMix(seed ^ (0xD1B54A32D192ED03 * (ulong)(index + 1))).Next());

    /// <summary>A number strictly between 0 and 1.</summary>
    public double Uniform() => ((source.Next() >> 12) + 0.5) * Math.ScaleB(1, -52);

    /// <summary>An exponential number of mean 1.</summary>
    public double Exponential() => -Math.Log(Uniform());

    /// <summary>A normal number of mean 0 and variance 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>A gamma number of rate 1 (Marsaglia and Tsang 2000).</summary>
    /// <param name="shape">Positive and finite.</param>
    public double Gamma(double shape) => Math.Exp(LogGamma(shape));

    /// <summary>The logarithm of a gamma number of rate 1, which does not vanish at small shapes.</summary>
    /// <param name="shape">Positive and finite.</param>
    public double LogGamma(double shape)
    {
        Domain.RequirePositive(shape, nameof(shape));
        if (shape < 1) return LogGamma(shape + 1) + Math.Log(Uniform()) / shape;
        var d = shape - 1.0 / 3;
        while (true)
        {
            var normal = Normal();
            var root = 1 + normal / Math.Sqrt(9 * d);
            if (root <= 0) continue;
            var v = root * root * root;
            if (Math.Log(Uniform()) < 0.5 * normal * normal + d - d * v + d * Math.Log(v)) return Math.Log(d) + Math.Log(v);
        }
    }

    /// <summary>A beta number.</summary>
    /// <param name="a">First parameter, positive.</param>
    /// <param name="b">Second parameter, positive.</param>
    /// <returns>From 0 to 1.</returns>
    public double Beta(double a, double b) => 1 / (1 + Math.Exp(LogGamma(b) - LogGamma(a)));
}
