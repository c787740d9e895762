using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Maximum likelihood for BG/CNBD-k and MBG/CNBD-k: the fit at a given k, and the choice of k.</summary>
internal static class BetaGeometricCnbdFit
{
    public static FitResult<BetaGeometricCnbdParameters> Fit(
        MergedRows rows, int extraChance, int? k, FitOptions? options, BetaGeometricCnbdParameters? start)
    {
        ArgumentNullException.ThrowIfNull(rows);
        start?.Require();
        if (k is { } known) Domain.RequireBetween(known, 1, BetaGeometricCnbdParameters.LargestK, nameof(k));
        else if (rows.GapLogsWeeks is null)
            throw new ArgumentException("The rows do not know their gaps, without which k cannot be chosen; give k.", nameof(rows));

        return k is { } given ? At(given, rows, extraChance, options, start) : Likeliest(rows, extraChance, options, start);
    }

    /// <summary>The likelihood rises with k to its best and falls after it; the first fall ends the search.</summary>
    private static FitResult<BetaGeometricCnbdParameters> Likeliest(
        MergedRows rows, int extraChance, FitOptions? options, BetaGeometricCnbdParameters? start)
    {
        var best = At(1, rows, extraChance, options, start);
        for (var k = 2; k <= BetaGeometricCnbdParameters.LargestK; k++)
        {
            var next = At(k, rows, extraChance, options, start);
            if (next.LogLikelihood <= best.LogLikelihood) break;
            best = next;
        }
        return best;
    }

    private static FitResult<BetaGeometricCnbdParameters> At(
        int k, MergedRows rows, int extraChance, FitOptions? options, BetaGeometricCnbdParameters? start)
    {
        // A start found at another regularity is no start here.
        var from = start?.K == k ? new BetaGeometricParameters(start.R, start.Alpha, start.A, start.B) : null;
        var fit = BetaGeometricFit.Fit(rows, extraChance, k, options, from);
        var (r, alpha, a, b) = fit.Parameters;
        return fit.For(new BetaGeometricCnbdParameters(k, r, alpha, a, b));
    }
}
