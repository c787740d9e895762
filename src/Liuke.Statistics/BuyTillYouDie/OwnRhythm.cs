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
/// dropout, k from the spread of the gaps. With k = 1 it is MBG/NBD with a and b given.
/// </remarks>
public sealed class OwnRhythm : IPhasedModel
{
    private const double DaysPerWeek = 7;
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Within their domains, times in weeks.</param>
    public OwnRhythm(OwnRhythmParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        Parameters = parameters;
    }

    /// <inheritdoc />
    public string Name => "own-rhythm";

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
    /// <returns>Rates r and alpha with their errors; the log-likelihood is that of the purchase times up to a constant in r and alpha.</returns>
    public static FitResult<OwnRhythmParameters> Fit(
        MergedRows rows, int phases = 1, LeaveAssumption? leaving = null, FitOptions? options = null) =>
        OwnRhythmFit.Fit(rows, phases, leaving ?? new(), options ?? new());

    /// <inheritdoc />
    public double PAlive(int x, int txDays, int ageDays)
    {
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        var silence = LogSilence(x, txDays / DaysPerWeek, (ageDays - txDays) / DaysPerWeek);
        return 1 / (1 + Parameters.Leaving.Odds(x) * Math.Exp(-silence));
    }

    /// <inheritdoc />
    public double ExpectedPurchases(int x, int txDays, int ageDays, double horizonDays) =>
        PAlive(x, txDays, ageDays) * ExpectedPurchasesIfAlive(x, txDays, ageDays, horizonDays);

    /// <inheritdoc />
    /// <remarks>
    /// Given alive, the silence so far has seen j of k phases with the weights of its terms, and the rate is then
    /// gamma(r + kx + j, alpha + T). The chance to leave at later purchases is taken at its mean.
    /// </remarks>
    public double ExpectedPurchasesIfAlive(int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        Span<double> weights = stackalloc double[Parameters.Phases];
        Span<double> expected = stackalloc double[Parameters.Phases];
        PhaseWeights(x, txDays, ageDays, weights);
        ExpectedByPhase(x, ageDays, horizonDays, expected);
        var sum = 0.0;
        for (var j = 0; j < weights.Length; j++) sum += weights[j] * expected[j];
        return sum;
    }

    /// <inheritdoc />
    public double? DaysUntilAlive(double level, int x, int txDays)
    {
        Domain.RequireProbability(level, nameof(level));
        HistoryGuard.RequireDomain(x, txDays, txDays);
        var logSilence = Math.Log(Parameters.Leaving.Odds(x) * level / (1 - level));
        if (logSilence >= 0) return 0;
        var days = DaysUntilSilence(logSilence, x, txDays);
        return days < Never.Days ? days : null;
    }

    /// <inheritdoc />
    public double UsualGapDays(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        var (r, alpha, phases, _) = Parameters;
        return phases * (alpha * DaysPerWeek + txDays) / (r + phases * (double)x);
    }

    /// <inheritdoc />
    public NextPurchase NextPurchase(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        return new(After(0.5), After(0.25), After(0.75));

        double After(double share) => Math.Min(Never.Days, DaysUntilSilence(Math.Log(1 - share), x, txDays));
    }

    /// <inheritdoc />
    public AliveScores Score(ScoreRequest request) => BulkScoring.Score(this, request);

    int IPhasedModel.Phases => Parameters.Phases;

    void IPhasedModel.PhaseWeights(int x, int txDays, int ageDays, Span<double> weights) => PhaseWeights(x, txDays, ageDays, weights);

    void IPhasedModel.ExpectedByPhase(int x, int ageDays, double horizonDays, Span<double> expected) =>
        ExpectedByPhase(x, ageDays, horizonDays, expected);

    private void PhaseWeights(int x, int txDays, int ageDays, Span<double> weights)
    {
        var shape = Parameters.R + Parameters.Phases * (double)x;
        var silent = (ageDays - txDays) / (Parameters.Alpha * DaysPerWeek + ageDays);
        double sum = weights[0] = 1;
        for (var j = 1; j < weights.Length; j++) sum += weights[j] = weights[j - 1] * (shape + j - 1) / j * silent;
        for (var j = 0; j < weights.Length; j++) weights[j] /= sum;
    }

    private void ExpectedByPhase(int x, int ageDays, double horizonDays, Span<double> expected)
    {
        var (r, alpha, phases, leaving) = Parameters;
        var renewals = new ErlangRenewals(phases, leaving.Next(x));
        var tau = horizonDays / (alpha * DaysPerWeek + ageDays);
        for (var j = 0; j < expected.Length; j++) expected[j] = renewals.Expected(j, r + phases * (double)x + j, tau);
    }

    /// <summary>ln S: the logarithm of the chance that a customer who stays is silent this long.</summary>
    private double LogSilence(int x, double txWeeks, double silentWeeks)
    {
        var (r, alpha, phases, _) = Parameters;
        return LogSilenceAt(r + phases * (double)x, phases, GammaFunctions.LogOnePlus(silentWeeks / (alpha + txWeeks)));
    }

    /// <summary>With y = ln(1 + s / (alpha + t_x)): S = exp(-R y) sum over j below k of G(R+j) / (G(R) j!) (1 - exp(-y))^j.</summary>
    private static double LogSilenceAt(double shape, int phases, double y)
    {
        var share = -GammaFunctions.ExpMinusOne(-y);
        double sum = 1, term = 1;
        for (var j = 1; j < phases; j++)
        {
            term *= (shape + j - 1) / j * share;
            sum += term;
        }
        return Math.Min(0, Math.Log(sum) - shape * y);
    }

    private double DaysUntilSilence(double logSilence, int x, int txDays)
    {
        var (r, alpha, phases, _) = Parameters;
        var shape = r + phases * (double)x;
        var scale = alpha * DaysPerWeek + txDays;
        var low = -logSilence / shape;
        if (phases == 1) return scale * GammaFunctions.ExpMinusOne(low);

        // S never falls faster than exp(-R y) and the sum before it is at most that at share 1.
        var high = low;
        while (LogSilenceAt(shape, phases, high) > logSilence && high < 1e6) high *= 2;
        for (var step = 0; step < 200 && high - low > 1e-14 * high; step++)
        {
            var middle = 0.5 * (low + high);
            if (LogSilenceAt(shape, phases, middle) > logSilence) low = middle;
            else high = middle;
        }
        return scale * GammaFunctions.ExpMinusOne(0.5 * (low + high));
    }
}
