using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>
/// The customer's own rhythm: how unusual is this silence for this customer? The fallback where the data cannot show
/// that anybody leaves for good.
/// </summary>
/// <remarks>
/// A customer's gaps between purchases are Erlang(k) with a rate that is gamma(r, alpha) over customers, so that the few
/// gaps of a customer are drawn toward those of all. S, the chance that a customer who stays is silent for s longer than
/// this, follows in closed form. After each purchase, the first included, the customer leaves with a chance that is
/// assumed, not estimated: alive = S / (S + odds), see <see cref="LeaveAssumption"/>. The rates are estimated without
/// dropout, k from the spread of the gaps. It is MBG/CNBD-k with a and b given.
/// </remarks>
public sealed class OwnRhythm : BetaGeometricCnbd
{
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Within their domains, times in weeks.</param>
    public OwnRhythm(OwnRhythmParameters parameters)
        : base(Checked(parameters).ToRates(), extraChance: 1) => Parameters = parameters;

    /// <inheritdoc />
    public override string Name => "own-rhythm";

    /// <summary>The parameters, times in weeks.</summary>
    public OwnRhythmParameters Parameters { get; }

    /// <summary>Fits rates and regularity to the histories of a log.</summary>
    /// <param name="histories">Histories of at least one customer.</param>
    /// <param name="leaving">What is assumed of leaving; null for the default.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    public static FitResult<OwnRhythmParameters> Fit(
        PurchaseHistories histories, LeaveAssumption? leaving = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var shape = GapShape.Estimate(histories.X, histories.LastDays, histories.LogGapSum);
        return Fit(MergedRows.From(histories), shape?.Erlang ?? 1, leaving, options);
    }

    /// <summary>Fits the rates at a given regularity.</summary>
    /// <param name="rows">Merged histories of at least one customer.</param>
    /// <param name="phases">k, from 1 to 4; see <see cref="GapShape"/>.</param>
    /// <param name="leaving">What is assumed of leaving; null for the default.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <returns>Rates r and alpha with their errors; the log-likelihood is that of the model without dropout.</returns>
    public static FitResult<OwnRhythmParameters> Fit(
        MergedRows rows, int phases = 1, LeaveAssumption? leaving = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        leaving ??= new();
        Checked(new(1, 1, phases, leaving));
        var fit = RatesFit.Fit(rows, phases, options);
        return fit.For(new OwnRhythmParameters(fit.Values[0], fit.Values[1], phases, leaving)) with
        {
            Warnings = [.. DropoutVerdict.Few(rows), .. fit.Warnings],
            DropoutIdentified = false,
            Converged = fit.Converged && rows.RepeatCustomers > 0,
        };
    }

    private static OwnRhythmParameters Checked(OwnRhythmParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        return parameters;
    }
}
