using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Maximum likelihood for (M)BG/NBD and (M)BG/CNBD-k.</summary>
/// <remarks>
/// A climb on a thinned table from a few starts, then damped Newton on all rows. Beside it the model without dropout
/// (NBD, CNBD-k) is fitted, whose likelihood they approach as a goes to 0: where they do not rise above it, these data
/// cannot show that anybody leaves, and the result says so.
/// </remarks>
internal static class BetaGeometricFit
{
    private const double LowestA = 1e-8;

    public static FitResult<BetaGeometricParameters> Fit(
        MergedRows rows, int extraChance, int phases, FitOptions? options, BetaGeometricParameters? start)
    {
        RatesFit.RequireCustomers(rows);
        start?.Require();
        options ??= new();

        var likelihood = new BetaGeometricLikelihood(rows, extraChance, phases, options.Cores);
        var rates = RatesFit.Report(RatesFit.Climb(likelihood, rows, phases, options), rows);
        var box = Box(RatesFit.Span(rows));
        var from = start is null ? WarmStart(rows, extraChance, phases, box, options) : Values(start);
        var maximum = box.Climb(likelihood.Evaluate, from, options.MaxIterations, options.GradientTolerance);
        var p = LogBox.Natural(maximum.Point);
        var fit = box.Report(new BetaGeometricParameters(p[0], p[1], p[2], p[3]), maximum, likelihood.Customers);
        return DropoutVerdict.Of(fit, rates, (r, alpha) => new(r, alpha, LowestA, 1), Values, rows);
    }

    private static LogBox Box(double span) => new(
        ["r", "alpha", "a", "b"], [1e-6, 1e-6 * span, LowestA, 1e-8], [1e5, 1e6 * span, 1e6, 1e6]);

    private static double[] Values(BetaGeometricParameters p) => [p.R, p.Alpha, p.A, p.B];

    private static double[] WarmStart(MergedRows rows, int extraChance, int phases, LogBox box, FitOptions options)
    {
        var likelihood = new BetaGeometricLikelihood(RatesFit.Thinned(rows), extraChance, phases, cores: 1);
        var rate = phases * RatesFit.MeanRate(rows);
        double[][] starts = [[0.5, 0.3 / rate, 0.8, 2], [1.5, 0.8 / rate, 0.3, 3], [0.25, 0.25 / rate, 0.1, 0.3]];
        var best = starts
            .Select(start => box.Climb(likelihood.Evaluate, start, options.MaxIterations, 1e-5))
            .MaxBy(climbed => climbed.At.Value)!;
        // A start on a bound would hold the full fit there.
        var p = LogBox.Natural(best.Point);
        return [Math.Clamp(p[0], 0.01, 100), p[1], Math.Clamp(p[2], 0.01, 100), Math.Clamp(p[3], 0.01, 100)];
    }
}
