using Liuke.Statistics.BuyTillYouDie;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Liuke.Benchmarks.Kernels;

/// <summary>
/// The same work written straight from the formulas: one customer after another, a library's log-gamma, no derivatives,
/// one thread. What a first implementation costs.
/// </summary>
internal static class PlainKernels
{
    public static double[] Fit(Customers customers, bool mayLeaveAtOnce)
    {
        var objective = ObjectiveFunction.Value(logs => -MeanLogLikelihood(customers, logs, mayLeaveAtOnce));
        var start = Vector<double>.Build.Dense(4);
        return [.. NelderMeadSimplex.Minimum(objective, start, 1e-7, 2000).MinimizingPoint.Select(Math.Exp)];
    }

    public static int Histories(DayLog log)
    {
        var histories = Enumerable.Range(0, log.Lines)
            .GroupBy(line => log.Customer[line], line => log.Day[line])
            .Select(days => days.Distinct().Order().ToArray())
            .Select(days => (X: days.Length - 1, Last: days[^1] - days[0], First: days[0]))
            .ToArray();
        return histories.Sum(h => h.X);
    }

    public static double Score(Customers customers, BetaGeometricParameters p, double[] horizonDays)
    {
        var sum = 0.0;
        for (var i = 0; i < customers.X.Length; i++)
        {
            var (x, last, age) = (customers.X[i], customers.LastDays[i] / 7.0, customers.AgeDays[i] / 7.0);
            var alive = 1 / (1 + p.A / (p.B + x) * Math.Pow((p.Alpha + age) / (p.Alpha + last), p.R + x));
            sum += alive;
            foreach (var days in horizonDays)
            {
                var t = days / 7;
                var ratio = Math.Pow((p.Alpha + age) / (p.Alpha + age + t), p.R + x)
                    * Hypergeometric(p.R + x, p.B + x + 1, p.A + p.B + x, t / (p.Alpha + age + t));
                sum += (p.A + p.B + x) / (p.A - 1) * (1 - ratio) * alive;
            }
        }
        return sum;
    }

    private static double MeanLogLikelihood(Customers customers, Vector<double> logs, bool mayLeaveAtOnce)
    {
        var (r, alpha, a, b) = (Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
        var sum = 0.0;
        for (var i = 0; i < customers.X.Length; i++)
        {
            var (x, last, age) = (customers.X[i], customers.LastDays[i] / 7.0, customers.AgeDays[i] / 7.0);
            var n = mayLeaveAtOnce ? x + 1 : x;
            var rows = SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha)
                + SpecialFunctions.GammaLn(a + b) + SpecialFunctions.GammaLn(b + n)
                - SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b + n);
            var stays = -(r + x) * Math.Log(alpha + age);
            if (n > 0)
            {
                var left = Math.Log(a / (b + n - 1)) - (r + x) * Math.Log(alpha + last);
                var larger = Math.Max(stays, left);
                stays = larger + Math.Log(Math.Exp(stays - larger) + Math.Exp(left - larger));
            }
            sum += rows + stays;
        }
        return sum / customers.X.Length;
    }

    private static double Hypergeometric(double a, double b, double c, double z)
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
}
