using System.Globalization;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Maximum likelihood for (M)BG/NBD and (M)BG/CNBD-k.</summary>
/// <remarks>
/// A climb on a thinned table from a few starts, then damped Newton on all rows. Beside it the model without dropout
/// (NBD, CNBD-k) is fitted, whose likelihood they approach as a goes to 0: where they do not rise above it, these data cannot
/// show that anybody leaves, and the result says so.
/// </remarks>
internal static class BetaGeometricFit
{
    /// <summary>Half the 10% point of chi-square with one degree: the 5% point on a boundary (Self and Liang 1987).</summary>
    private const double ChanceGain = 1.3528;

    private const double BoundaryGain = 1e-3;
    private const int Stride = 73;
    private const int EnoughRows = 40;
    private const long FewRepeatCustomers = 10;
    private const double LowestA = 1e-8;

    public static FitResult<BetaGeometricParameters> Fit(
        MergedRows rows, int extraChance, int phases, FitOptions? options, BetaGeometricParameters? start)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Customers == 0) throw new ArgumentException("There are no customers to fit.", nameof(rows));
        start?.Require();
        options ??= new();

        var span = Math.Max(rows.TimesWeeks[^1], 1.0 / 7);
        var likelihood = new BetaGeometricLikelihood(rows, extraChance, phases, options.Cores);
        var nbd = WithoutDropout(likelihood, rows, phases, span, options);
        var box = Box(span);
        var from = start is null ? WarmStart(rows, extraChance, phases, box, options) : [start.R, start.Alpha, start.A, start.B];
        var maximum = box.Climb(likelihood.Evaluate, from, options.MaxIterations, options.GradientTolerance);

        var gain = (maximum.At.Value - nbd.At.Value) * likelihood.Customers;
        var result = gain < BoundaryGain
            ? AtBoundary(nbd, maximum, span, likelihood.Customers)
            : box.Report(Parameters(maximum.Point), maximum, likelihood.Customers);
        return WithWarnings(result, rows, gain);
    }

    /// <summary>Fits the rates alone: nobody leaves.</summary>
    public static FitResult<(double R, double Alpha)> FitWithoutDropout(MergedRows rows, int phases, FitOptions? options)
    {
        if (rows.Customers == 0) throw new ArgumentException("There are no customers to fit.", nameof(rows));
        options ??= new();
        var span = Math.Max(rows.TimesWeeks[^1], 1.0 / 7);
        var likelihood = new BetaGeometricLikelihood(rows, extraChance: 1, phases, options.Cores);
        var maximum = WithoutDropout(likelihood, rows, phases, span, options);
        var p = LogBox.Natural(maximum.Point);
        return RateBox(span).Report((p[0], p[1]), maximum, likelihood.Customers);
    }

    private static LogBox Box(double span) => new(
        ["r", "alpha", "a", "b"], [1e-6, 1e-6 * span, LowestA, 1e-8], [1e5, 1e6 * span, 1e6, 1e6]);

    private static LogBox RateBox(double span) => new(["r", "alpha"], [1e-6, 1e-6 * span], [1e5, 1e6 * span]);

    private static Maximum WithoutDropout(BetaGeometricLikelihood likelihood, MergedRows rows, int phases, double span, FitOptions options)
    {
        var start = NbdStart(rows, phases, span, options);
        return RateBox(span).Climb(likelihood.EvaluateWithoutDropout, start, Math.Max(50, options.MaxIterations), options.GradientTolerance);
    }

    /// <summary>Random timing costs no pass over the rows; regular timing is started from a thinned table.</summary>
    private static double[] NbdStart(MergedRows rows, int phases, double span, FitOptions options)
    {
        double[] start = [0.5, 0.5 / (phases * MeanRate(rows))];
        if (phases == 1 || Thinned(rows) is not { } thin) return start;
        var likelihood = new BetaGeometricLikelihood(thin, extraChance: 1, phases, cores: 1);
        return LogBox.Natural(RateBox(span).Climb(likelihood.EvaluateWithoutDropout, start, options.MaxIterations, 1e-5).Point);
    }

    private static MergedRows? Thinned(MergedRows rows) =>
        rows.Distinct - rows.RowsWithoutRepeat >= Stride * EnoughRows ? rows.EveryNth(Stride) : null;

    private static double[] WarmStart(MergedRows rows, int extraChance, int phases, LogBox box, FitOptions options)
    {
        var likelihood = new BetaGeometricLikelihood(Thinned(rows) ?? rows, extraChance, phases, 1);
        var rate = phases * MeanRate(rows);
        double[][] starts = [[0.5, 0.3 / rate, 0.8, 2], [1.5, 0.8 / rate, 0.3, 3], [0.25, 0.25 / rate, 0.1, 0.3]];
        var best = starts
            .Select(start => box.Climb(likelihood.Evaluate, start, options.MaxIterations, 1e-5))
            .MaxBy(climbed => climbed.At.Value)!;
        // A start on a bound would hold the full fit there.
        var p = LogBox.Natural(best.Point);
        return [Math.Clamp(p[0], 0.01, 100), p[1], Math.Clamp(p[2], 0.01, 100), Math.Clamp(p[3], 0.01, 100)];
    }

    private static double MeanRate(MergedRows rows)
    {
        double purchases = 0, weeks = 0;
        for (var row = 0; row < rows.Distinct; row++)
        {
            purchases += rows.Count[row] * rows.X[row];
            weeks += rows.Count[row] * rows.TimesWeeks[rows.AgeIndex[row]];
        }
        return Math.Max(purchases, 1e-3) / Math.Max(weeks, 1.0 / 7);
    }

    private static BetaGeometricParameters Parameters(double[] logs)
    {
        var p = LogBox.Natural(logs);
        return new(p[0], p[1], p[2], p[3]);
    }

    /// <summary>The rates of NBD, a at its lower bound, and b, which no longer matters, at 1.</summary>
    private static FitResult<BetaGeometricParameters> AtBoundary(Maximum nbd, Maximum maximum, double span, double customers)
    {
        var p = LogBox.Natural(nbd.Point);
        var parameters = new BetaGeometricParameters(p[0], p[1], LowestA, 1);
        var rates = RateBox(span).Report(parameters, nbd, customers);
        double[,]? covariance = null;
        if (rates.Covariance is { } c)
            covariance = new[,] { { c[0, 0], c[0, 1], 0, 0 }, { c[1, 0], c[1, 1], 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } };
        return rates with
        {
            Names = BetaGeometricParameters.Names,
            Values = [p[0], p[1], LowestA, 1],
            StandardErrors = [.. rates.StandardErrors, null, null],
            Covariance = covariance,
            AtBounds = [.. rates.AtBounds, "a"],
            Warnings = [.. rates.Warnings, new(FitWarningKind.AtLowerBound, "a"), new(FitWarningKind.FlatDirection, "b")],
            Iterations = maximum.Iterations,
        };
    }

    private static FitResult<BetaGeometricParameters> WithWarnings(
        FitResult<BetaGeometricParameters> result, MergedRows rows, double gain)
    {
        var warnings = new List<FitWarning>();
        var figure = gain.ToString("F3", CultureInfo.InvariantCulture);
        if (rows.RepeatCustomers == 0) warnings.Add(new(FitWarningKind.NoRepeatPurchases, ""));
        else if (rows.RepeatCustomers < FewRepeatCustomers)
            warnings.Add(new(FitWarningKind.FewRepeatCustomers, rows.RepeatCustomers.ToString(CultureInfo.InvariantCulture)));
        if (gain < BoundaryGain) warnings.Add(new(FitWarningKind.NoDropout, ""));
        else if (gain < ChanceGain) warnings.Add(new(FitWarningKind.WeakDropout, figure));
        return result with
        {
            Warnings = [.. warnings, .. result.Warnings],
            DropoutIdentified = gain >= ChanceGain,
            Converged = result.Converged && rows.RepeatCustomers > 0,
        };
    }
}
