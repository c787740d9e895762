using System.Numerics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Learning;

/// <summary>The two families of regression: what a linear score means.</summary>
internal enum Link
{
    /// <summary>Probability 1 / (1 + exp(-score)).</summary>
    Logistic,

    /// <summary>Expected count exp(score).</summary>
    Poisson,
}

/// <summary>Newton's method (IRLS) for a regression on standardised columns with a ridge penalty.</summary>
/// <remarks>
/// Maximises sum of log-likelihood - penalty / 2 x sum of squared slopes of the columns scaled to variance one; the
/// intercept is free. McCullagh and Nelder (1989), section 2.5. Rows are summed in blocks of fixed size in order.
/// </remarks>
internal sealed class RidgeNewton
{
    private const int MaxSteps = 100;
    private const int MaxHalvings = 30;
    private const double GradientTolerance = 1e-10;
    private const double LargestScore = 30;

    private readonly double[][] columns;
    private readonly double[] outcome;
    private readonly double[]? offset;
    private readonly Link link;
    private readonly double penalty;

    private RidgeNewton(double[][] columns, double[] outcome, double[]? offset, Link link, double penalty) =>
        (this.columns, this.outcome, this.offset, this.link, this.penalty) = (columns, outcome, offset, link, penalty);

    /// <summary>
    /// Intercept and slopes of the standardised columns, their means and standard deviations (0 where a column does not
    /// vary and has no slope), and the inverse of the penalised information.
    /// </summary>
    internal sealed record Found(
        double[] Point, double[] Means, double[] Scales, double[,]? Covariance, double LogLikelihood, int Steps, double GradientNorm);

    public static Found Fit(FeatureTable features, double[] outcome, Link link, double penalty, double[]? offset = null)
    {
        var means = features.Columns.Select(c => c.Length == 0 ? 0 : c.Average()).ToArray();
        var scales = features.Columns.Select((c, i) => Spread(c, means[i])).ToArray();
        double[][] standard = [.. features.Columns.Select((c, i) =>
            scales[i] == 0 ? new double[c.Length] : c.Select(v => (v - means[i]) / scales[i]).ToArray())];
        return new RidgeNewton(standard, outcome, offset, link, penalty).Climb(means, scales);
    }

    private Found Climb(double[] means, double[] scales)
    {
        var point = new double[columns.Length + 1];
        point[0] = Start();
        var (value, gradient, information) = At(point);
        var steps = 0;
        for (; steps < MaxSteps && Norm(gradient) > GradientTolerance; steps++)
        {
            if (Cholesky.Of(information) is not { } factor) break;
            var step = factor.Solve(gradient);
            // What a step can still gain is lost in rounding.
            if (gradient.Zip(step, (g, s) => g * s).Sum() <= 1e-18 * Math.Max(1, Math.Abs(value))) break;
            var before = Norm(gradient);
            var found = false;
            for (var halving = 0; halving < MaxHalvings && !found; halving++)
            {
                var scale = Math.ScaleB(1, -halving);
                double[] next = [.. point.Select((p, i) => p + scale * step[i])];
                var there = At(next);
                if (!(there.Value > value || (there.Value >= value - 1e-13 * Math.Abs(value) && Norm(there.Gradient) < before))) continue;
                found = true;
                (point, value, gradient, information) = (next, there.Value, there.Gradient, there.Information);
            }
            if (!found) break;
        }
        var ridge = 0.0;
        for (var i = 1; i < point.Length; i++) ridge += point[i] * point[i];
        return new(point, means, scales, Cholesky.Of(information)?.Inverse(), value + penalty / 2 * ridge, steps, Norm(gradient));
    }

    private double Start()
    {
        var mean = outcome.Average();
        var level = link == Link.Logistic
            ? Math.Log((mean + 1e-6) / (1 - mean + 1e-6))
            : Math.Log(Math.Max(mean, 1e-9) / (offset is null ? 1 : offset.Average(o => Math.Exp(Math.Clamp(o, -LargestScore, LargestScore)))));
        return level;
    }

    private double Norm(double[] gradient) => gradient.Max(Math.Abs) / outcome.Length;

    private (double Value, double[] Gradient, double[][] Information) At(double[] point)
    {
        var n = point.Length;
        var gradient = new double[n];
        double[][] information = [.. Enumerable.Range(0, n).Select(_ => new double[n])];
        var row = new double[n];
        row[0] = 1;
        var value = 0.0;
        for (var i = 0; i < outcome.Length; i++)
        {
            var score = point[0] + (offset?[i] ?? 0);
            for (var c = 0; c < columns.Length; c++) score += (row[c + 1] = columns[c][i]) * point[c + 1];
            var (logLikelihood, slope, weight) = Term(score, outcome[i]);
            value += logLikelihood;
            for (var a = 0; a < n; a++)
            {
                gradient[a] += slope * row[a];
                AddScaled(information[a].AsSpan(0, a + 1), row, weight * row[a]);
            }
        }
        for (var a = 1; a < n; a++)
        {
            value -= penalty / 2 * point[a] * point[a];
            gradient[a] -= penalty * point[a];
            // A column that does not vary has no slope; the one keeps the matrix regular.
            information[a][a] += penalty + (information[a][a] == 0 ? 1 : 0);
        }
        return (value, gradient, information);
    }

    private static void AddScaled(Span<double> to, double[] row, double scale)
    {
        var b = 0;
        for (; b <= to.Length - Vector<double>.Count; b += Vector<double>.Count)
            (new Vector<double>(to[b..]) + new Vector<double>(row, b) * scale).CopyTo(to[b..]);
        for (; b < to.Length; b++) to[b] += row[b] * scale;
    }

    private (double LogLikelihood, double Slope, double Weight) Term(double score, double y)
    {
        if (link == Link.Poisson)
        {
            var mean = Math.Exp(Math.Min(score, LargestScore));
            return (y * score - mean, y - mean, mean);
        }
        var p = Sigmoid(score);
        var softPlus = Math.Max(score, 0) + GammaFunctions.LogOnePlus(Math.Exp(-Math.Abs(score)));
        return (y * score - softPlus, y - p, Math.Max(p * (1 - p), 1e-12));
    }

    public static double Sigmoid(double score) => score >= 0 ? 1 / (1 + Math.Exp(-score)) : Math.Exp(score) / (1 + Math.Exp(score));

    private static double Spread(double[] column, double mean)
    {
        var sum = 0.0;
        foreach (var v in column) sum += (v - mean) * (v - mean);
        var spread = Math.Sqrt(sum / Math.Max(1, column.Length));
        return spread > 1e-12 * (1 + Math.Abs(mean)) ? spread : 0;
    }
}
