using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;

namespace Liuke.Insight.Models;

/// <summary>From kept fits back to models that can be asked, and from fresh fits to what is kept.</summary>
public static class AliveModels
{
    public const string Mbg = "mbg-nbd";
    public const string Bg = "bg-nbd";
    public const string OwnRhythm = "own-rhythm";
    public const string GammaGamma = "gamma-gamma";

    /// <summary>The model of a run; where nobody has bought yet, one that nobody will be asked about.</summary>
    public static IAliveModel Of(FitReport fits) => fits.Alive is { } alive ? Of(alive) : new OwnRhythm(new(1, 1, 1, new()));

    public static IAliveModel Of(ModelFit fit) => fit.Model switch
    {
        Mbg => new MbgNbd(Rates(fit)),
        Bg => new BgNbd(Rates(fit)),
        OwnRhythm => new OwnRhythm(new(fit["r"], fit["alpha"], (int)fit["k"], new(fit["chance"], fit["evidence"]))),
        _ => throw new InvalidOperationException($"There is no model {fit.Model}."),
    };

    public static GammaGamma? SpendOf(FitReport fits) => fits.Spend is not { } fit ? null : new(new(fit["p"], fit["q"], fit["v"]));

    public static BetaGeometricParameters Rates(ModelFit fit) => new(fit["r"], fit["alpha"], fit["a"], fit["b"]);

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
}
