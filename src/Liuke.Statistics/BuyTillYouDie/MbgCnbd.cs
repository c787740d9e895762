using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Regular buyers who may leave after each purchase, the first included: MBG/NBD with Erlang(k) gaps.</summary>
/// <remarks>Reutterer, Platzer, Schröder (2020), "Leveraging purchase regularity for predicting customer behavior the easy way".</remarks>
public sealed class MbgCnbd : BetaGeometricCnbd
{
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">K from 1 to 4, the others positive and finite, times in weeks.</param>
    public MbgCnbd(BetaGeometricCnbdParameters parameters)
        : base(parameters, extraChance: 1)
    {
    }

    /// <inheritdoc />
    public override string Name => "mbg-cnbd-k";

    /// <summary>The parameters, times in weeks.</summary>
    public BetaGeometricCnbdParameters Parameters => Rates;

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="rows">Merged histories of at least one customer.</param>
    /// <param name="k">Regularity from 1 to 4; null to choose it by likelihood, for which the rows must know their gaps.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="start">Where to start, such as the last fit; null to look for a start.</param>
    /// <returns>
    /// Always an answer, as that of the random model; the log-likelihood counts the gaps where the rows know them.
    /// </returns>
    /// <exception cref="ArgumentException">No customers, a start that is not positive, or no gaps to choose k by.</exception>
    public static FitResult<BetaGeometricCnbdParameters> Fit(
        MergedRows rows, int? k = null, FitOptions? options = null, BetaGeometricCnbdParameters? start = null) =>
        BetaGeometricCnbdFit.Fit(rows, extraChance: 1, k, options, start);
}
