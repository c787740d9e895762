using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Liuke.Benchmarks.Kernels;

/// <summary>
/// Fits written straight from the formulas: one customer after another, a library's log-gamma, no derivatives (Nelder and
/// Mead), no standard errors, one thread. What a first implementation costs.
/// </summary>
internal static class PlainFits
{
    /// <summary>(M)BG/CNBD-k; k = 1 is (M)BG/NBD.</summary>
    /// <returns>The log-likelihood at its end, without the terms of the gaps.</returns>
    public static double BetaGeometric(Customers customers, int extraChance, int k) => Climb([0.5, 0.5, 0.5, 0.5], customers.Count, (p, i) =>
    {
        var (r, alpha, a, b) = (p[0], p[1], p[2], p[3]);
        var (x, last, age) = (customers.X[i], customers.LastDays[i] / 7.0, customers.AgeDays[i] / 7.0);
        var (n, shape) = (x + extraChance, r + k * x);
        var rows = SpecialFunctions.GammaLn(shape) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha)
            + SpecialFunctions.GammaLn(a + b) + SpecialFunctions.GammaLn(b + n) - SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b + n);
        double silence = 1, term = 1;
        for (var j = 1; j < k; j++) silence += term *= (shape + j - 1) / j * (age - last) / (alpha + age);
        var stays = Math.Log(silence) - shape * Math.Log(alpha + age);
        if (n == 0) return rows + stays;
        var left = Math.Log(a / (b + n - 1)) - shape * Math.Log(alpha + last);
        return rows + LogSum(stays, left);
    });

    /// <summary>Pareto/NBD with the difference of two hypergeometric series (Fader and Hardie, note 009).</summary>
    public static double Pareto(Customers customers) => Climb([0.5, 0.5, 0.5, 0.5], customers.Count, (p, i) =>
    {
        var (r, alpha, s, beta) = (p[0], p[1], p[2], p[3]);
        var (x, last, age) = (customers.X[i], customers.LastDays[i] / 7.0, customers.AgeDays[i] / 7.0);
        var constant = SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha) + s * Math.Log(beta);
        var stays = -(r + x) * Math.Log(alpha + age) - s * Math.Log(beta + age);
        var (m, apart, b) = (Math.Max(alpha, beta), Math.Abs(alpha - beta), alpha >= beta ? s + 1 : r + x);
        var gone = Gone(last) is var at && Gone(age) is var later && at > later ? at + Math.Log(1 - Math.Exp(later - at)) : double.NegativeInfinity;
        return constant + LogSum(stays, Math.Log(s / (r + s + x)) + gone);

        double Gone(double time) => Math.Log(Hypergeometric(r + s + x, b, r + s + x + 1, apart / (m + time))) - (r + s + x) * Math.Log(m + time);
    });

    /// <summary>Gamma-Gamma.</summary>
    public static double GammaGamma(Customers customers, double[] spend) => Climb([1, 1, 3], customers.Count, (p, i) =>
    {
        var (x, z) = (customers.X[i], spend[i]);
        if (x == 0) return 0;
        return SpecialFunctions.GammaLn(p[0] * x + p[1]) - SpecialFunctions.GammaLn(p[0] * x) - SpecialFunctions.GammaLn(p[1])
            + p[1] * Math.Log(p[2]) + (p[0] * x - 1) * Math.Log(z) + p[0] * x * Math.Log(x) - (p[0] * x + p[1]) * Math.Log(p[2] + x * z);
    });

    public static double Hypergeometric(double a, double b, double c, double z)
    {
        double sum = 1, term = 1;
        for (var k = 0; k < 10_000; k++)
        {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
            if (term < 1e-15 * sum) break;
        }
        return sum;
    }

    private static double Climb(double[] startLogs, int customers, Func<double[], int, double> logLikelihood)
    {
        var objective = ObjectiveFunction.Value(logs =>
        {
            double[] p = [.. logs.Select(Math.Exp)];
            var sum = 0.0;
            for (var i = 0; i < customers; i++) sum += logLikelihood(p, i);
            return double.IsFinite(sum) ? -sum / customers : 1e10;
        });
        return -customers * NelderMeadSimplex.Minimum(objective, Vector<double>.Build.Dense(startLogs), 1e-10, 3000).FunctionInfoAtMinimum.Value;
    }

    private static double LogSum(double one, double other)
    {
        var larger = Math.Max(one, other);
        return larger + Math.Log(Math.Exp(one - larger) + Math.Exp(other - larger));
    }
}
