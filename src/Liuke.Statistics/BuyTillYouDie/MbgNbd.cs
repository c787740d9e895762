using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>The modified beta-geometric / NBD model: a customer may leave after each purchase, the first included.</summary>
/// <remarks>Batislam, Denizel, Filiztekin (2007), "Empirical validation and comparison of models for customer base analysis".</remarks>
public sealed class MbgNbd : BetaGeometricNbd
{
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Positive and finite, times in weeks.</param>
    public MbgNbd(BetaGeometricParameters parameters)
        : base(parameters, extraChance: 1)
    {
    }

    /// <inheritdoc />
    public override string Name => "mbg-nbd";

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="rows">Merged histories of at least one customer.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="start">Where to start, such as the last fit; null to look for a start.</param>
    /// <returns>
    /// Always an answer: where no dropout can be identified, the rates of the model without dropout, a at its lower
    /// bound, <see cref="FitResult{TParameters}.DropoutIdentified"/> false.
    /// </returns>
    /// <exception cref="ArgumentException">There are no customers, or the start is not positive.</exception>
    public static FitResult<BetaGeometricParameters> Fit(
        MergedRows rows, FitOptions? options = null, BetaGeometricParameters? start = null) =>
        BetaGeometricFit.Fit(rows, extraChance: 1, phases: 1, options, start);
}
