using System.Globalization;
using System.Runtime.Intrinsics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Spend;

/// <summary>Maximum likelihood for Gamma-Gamma.</summary>
/// <remarks>
/// Terms in gamma functions are sums over the histogram of x; what is left is one logarithm and one reciprocal a
/// customer, ln(v + xz) and 1 / (v + xz). Blocks are of fixed size, partial sums added in order.
/// </remarks>
internal sealed class GammaGammaFit
{
    private const int RowsPerBlock = 4096;
    private const int Sums = 6;
    private const double FewCustomers = 10;

    private readonly double[] x;
    private readonly double[] total;
    private readonly int cores;
    private readonly (int X, long Customers)[] histogram;
    private readonly double sumXLogTotal;
    private readonly double sumLogMean;
    private readonly double[] partial;

    private GammaGammaFit(double[] x, double[] total, int cores)
    {
        (this.x, this.total, this.cores) = (x, total, cores);
        var customersWith = new SortedDictionary<int, long>();
        for (var i = 0; i < x.Length; i++)
        {
            customersWith[(int)x[i]] = customersWith.GetValueOrDefault((int)x[i]) + 1;
            sumXLogTotal += x[i] * Math.Log(total[i]);
            sumLogMean += Math.Log(total[i] / x[i]);
        }
        histogram = [.. customersWith.Select(pair => (pair.Key, pair.Value))];
        partial = new double[(x.Length + RowsPerBlock - 1) / RowsPerBlock * Sums];
    }

    public static FitResult<GammaGammaParameters> Fit(
        ReadOnlySpan<int> x, ReadOnlySpan<double> meanSpend, FitOptions options, GammaGammaParameters? start)
    {
        start?.Require();
        var (counts, totals, leftOut) = Usable(x, meanSpend);
        if (counts.Length == 0) throw new ArgumentException("No customer has a purchase with a positive spend.", nameof(x));

        var mean = totals.Sum() / counts.Sum();
        var box = new LogBox(["p", "q", "v"], [1e-4, 1e-4, 1e-6 * mean], [1e5, 1e5, 1e6 * mean]);
        var fit = new GammaGammaFit(counts, totals, options.Cores);
        double[] from = start is null ? [2, 3, mean] : [start.P, start.Q, start.V];
        var maximum = box.Climb(fit.Evaluate, from, options.MaxIterations, options.GradientTolerance);
        var p = LogBox.Natural(maximum.Point);
        var result = box.Report(new GammaGammaParameters(p[0], p[1], p[2]), maximum, counts.Length);
        return result with { Warnings = [.. Warnings(p, counts.Length, leftOut), .. result.Warnings] };
    }

    private static IEnumerable<FitWarning> Warnings(double[] p, int customers, int leftOut)
    {
        if (customers < FewCustomers) yield return new(FitWarningKind.FewRepeatCustomers, customers.ToString(CultureInfo.InvariantCulture));
        if (p[1] <= 1) yield return new(FitWarningKind.NoFiniteMean, "q");
        if (leftOut > 0) yield return new(FitWarningKind.SpendNotPositive, leftOut.ToString(CultureInfo.InvariantCulture));
    }

    private static (double[] X, double[] Total, int LeftOut) Usable(ReadOnlySpan<int> x, ReadOnlySpan<double> meanSpend)
    {
        if (x.Length != meanSpend.Length)
            throw new ArgumentException($"The columns x ({x.Length}) and mean spend ({meanSpend.Length}) must be equally long.", nameof(meanSpend));
        var (counts, totals) = (new List<double>(x.Length), new List<double>(x.Length));
        var leftOut = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0 || !double.IsFinite(meanSpend[i]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {i}: x must not be negative and the spend must be a finite number (x = {x[i]}, spend = {meanSpend[i]})."), nameof(x));
            if (x[i] == 0) continue;
            if (meanSpend[i] > 0)
            {
                counts.Add(x[i]);
                totals.Add(x[i] * meanSpend[i]);
            }
            else leftOut++;
        }
        return ([.. counts], [.. totals], leftOut);
    }

