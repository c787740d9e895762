using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>The fit of the rates alone, r and alpha, where nobody leaves: NBD, and CNBD-k for regular buyers.</summary>
internal static class RatesFit
{
    private const int Stride = 73;
    private const int EnoughRows = 40;
    private const int LeastIterations = 50;

    public static FitResult<(double R, double Alpha)> Fit(MergedRows rows, int phases, FitOptions? options)
    {
        RequireCustomers(rows);
        var likelihood = new BetaGeometricLikelihood(rows, extraChance: 1, phases, options?.Cores ?? 0);
        return Report(Climb(likelihood, rows, phases, options ?? new()), rows);
    }

    public static Maximum Climb(BetaGeometricLikelihood likelihood, MergedRows rows, int phases, FitOptions options) =>
        Box(rows).Climb(
            likelihood.EvaluateWithoutDropout, Start(rows, phases, options), Math.Max(LeastIterations, options.MaxIterations), options.GradientTolerance);

    public static FitResult<(double R, double Alpha)> Report(Maximum maximum, MergedRows rows)
    {
        var p = LogBox.Natural(maximum.Point);
        return Box(rows).Report((p[0], p[1]), maximum, rows.Customers);
    }

    public static void RequireCustomers(MergedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Customers == 0) throw new ArgumentException("There are no customers to fit.", nameof(rows));
    }

    /// <summary>The longest time, and at least a day.</summary>
    public static double Span(MergedRows rows) => Math.Max(rows.TimesWeeks[^1], 1.0 / 7);

    /// <summary>Purchases a week over all customers, as if none had left; never 0.</summary>
    public static double MeanRate(MergedRows rows)
    {
        double purchases = 0, weeks = 0;
        for (var row = 0; row < rows.Distinct; row++)
        {
            purchases += rows.Count[row] * rows.X[row];
            weeks += rows.Count[row] * rows.TimesWeeks[rows.AgeIndex[row]];
        }
        return Math.Max(purchases, 1e-3) / Math.Max(weeks, 1.0 / 7);
    }

    /// <summary>A table to look for a start on: every 73rd row where there are enough, else all.</summary>
    public static MergedRows Thinned(MergedRows rows) =>
        rows.Distinct - rows.RowsWithoutRepeat >= Stride * EnoughRows ? rows.EveryNth(Stride) : rows;

    private static LogBox Box(MergedRows rows) =>
        new(["r", "alpha"], [1e-6, 1e-6 * Span(rows)], [1e5, 1e6 * Span(rows)]);

    /// <summary>Random timing costs no pass over the rows; regular timing is started from a thinned table.</summary>
    private static double[] Start(MergedRows rows, int phases, FitOptions options)
    {
        double[] start = [0.5, 0.5 / (phases * MeanRate(rows))];
        if (phases == 1) return start;
        var likelihood = new BetaGeometricLikelihood(Thinned(rows), extraChance: 1, phases, cores: 1);
        return LogBox.Natural(Box(rows).Climb(likelihood.EvaluateWithoutDropout, start, options.MaxIterations, 1e-5).Point);
    }
}
