using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Opportunities;

/// <summary>Maximum likelihood for BG/BB.</summary>
/// <remarks>
/// A row is ln of a sum of terms, each a product of rising factorials: with the weights w of the terms and their
/// logarithmic derivatives d (gradient) and dd (Hessian), the gradient is sum w d, the Hessian sum w (dd + d d') minus
/// the product of the gradients. Rising factorials of the six sums are tabulated once an evaluation.
/// </remarks>
internal sealed class BgBbFit
{
    private const long FewRepeatCustomers = 10;

    private readonly OpportunityRows rows;
    private readonly int most;

    private BgBbFit(OpportunityRows rows)
    {
        this.rows = rows;
        most = rows.Rows.Max(row => row.Of) + 1;
    }

    public static FitResult<BgBbParameters> Fit(OpportunityRows rows, FitOptions options, BgBbParameters? start)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Customers == 0) throw new ArgumentException("There are no customers to fit.", nameof(rows));
        start?.Require();
        var fit = new BgBbFit(rows);
        var box = new LogBox(["alpha", "beta", "gamma", "delta"], [1e-5, 1e-5, 1e-5, 1e-5], [1e5, 1e5, 1e5, 1e5]);
        double[][] starts = start is null
            ? [[1, 1, 1, 3], [0.5, 2, 0.5, 5], [3, 3, 0.3, 1]]
            : [[start.Alpha, start.Beta, start.Gamma, start.Delta]];
        var maximum = starts.Select(from => box.Climb(fit.Evaluate, from, options.MaxIterations, options.GradientTolerance)).MaxBy(m => m.At.Value)!;
        var p = LogBox.Natural(maximum.Point);
        var result = box.Report(new BgBbParameters(p[0], p[1], p[2], p[3]), maximum, rows.Customers);
        var buyers = (long)rows.Rows.Where(row => row.X > 0).Sum(row => row.Count);
        FitWarning[] few = buyers == 0 ? [new(FitWarningKind.NoRepeatPurchases, "")]
            : buyers < FewRepeatCustomers ? [new(FitWarningKind.FewRepeatCustomers, $"{buyers}")] : [];
        return result with { Warnings = [.. few, .. result.Warnings], Converged = result.Converged && buyers > 0 };
    }

    private Curvature Evaluate(double[] logs)
    {
        var p = LogBox.Natural(logs);
        var tables = new Tables(p, most);
        var value = 0.0;
        var gradient = new double[4];
        var hessian = new double[4, 4];
        foreach (var (x, last, of, count) in rows.Rows)
        {
            var sum = new TermSum();
            sum.Add(tables, x, of - x, 0, of);
            for (var i = 0; i < of - last; i++) sum.Add(tables, x, last - x + i, 1, last + i);
            sum.AddTo(ref value, gradient, hessian, count / rows.Customers);
        }
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < i; j++) hessian[i, j] = hessian[j, i];
        return LogBox.InLogs(value, gradient, hessian, p);
    }

    /// <summary>ln (c)_m and its first two derivatives for m = 0, 1, ..., at each of the six sums of parameters.</summary>
    private sealed class Tables
    {
        private readonly double[][] value, first, second;

        public Tables(double[] p, int most)
        {
            double[] at = [p[0], p[1], p[0] + p[1], p[2], p[3], p[2] + p[3]];
            (value, first, second) = (New(), New(), New());
            for (var c = 0; c < at.Length; c++)
                for (var m = 0; m < most; m++)
                {
                    var inverse = 1 / (at[c] + m);
                    value[c][m + 1] = value[c][m] + Math.Log(at[c] + m);
                    first[c][m + 1] = first[c][m] + inverse;
                    second[c][m + 1] = second[c][m] - inverse * inverse;
                }

            double[][] New() => [.. at.Select(_ => new double[most + 1])];
        }

        /// <summary>ln of a ratio of beta functions and its derivatives: pair 0 is (alpha, beta), pair 1 (gamma, delta).</summary>
        public void Ratio(int pair, int m, int n, Span<double> into)
        {
            var c = 3 * pair;
            into[0] = value[c][m] + value[c + 1][n] - value[c + 2][m + n];
            into[1] = first[c][m] - first[c + 2][m + n];
            into[2] = first[c + 1][n] - first[c + 2][m + n];
            into[3] = second[c][m] - second[c + 2][m + n];
            into[4] = -second[c + 2][m + n];
            into[5] = second[c + 1][n] - second[c + 2][m + n];
        }
    }

    /// <summary>Sum of exponentials with derivatives, scaled by its largest term so far.</summary>
    private sealed class TermSum
    {
        private readonly double[] gradient = new double[4];
        private readonly double[,] hessian = new double[4, 4];
        private double largest = double.NegativeInfinity;
        private double sum;

        public void Add(Tables tables, int bought, int passed, int left, int stayed)
        {
            Span<double> buying = stackalloc double[6];
            Span<double> leaving = stackalloc double[6];
            tables.Ratio(0, bought, passed, buying);
            tables.Ratio(1, left, stayed, leaving);
            var log = buying[0] + leaving[0];
            if (log > largest) Rescale(log);
            var weight = Math.Exp(log - largest);
            ReadOnlySpan<double> d = [buying[1], buying[2], leaving[1], leaving[2]];
            sum += weight;
            for (var i = 0; i < 4; i++)
            {
                gradient[i] += weight * d[i];
                for (var j = i; j < 4; j++) hessian[i, j] += weight * d[i] * d[j];
            }
            hessian[0, 0] += weight * buying[3];
            hessian[0, 1] += weight * buying[4];
            hessian[1, 1] += weight * buying[5];
            hessian[2, 2] += weight * leaving[3];
            hessian[2, 3] += weight * leaving[4];
            hessian[3, 3] += weight * leaving[5];
        }

        public void AddTo(ref double value, double[] slope, double[,] bend, double weight)
        {
            value += weight * (largest + Math.Log(sum));
            for (var i = 0; i < 4; i++)
            {
                slope[i] += weight * gradient[i] / sum;
                for (var j = i; j < 4; j++)
                    bend[i, j] += weight * (hessian[i, j] / sum - gradient[i] / sum * (gradient[j] / sum));
            }
        }

        private void Rescale(double log)
        {
            var factor = double.IsNegativeInfinity(largest) ? 0 : Math.Exp(largest - log);
            largest = log;
            sum *= factor;
            for (var i = 0; i < 4; i++)
            {
                gradient[i] *= factor;
                for (var j = i; j < 4; j++) hessian[i, j] *= factor;
            }
        }
    }
}
