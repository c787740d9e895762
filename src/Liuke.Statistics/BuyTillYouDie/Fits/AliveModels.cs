using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Fits;

/// <summary>Every model of coming and leaving by its name: fitted to histories, and opened from a kept fit.</summary>
public static class AliveModels
{
    private const string BgNbdName = "bg-nbd", MbgNbdName = "mbg-nbd", ParetoName = "pareto-nbd", RhythmName = "own-rhythm";
    private const string BgCnbdStem = "bg-cnbd-", MbgCnbdStem = "mbg-cnbd-";
    private const char ByLikelihood = 'k';

    /// <summary>
    /// The names: bg-nbd, mbg-nbd, pareto-nbd, bg-cnbd-2 to -4 and -k, mbg-cnbd-2 to -4 and -k (k chosen by likelihood), own-rhythm.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        BgNbdName, MbgNbdName, ParetoName, .. Regular(BgCnbdStem), .. Regular(MbgCnbdStem), RhythmName,
    ];

    /// <summary>Fits a model to the histories of a log.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="histories">Histories of at least one customer.</param>
    /// <param name="before">An earlier fit of the same model to start from; null, another model's, or one that is no maximum, is as none.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are no customers, or no such model.</exception>
    public static AliveFit Fit(string name, PurchaseHistories histories, AliveFit? before = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        return name == RhythmName ? Kept(OwnRhythm.Fit(histories, options: options)) : Fit(name, MergedRows.From(histories), before, options);
    }

    /// <summary>Fits a model to merged rows.</summary>
    /// <param name="name">One of <see cref="Names"/>; those ending in -k need rows that know their gaps.</param>
    /// <param name="rows">Merged histories of at least one customer.</param>
    /// <param name="before">An earlier fit of the same model to start from; null, another model's, or one that is no maximum, is as none.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are no customers, no such model, or no gaps to choose k by.</exception>
    public static AliveFit Fit(string name, MergedRows rows, AliveFit? before = null, FitOptions? options = null)
    {
        // Only from a proper maximum: from a bound the climb could not leave it.
        var start = before is { Converged: true, DropoutIdentified: true, AtBounds.Count: 0 } && before.Model == name ? before : null;
        return name switch
        {
            BgNbdName => AliveFit.Of(name, BgNbd.Fit(rows, options, start is null ? null : Rates(start))),
            MbgNbdName => AliveFit.Of(name, MbgNbd.Fit(rows, options, start is null ? null : Rates(start))),
            ParetoName => AliveFit.Of(name, ParetoNbd.Fit(rows, options, start is null ? null : ParetoRates(start))),
            RhythmName => Kept(OwnRhythm.Fit(rows, options: options)),
            _ when K(name, BgCnbdStem) is { } k => Kept(name, BgCnbd.Fit(rows, k.Given, options, start is null ? null : RegularRates(start))),
            _ when K(name, MbgCnbdStem) is { } k => Kept(name, MbgCnbd.Fit(rows, k.Given, options, start is null ? null : RegularRates(start))),
            _ => throw new ArgumentException($"There is no model {name}; there are {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    /// <summary>The model of a kept fit.</summary>
    /// <param name="fit">Made by <see cref="Fit(string, PurchaseHistories, AliveFit?, FitOptions?)"/>, or with its parameters.</param>
    /// <exception cref="InvalidOperationException">There is no model of this name.</exception>
    public static IPurchaseModel Open(AliveFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Model switch
        {
            BgNbdName => new BgNbd(Rates(fit)),
            MbgNbdName => new MbgNbd(Rates(fit)),
            ParetoName => new ParetoNbd(ParetoRates(fit)),
            RhythmName => new OwnRhythm(new(fit["r"], fit["alpha"], (int)fit["k"], new(fit["chance"], fit["evidence"]))),
            _ when K(fit.Model, BgCnbdStem) is not null => new BgCnbd(RegularRates(fit)),
            _ when K(fit.Model, MbgCnbdStem) is not null => new MbgCnbd(RegularRates(fit)),
            _ => throw new InvalidOperationException($"There is no model {fit.Model}."),
        };
    }

    private static IEnumerable<string> Regular(string stem) =>
        [.. Enumerable.Range(2, BetaGeometricCnbdParameters.LargestK - 1).Select(k => $"{stem}{k}"), stem + ByLikelihood];

    /// <summary>The regularity that a name tells, null within where likelihood is to choose; null for another name.</summary>
    private static Regularity? K(string name, string stem)
    {
        if (name is null || !name.StartsWith(stem, StringComparison.Ordinal) || name.Length != stem.Length + 1) return null;
        var last = name[^1];
        if (last == ByLikelihood) return new(null);
        return last is >= '1' and <= (char)('0' + BetaGeometricCnbdParameters.LargestK) ? new(last - '0') : null;
    }

    private static AliveFit Kept(string name, FitResult<BetaGeometricCnbdParameters> fit) => AliveFit.Of(name, fit, ("k", fit.Parameters.K));

    private static AliveFit Kept(FitResult<OwnRhythmParameters> fit)
    {
        var (_, _, phases, leaving) = fit.Parameters;
        return AliveFit.Of(RhythmName, fit, ("k", phases), ("chance", leaving.Chance), ("evidence", leaving.Evidence));
    }

    private static BetaGeometricParameters Rates(AliveFit fit) => new(fit["r"], fit["alpha"], fit["a"], fit["b"]);

    private static ParetoParameters ParetoRates(AliveFit fit) => new(fit["r"], fit["alpha"], fit["s"], fit["beta"]);

    private static BetaGeometricCnbdParameters RegularRates(AliveFit fit) => new((int)fit["k"], fit["r"], fit["alpha"], fit["a"], fit["b"]);

    private readonly record struct Regularity(int? Given);
}
