using Liuke.Insight.Refresh;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;

namespace Liuke.Insight.Models;

/// <summary>Fits the models of one run. It always answers: where the data cannot carry a model it says so and takes a simpler one.</summary>
internal static class FitModels
{
    /// <param name="before">The fits of the last run: a good place to start.</param>
    public static FitReport To(BuyerColumns buyers, FitReport? before)
    {
        if (buyers.Count == 0) return FitReport.Nothing with { Warnings = [new("", RunWarnings.NoOrders, "")] };

        var rows = MergedRows.FromDays(buyers.X, buyers.LastDays, buyers.AgeDays);
        var warnings = new List<RunWarning>();
        var mbg = Kept(AliveModels.Mbg, MbgNbd.Fit(rows, null, StartOf(Last(before, AliveModels.Mbg), AliveModels.Mbg)), warnings);
        var reference = AliveModels.Keep(AliveModels.Bg, BgNbd.Fit(rows, null, StartOf(before?.Reference, AliveModels.Bg)));
        var spend = Spend(buyers, before?.Spend, warnings);
        if (mbg is { DropoutIdentified: true, Converged: true }) return new(mbg, null, reference, spend, warnings);

        var shape = GapShape.Estimate(buyers.X, buyers.LastDays, buyers.LogGapSum)?.Erlang ?? 1;
        var rhythm = OwnRhythm.Fit(rows, shape);
        warnings.Insert(0, new(AliveModels.OwnRhythm, RunWarnings.Fallback, ""));
        return new(AliveModels.Keep(rhythm), mbg, reference, spend, warnings);
    }

    private static ModelFit? Spend(BuyerColumns buyers, ModelFit? before, List<RunWarning> warnings)
    {
        var some = buyers.MeanRepeatSpend.Zip(buyers.X).Any(p => p.Second > 0 && p.First > 0);
        if (!some)
        {
            warnings.Add(new(AliveModels.GammaGamma, RunWarnings.OwnSpend, ""));
            return null;
        }

        var start = before is null || !before.Converged ? null : new GammaGammaParameters(before["p"], before["q"], before["v"]);
        var fit = Kept(AliveModels.GammaGamma, GammaGamma.Fit(buyers.X, buyers.MeanRepeatSpend, null, start), warnings);
        if (fit.Converged && fit["q"] > 1) return fit;
        warnings.Add(new(AliveModels.GammaGamma, RunWarnings.OwnSpend, ""));
        return null;
    }

    private static ModelFit Kept<T>(string model, FitResult<T> result, List<RunWarning> warnings)
    {
        warnings.AddRange(result.Warnings.Select(w => new RunWarning(model, w.Kind.ToString(), w.Detail)));
        return AliveModels.Keep(model, result);
    }

    // The last run may have used the model, or fitted it and set it aside.
    private static ModelFit? Last(FitReport? before, string model) => before?.Alive?.Model == model ? before.Alive : before?.Tried?.Model == model ? before.Tried : null;

    // Only from a proper maximum: from a bound the climb could not leave it.
    private static BetaGeometricParameters? StartOf(ModelFit? before, string model)
        => before is { Converged: true, DropoutIdentified: true } && before.Model == model ? AliveModels.Rates(before) : null;
}
