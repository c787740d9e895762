using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;
using Fits = Liuke.Statistics.BuyTillYouDie.Fits.AliveModels;

namespace Liuke.Insight.Models;

/// <summary>From kept fits back to models that can be asked, and from fresh fits to what is kept.</summary>
public static class AliveModels
{
    public const string Mbg = "mbg-nbd";
    public const string MbgCnbd = "mbg-cnbd-k";
    public const string Pareto = "pareto-nbd";
    public const string Bg = "bg-nbd";
    public const string OwnRhythm = "own-rhythm";
    public const string GammaGamma = "gamma-gamma";

    /// <summary>The model of a run; where nobody has bought yet, one that nobody will be asked about.</summary>
    public static IAliveModel Of(FitReport fits) => fits.Alive is { } alive ? Of(alive) : new OwnRhythm(new(1, 1, 1, new()));

    public static IAliveModel Of(ModelFit fit) => Kept(fit).Open();

    public static GammaGamma? SpendOf(FitReport fits) => fits.Spend is not { } fit ? null : new(new(fit["p"], fit["q"], fit["v"]));

    public static BetaGeometricParameters Rates(ModelFit fit) => new(fit["r"], fit["alpha"], fit["a"], fit["b"]);

    /// <summary>Who is to tell who is alive, when days of the past speak for one.</summary>
    /// <remarks>
    /// Where MBG/NBD finds nobody leaving, the own rhythm does. BG/NBD never does, for it calls every one-time buyer alive. Nor does
    /// Pareto/NBD: the day on which its chance passes a level has no closed form, and every past state of every customer needs such days.
    /// </remarks>
    public static string Telling(FitReport fits, string spokenFor) => fits.IsFallback ? OwnRhythm : spokenFor == MbgCnbd ? MbgCnbd : Mbg;

    public static string Telling(PurchaseHistories known, string spokenFor)
        => Fits.Fit(Mbg, known) is { DropoutIdentified: true, Converged: true } ? spokenFor == MbgCnbd ? MbgCnbd : Mbg : OwnRhythm;

    public static ModelFit Keep(AliveFit fit) => new(fit.Model, fit.Parameters, fit.StandardErrors)
    {
        LogLikelihood = fit.LogLikelihood, Customers = fit.Customers, Converged = fit.Converged, DropoutIdentified = fit.DropoutIdentified,
    };

    /// <summary>The fits of a run as a later one may start from them.</summary>
    public static IReadOnlyList<AliveFit> Kept(FitReport fits) => [.. new[] { fits.Alive, fits.Tried, fits.Reference }.OfType<ModelFit>().Select(Kept)];

    public static ModelFit Keep<T>(string model, FitResult<T> result) => new(model,
        result.Names.Zip(result.Values).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal),
        result.Names.Zip(result.StandardErrors).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))
    {
        LogLikelihood = result.LogLikelihood, Customers = result.Customers,
        Converged = result.Converged, DropoutIdentified = result.DropoutIdentified,
    };

    /// <summary>The own rhythm also keeps what is assumed: how regular buying is, and how people leave.</summary>
    public static ModelFit Keep(FitResult<OwnRhythmParameters> result)
    {
        var fit = Keep(OwnRhythm, result);
        var (_, _, phases, leaving) = result.Parameters;
        return fit with
        {
            Parameters = new Dictionary<string, double>(fit.Parameters, StringComparer.Ordinal)
            {
                ["k"] = phases, ["chance"] = leaving.Chance, ["evidence"] = leaving.Evidence,
            },
        };
    }

    private static AliveFit Kept(ModelFit fit) => new(fit.Model, fit.Parameters, fit.StandardErrors)
    {
        LogLikelihood = fit.LogLikelihood, Customers = fit.Customers, Converged = fit.Converged, DropoutIdentified = fit.DropoutIdentified,
    };
}