    private Curvature Evaluate(double[] logs)
    {
        var natural = LogBox.Natural(logs);
        var (p, q, v) = (natural[0], natural[1], natural[2]);
        var (value, g, h) = Histogram(p, q, v);
        Parallel.For(0, partial.Length / Sums, Cores.Of(cores), block => SumBlock(block, v));
        Span<double> s = stackalloc double[Sums];
        s.Clear();
        for (var i = 0; i < partial.Length; i++) s[i % Sums] += partial[i];

        // s: sums of ln w, x ln w, 1/w, x/w, 1/w^2, x/w^2 with w = v + xz.
        value -= p * s[1] + q * s[0];
        g[0] -= s[1];
        g[1] -= s[0];
        g[2] -= p * s[3] + q * s[2];
        h[0, 2] -= s[3];
        h[1, 2] -= s[2];
        h[2, 2] += p * s[5] + q * s[4];
        var scale = 1.0 / x.Length;
        for (var i = 0; i < 3; i++)
        {
            g[i] *= scale;
            for (var j = i; j < 3; j++) h[j, i] = h[i, j] *= scale;
        }
        return LogBox.InLogs(value * scale, g, h, natural);
    }

    private (double Value, double[] Gradient, double[,] Hessian) Histogram(double p, double q, double v)
    {
        var n = (double)x.Length;
        var value = p * sumXLogTotal - sumLogMean + n * q * Math.Log(v);
        double[] g = [sumXLogTotal, n * (Math.Log(v) - GammaFunctions.Digamma(q)), n * q / v];
        var h = new double[3, 3];
        h[1, 1] = -n * GammaFunctions.Trigamma(q);
        h[1, 2] = n / v;
        h[2, 2] = -n * q / (v * v);
        foreach (var (count, customers) in histogram)
        {
            var (px, c) = (p * count, (double)customers);
            value -= c * GammaFunctions.LogBeta(px, q);
            var digamma = GammaFunctions.Digamma(px + q);
            var trigamma = GammaFunctions.Trigamma(px + q);
            g[0] += c * count * (digamma - GammaFunctions.Digamma(px));
            g[1] += c * digamma;
            h[0, 0] += c * count * count * (trigamma - GammaFunctions.Trigamma(px));
            h[0, 1] += c * count * trigamma;
            h[1, 1] += c * trigamma;
        }
        return (value, g, h);
    }

    private void SumBlock(int block, double v)
    {
        var from = block * RowsPerBlock;
        var to = Math.Min(x.Length, from + RowsPerBlock);
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        for (var row = from; row < to; row += 4)
        {
            var there = row + 4 <= to;
            var count = there ? Vector256.Create(x, row) : Tail(x, row, to, 0);
            var one = there ? Vector256<double>.One : Vector256.Create(1, row + 1 < to ? 1 : 0, row + 2 < to ? 1 : 0, 0.0);
            var w = Vector256.Create(v) + (there ? Vector256.Create(total, row) : Tail(total, row, to, 1));
            var log = Vector256.Log(w);
            var inverse = one / w;
            s0 += one * log;
            s1 += count * log;
            s2 += inverse;
            s3 += count * inverse;
            s4 += inverse * inverse;
            s5 += count * inverse * inverse;
        }
        var at = block * Sums;
        (partial[at], partial[at + 1], partial[at + 2]) = (Sum(s0), Sum(s1), Sum(s2));
        (partial[at + 3], partial[at + 4], partial[at + 5]) = (Sum(s3), Sum(s4), Sum(s5));
    }

    private static double Sum(Vector256<double> v) => (v[0] + v[1]) + (v[2] + v[3]);

    private static Vector256<double> Tail(double[] values, int row, int to, double filler) => Vector256.Create(
        values[row], row + 1 < to ? values[row + 1] : filler, row + 2 < to ? values[row + 2] : filler, filler);
}
