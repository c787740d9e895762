using System.Globalization;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Maximum likelihood of (r, alpha) for Erlang gaps with gamma rates and no dropout.</summary>
/// <remarks>
/// A row is r ln alpha - ln G(r) + ln sum over j below k of G(r+kx+j) s^j / j! (alpha+T)^-(r+kx+j), with s = T - t_x:
/// x closed gaps and one open. Up to factors without r and alpha.
/// </remarks>
internal sealed class OwnRhythmFit
{
    private const int RowsPerBlock = 4096;
    private const int Sums = 6;
    private const long FewRepeatCustomers = 10;

    private readonly MergedRows rows;
    private readonly int phases;
    private readonly int cores;
    private readonly double customers;
    private readonly double[] rise, slope, bend;
    private readonly double[] partial;

    private OwnRhythmFit(MergedRows rows, int phases, int cores)
    {
        (this.rows, this.phases, this.cores) = (rows, phases, cores);
        customers = rows.Count.Sum();
        var steps = phases * (rows.MaxX + 1);
        (rise, slope, bend) = (new double[steps], new double[steps], new double[steps]);
        partial = new double[(rows.Distinct + RowsPerBlock - 1) / RowsPerBlock * Sums];
    }

    public static FitResult<OwnRhythmParameters> Fit(MergedRows rows, int phases, LeaveAssumption leaving, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Customers == 0) throw new ArgumentException("There are no customers to fit.", nameof(rows));
        new OwnRhythmParameters(1, 1, phases, leaving).Require();

        var span = Math.Max(rows.TimesWeeks[^1], 1.0 / 7);
        var box = new LogBox(["r", "alpha"], [1e-6, 1e-6 * span], [1e5, 1e6 * span]);
        var fit = new OwnRhythmFit(rows, phases, options.Cores);
        var maximum = box.Climb(fit.Evaluate, [1, 0.3 * span], Math.Max(options.MaxIterations, 50), options.GradientTolerance);
        var p = LogBox.Natural(maximum.Point);
        var result = box.Report(new OwnRhythmParameters(p[0], p[1], phases, leaving), maximum, fit.customers);
        FitWarning[] few = rows.RepeatCustomers switch
        {
            0 => [new(FitWarningKind.NoRepeatPurchases, "")],
            < FewRepeatCustomers => [new(FitWarningKind.FewRepeatCustomers, rows.RepeatCustomers.ToString(CultureInfo.InvariantCulture))],
            _ => [],
        };
        return result with
        {
            Warnings = [.. few, .. result.Warnings],
            DropoutIdentified = false,
            Converged = result.Converged && rows.RepeatCustomers > 0,
        };
    }

    private Curvature Evaluate(double[] logs)
    {
        var p = LogBox.Natural(logs);
        FillSteps(p[0]);
        Parallel.For(0, partial.Length / Sums, Cores.Of(cores), block => SumBlock(block, p[0], p[1]));
        var s = new double[Sums];
        for (var i = 0; i < partial.Length; i++) s[i % Sums] += partial[i] / customers;
        var (logAlpha, inverse) = (Math.Log(p[1]), 1 / p[1]);
        return LogBox.InLogs(
            s[0] + p[0] * logAlpha,
            [s[1] + logAlpha, s[2] + p[0] * inverse],
            new[,] { { s[3], s[4] + inverse }, { s[4] + inverse, s[5] - p[0] * inverse * inverse } },
            p);
    }

    /// <summary>ln G(r+m)/G(r) and its derivatives by r, for every m a row may need.</summary>
    private void FillSteps(double r)
    {
        for (var m = 1; m < rise.Length; m++)
        {
            var inverse = 1 / (r + m - 1);
            rise[m] = rise[m - 1] + Math.Log(r + m - 1);
            slope[m] = slope[m - 1] + inverse;
            bend[m] = bend[m - 1] - inverse * inverse;
        }
    }

    private void SumBlock(int block, double r, double alpha)
    {
        Span<double> sums = stackalloc double[Sums];
        sums.Clear();
        var end = Math.Min(rows.Distinct, (block + 1) * RowsPerBlock);
        for (var row = block * RowsPerBlock; row < end; row++) AddRow(row, r, alpha, sums);
        sums.CopyTo(partial.AsSpan(block * Sums));
    }

    private void AddRow(int row, double r, double alpha, Span<double> sums)
    {
        var age = rows.TimesWeeks[rows.AgeIndex[row]];
        var scale = alpha + age;
        var logScale = Math.Log(scale);
        var share = (age - rows.TimesWeeks[rows.LastIndex[row]]) / scale;
        var first = phases * rows.X[row];

        // Terms relative to j = 0, their weights, and mean and spread of the derivatives under these weights.
        double weights = 0, weight = 1, dr = 0, drr = 0, da = 0, daa = 0, dra = 0, ddr = 0, dda = 0;
        for (var j = 0; j < phases; j++)
        {
            if (j > 0) weight *= (r + first + j - 1) / j * share;
            var (byR, byAlpha) = (slope[first + j] - logScale, -(r + first + j) / scale);
            weights += weight;
            dr += weight * byR;
            da += weight * byAlpha;
            drr += weight * byR * byR;
            daa += weight * byAlpha * byAlpha;
            dra += weight * byR * byAlpha;
            ddr += weight * bend[first + j];
            dda -= weight * byAlpha / scale;
        }
        var (count, norm) = (rows.Count[row], 1 / weights);
        (dr, da) = (dr * norm, da * norm);
        sums[0] += count * (rise[first] - (r + first) * logScale + Math.Log(weights));
        sums[1] += count * dr;
        sums[2] += count * da;
        sums[3] += count * (ddr * norm + drr * norm - dr * dr);
        sums[4] += count * (-1 / scale + dra * norm - dr * da);
        sums[5] += count * (dda * norm + daa * norm - da * da);
    }
}
