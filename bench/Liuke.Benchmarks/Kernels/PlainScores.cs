using Liuke.Statistics.BuyTillYouDie;
using MathNet.Numerics;

namespace Liuke.Benchmarks.Kernels;

/// <summary>Scores and histories written straight from the formulas, one customer after another, one thread.</summary>
internal static class PlainScores
{
    /// <returns>The sum of repeat purchase days, so that nothing is left undone.</returns>
    public static double Histories(DayLog log) => Enumerable.Range(0, log.Lines)
        .GroupBy(line => log.Customer[line], line => log.Day[line])
        .Select(days => days.Distinct().Order().ToArray())
        .Select(days => (X: days.Length - 1, Last: days[^1] - days[0], First: days[0]))
        .ToArray()
        .Sum(h => (double)h.X);

    /// <summary>MBG/NBD: Batislam, Denizel, Filiztekin (2007), eq. 9 and 10.</summary>
    /// <returns>The sum of all alive probabilities and expectations.</returns>
    public static double Mbg(Customers customers, BetaGeometricParameters p, double[] horizonDays) => Sum(customers, (x, last, age) =>
    {
        var alive = 1 / (1 + p.A / (p.B + x) * Math.Pow((p.Alpha + age) / (p.Alpha + last), p.R + x));
        var sum = alive;
        foreach (var t in horizonDays.Select(days => days / 7))
        {
            var ratio = Math.Pow((p.Alpha + age) / (p.Alpha + age + t), p.R + x)
                * PlainFits.Hypergeometric(p.R + x, p.B + x + 1, p.A + p.B + x, t / (p.Alpha + age + t));
            sum += (p.A + p.B + x) / (p.A - 1) * (1 - ratio) * alive;
        }
        return sum;
    });

    /// <summary>Pareto/NBD: Fader and Hardie, notes 008 and 009.</summary>
    public static double Pareto(Customers customers, ParetoParameters p, double[] horizonDays) => Sum(customers, (x, last, age) =>
    {
        var (m, apart, b) = (Math.Max(p.Alpha, p.Beta), Math.Abs(p.Alpha - p.Beta), p.Alpha >= p.Beta ? p.S + 1 : p.R + x);
        double Gone(double time) => PlainFits.Hypergeometric(p.R + p.S + x, b, p.R + p.S + x + 1, apart / (m + time)) * Math.Pow((m + age) / (m + time), p.R + p.S + x);
        var odds = p.S / (p.R + p.S + x) * Math.Pow((p.Alpha + age) / (m + age), p.R + x) * Math.Pow((p.Beta + age) / (m + age), p.S) * (Gone(last) - Gone(age));
        var alive = 1 / (1 + odds);
        return alive + horizonDays.Sum(days => alive * (p.R + x) * (p.Beta + age) / ((p.Alpha + age) * (p.S - 1))
            * (1 - Math.Pow((p.Beta + age) / (p.Beta + age + days / 7), p.S - 1)));
    });

    /// <summary>MBG/CNBD-k: the expectation as a sum over purchases of the chance that they come and none before was the last.</summary>
    public static double Cnbd(Customers customers, BetaGeometricCnbdParameters p, double[] horizonDays) => Sum(customers, (x, last, age) =>
    {
        var shape = p.R + p.K * x;
        var weights = new double[p.K];
        double silence = weights[0] = 1;
        for (var j = 1; j < p.K; j++) silence += weights[j] = weights[j - 1] * (shape + j - 1) / j * (age - last) / (p.Alpha + age);
        var alive = 1 / (1 + p.A / (p.B + x) * Math.Pow((p.Alpha + age) / (p.Alpha + last), shape) / silence);
        var sum = alive;
        foreach (var days in horizonDays)
            for (var j = 0; j < p.K; j++) sum += alive * weights[j] / silence * Expected(p, j, shape + j, days / 7 / (p.Alpha + age), p.B + x + 1);
        return sum;
    });

    private static double Expected(BetaGeometricCnbdParameters p, int done, double shape, double tau, double beta)
    {
        double sum = 0, survived = 1, below = 0;
        for (int m = 1, events = 0; m < 10_000; m++)
        {
            for (; events < m * p.K - done; events++)
                below += Math.Exp(SpecialFunctions.GammaLn(shape + events) - SpecialFunctions.GammaLn(shape) - SpecialFunctions.GammaLn(events + 1)
                    - shape * Math.Log(1 + tau) + events * Math.Log(tau / (1 + tau)));
            var part = survived * (1 - below);
            sum += part;
            if (part < 1e-12) break;
            survived *= (beta + m - 1) / (p.A + beta + m - 1);
        }
        return sum;
    }

    private static double Sum(Customers customers, Func<int, double, double, double> score)
    {
        var sum = 0.0;
        for (var i = 0; i < customers.Count; i++) sum += score(customers.X[i], customers.LastDays[i] / 7.0, customers.AgeDays[i] / 7.0);
        return sum;
    }
}
