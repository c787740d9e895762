using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Maximum likelihood for Pareto/NBD, in the same manner as <see cref="BetaGeometricFit"/>; no dropout is s = 0.</summary>
internal static class ParetoFit
{
    private const double LowestS = 1e-8;

    public static FitResult<ParetoParameters> Fit(MergedRows rows, FitOptions options, ParetoParameters? start)
    {
        RatesFit.RequireCustomers(rows);
        start?.Require();

        var span = RatesFit.Span(rows);
        var rates = RatesFit.Fit(rows, phases: 1, options);
        var box = new LogBox(["r", "alpha", "s", "beta"], [1e-6, 1e-6 * span, LowestS, 1e-6 * span], [1e5, 1e6 * span, 1e5, 1e6 * span]);
        var likelihood = new ParetoLikelihood(rows, options.Cores);
        var from = start is null ? WarmStart(rows, span, box, options) : Values(start);
        var maximum = box.Climb(likelihood.Evaluate, from, options.MaxIterations, options.GradientTolerance);
        var p = LogBox.Natural(maximum.Point);
        var fit = box.Report(new ParetoParameters(p[0], p[1], p[2], p[3]), maximum, rows.Customers);
        return DropoutVerdict.Of(fit, rates, (r, alpha) => new(r, alpha, LowestS, span), Values, rows);
    }

    private static double[] Values(ParetoParameters p) => [p.R, p.Alpha, p.S, p.Beta];

    private static double[] WarmStart(MergedRows rows, double span, LogBox box, FitOptions options)
    {
        var likelihood = new ParetoLikelihood(RatesFit.Thinned(rows), cores: 1);
        var rate = RatesFit.MeanRate(rows);
        double[][] starts = [[0.5, 0.3 / rate, 0.5, 0.3 * span], [1.5, 0.8 / rate, 1.5, span]];
        var best = starts
            .Select(start => box.Climb(likelihood.Evaluate, start, options.MaxIterations, 1e-5))
            .MaxBy(climbed => climbed.At.Value)!;
        // A start on a bound would hold the full fit there.
        var p = LogBox.Natural(best.Point);
        return [Math.Clamp(p[0], 0.01, 100), p[1], Math.Clamp(p[2], 0.01, 100), Math.Clamp(p[3], 1e-3 * span, 1e3 * span)];
    }
}
