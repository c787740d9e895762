using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>The beta-geometric / NBD model: a customer may leave after each repeat purchase.</summary>
/// <remarks>
/// Fader, Hardie, Lee (2005), "Counting your customers the easy way: an alternative to the Pareto/NBD model".
/// Every one-time buyer is alive for certain in it, so it is a reference model and no measure of risk;
/// <see cref="MbgNbd"/> is.
/// </remarks>
public sealed class BgNbd : BetaGeometricNbd
{
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Positive and finite, times in weeks.</param>
    public BgNbd(BetaGeometricParameters parameters)
        : base(parameters, extraChance: 0)
    {
    }

    /// <inheritdoc />
    public override string Name => "bg-nbd";

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
        BetaGeometricFit.Fit(rows, extraChance: 0, phases: 1, options, start);
}
