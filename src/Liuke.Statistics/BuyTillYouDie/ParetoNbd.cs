using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>The Pareto/NBD model: customers buy at random until they leave at a random time.</summary>
/// <remarks>
/// Rates of buying are gamma(r, alpha) over customers, rates of leaving gamma(s, beta). Schmittlein, Morrison, Colombo
/// (1987); Fader and Hardie, notes 008 and 009. Methods ending in Weeks take times in weeks, the others whole days.
/// </remarks>
public sealed class ParetoNbd : IPhasedModel
{
    private const double DaysPerWeek = 7;
    private const int MaxSteps = 200;

    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Positive and finite, times in weeks.</param>
    public ParetoNbd(ParetoParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        Parameters = parameters;
    }

    /// <inheritdoc />
    public string Name => "pareto-nbd";

    /// <summary>The parameters, times in weeks.</summary>
    public ParetoParameters Parameters { get; }

    int IPhasedModel.Phases => 1;

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="rows">Merged histories of at least one customer.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="start">Where to start, such as the last fit; null to look for a start.</param>
    /// <returns>
    /// Always an answer: where no dropout can be identified, the rates of the model without dropout, s at its lower
    /// bound, <see cref="FitResult{TParameters}.DropoutIdentified"/> false.
    /// </returns>
    /// <exception cref="ArgumentException">There are no customers, or the start is not positive.</exception>
    public static FitResult<ParetoParameters> Fit(MergedRows rows, FitOptions? options = null, ParetoParameters? start = null) =>
        ParetoFit.Fit(rows, options ?? new(), start);

    /// <summary>Log-likelihood of one history.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now, at least <paramref name="txWeeks"/>.</param>
    /// <returns>A finite number.</returns>
    /// <remarks>Note 009, eq. 18, with its difference of hypergeometric functions as one integral.</remarks>
    public double LogLikelihoodWeeks(int x, double txWeeks, double ageWeeks)
    {
        HistoryGuard.RequireDomain(x, txWeeks, ageWeeks);
        var (r, alpha, s, beta) = Parameters;
        var odds = LogOddsGone(x, txWeeks, ageWeeks);
        return GammaFunctions.LogRising(r, x) - r * GammaFunctions.LogOnePlus(ageWeeks / alpha) - x * Math.Log(alpha + ageWeeks)
            - s * GammaFunctions.LogOnePlus(ageWeeks / beta) + Math.Max(odds, 0) + GammaFunctions.LogOnePlus(Math.Exp(-Math.Abs(odds)));
    }

    /// <summary>Probability that the customer is still alive.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now, at least <paramref name="txWeeks"/>.</param>
    /// <returns>From 0 to 1.</returns>
    /// <remarks>Note 009, section 4.</remarks>
    public double PAliveWeeks(int x, double txWeeks, double ageWeeks)
    {
        HistoryGuard.RequireDomain(x, txWeeks, ageWeeks);
        return 1 / (1 + Math.Exp(LogOddsGone(x, txWeeks, ageWeeks)));
    }

    /// <summary>Expected purchases in the coming weeks.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now.</param>
    /// <param name="horizonWeeks">Weeks ahead, 0 or more.</param>
    /// <returns>0 or more.</returns>
    public double ExpectedPurchasesWeeks(int x, double txWeeks, double ageWeeks, double horizonWeeks) =>
        PAliveWeeks(x, txWeeks, ageWeeks) * ExpectedIfAliveWeeks(x, ageWeeks, horizonWeeks);

    /// <summary>Expected purchases in the coming weeks, given that the customer is alive now; it does not depend on t_x.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now.</param>
    /// <param name="horizonWeeks">Weeks ahead, 0 or more.</param>
    /// <returns>0 or more; s = 1 is no special point.</returns>
    /// <remarks>Note 009, eq. 23: (r+x)(beta+T) / ((alpha+T)(s-1)) [1 - ((beta+T) / (beta+T+t))^(s-1)].</remarks>
    public double ExpectedIfAliveWeeks(int x, double ageWeeks, double horizonWeeks)
    {
        HistoryGuard.RequireDomain(x, 0, ageWeeks);
        HistoryGuard.RequireTime(horizonWeeks, nameof(horizonWeeks));
        var (r, alpha, s, beta) = Parameters;
        var log = GammaFunctions.LogOnePlus(horizonWeeks / (beta + ageWeeks));
        var power = (1 - s) * log;
        var growth = power == 0 ? 1 : GammaFunctions.ExpMinusOne(power) / power;
        return (r + x) * ((beta + ageWeeks) / (alpha + ageWeeks)) * log * growth;
    }

    /// <summary>Expected repeat purchases of a new customer in the first weeks, counted from the first purchase.</summary>
    /// <param name="horizonWeeks">Weeks from the first purchase, 0 or more.</param>
    public double ExpectedNewCustomerWeeks(double horizonWeeks) => ExpectedIfAliveWeeks(0, 0, horizonWeeks);

    /// <inheritdoc />
    public double PAlive(int x, int txDays, int ageDays) => PAliveWeeks(x, txDays / DaysPerWeek, ageDays / DaysPerWeek);

    /// <inheritdoc />
    public double ExpectedPurchases(int x, int txDays, int ageDays, double horizonDays) =>
        ExpectedPurchasesWeeks(x, txDays / DaysPerWeek, ageDays / DaysPerWeek, horizonDays / DaysPerWeek);

    /// <inheritdoc />
    public double ExpectedPurchasesIfAlive(int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        return ExpectedIfAliveWeeks(x, ageDays / DaysPerWeek, horizonDays / DaysPerWeek);
    }

    /// <inheritdoc />
    /// <remarks>One minus the chance of silence, which is that of a customer whose parameters have moved on by T.</remarks>
    public double PBuys(int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        var alive = PAlive(x, txDays, ageDays);
        var (r, alpha, s, beta) = Parameters;
        var (alphaNow, betaNow, horizon) = (alpha + ageDays / DaysPerWeek, beta + ageDays / DaysPerWeek, horizonDays / DaysPerWeek);
        if (horizon == 0) return 0;
        // Given alive, the first purchase comes at y with (r+x) (alpha+T+y)^-(r+x+1) (beta+T+y)^-s: by parts from the silence.
        Span<double> sum = stackalloc double[1];
        sum.Clear();
        ParetoIntegral.Integrate(s, r + x, betaNow, alphaNow, horizon, sum);
        return alive * Math.Min(1, (r + x) * sum[0]);
    }

    /// <inheritdoc />
    /// <remarks>The odds to have left grow with the silence; the level is found by bisection on its logarithm.</remarks>
    public double? DaysUntilAlive(double level, int x, int txDays)
    {
        Domain.RequireProbability(level, nameof(level));
        HistoryGuard.RequireDomain(x, txDays, txDays);
        var wanted = Math.Log((1 - level) / level);
        var (low, high) = (1e-9, Never.Days);
        if (LogOddsGone(x, txDays / DaysPerWeek, (txDays + high) / DaysPerWeek) < wanted) return null;
        for (var step = 0; step < MaxSteps && high - low > 1e-12 * high; step++)
        {
            var middle = Math.Sqrt(low * high);
            if (LogOddsGone(x, txDays / DaysPerWeek, (txDays + middle) / DaysPerWeek) < wanted) low = middle;
            else high = middle;
        }
        return Math.Sqrt(low * high);
    }

    /// <inheritdoc />
    public double UsualGapDays(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        return (Parameters.Alpha * DaysPerWeek + txDays) / (Parameters.R + x);
    }

    /// <inheritdoc />
    public NextPurchase NextPurchase(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        var scale = Parameters.Alpha * DaysPerWeek + txDays;
        return new(After(0.5), After(0.25), After(0.75));

        double After(double share) => Math.Min(Never.Days, ErlangSilence.Until(Parameters.R + x, 1, scale, Math.Log(1 - share)));
    }

    /// <inheritdoc />
    /// <remarks>Given alive, the rates are gamma(r + x, alpha + T) and gamma(s, beta + T): see <see cref="CountProbability.Pareto"/>.</remarks>
    public double ProbabilityOfCount(int n, int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireDomain(n, 0, 0);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        var alive = PAlive(x, txDays, ageDays);
        var (r, alpha, s, beta) = Parameters;
        var now = new ParetoParameters(r + x, alpha + ageDays / DaysPerWeek, s, beta + ageDays / DaysPerWeek);
        return Math.Min(1, alive * CountProbability.Pareto(n, now, horizonDays / DaysPerWeek) + (n == 0 ? 1 - alive : 0));
    }

    /// <inheritdoc />
    public double[] DrawFuture(Draws draws, int x, int txDays, int ageDays, double horizonDays)
    {
        ArgumentNullException.ThrowIfNull(draws);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        if (draws.Uniform() >= PAlive(x, txDays, ageDays)) return [];
        var rate = draws.Gamma(Parameters.R + x) / (Parameters.Alpha * DaysPerWeek + ageDays);
        var stays = draws.Exponential() / draws.Gamma(Parameters.S) * (Parameters.Beta * DaysPerWeek + ageDays);
        return FutureDraw.Renewals(draws, phases: 1, done: 0, rate, leave: 0, Math.Min(horizonDays, stays));
    }

    /// <inheritdoc />
    public AliveScores Score(ScoreRequest request) => BulkScoring.Score(this, request);

    void IPhasedModel.PhaseWeights(int x, int txDays, int ageDays, Span<double> weights) => weights[0] = 1;

    void IPhasedModel.ExpectedByPhase(int x, int ageDays, double horizonDays, Span<double> expected) =>
        expected[0] = ExpectedIfAliveWeeks(x, ageDays / DaysPerWeek, horizonDays / DaysPerWeek);

    double[]? IPhasedModel.AliveOfAll(ScoreRequest request) => ParetoScoring.Alive(this, request);

    private double LogOddsGone(int x, double txWeeks, double ageWeeks)
    {
        var (r, alpha, s, beta) = Parameters;
        return ParetoIntegral.LogOddsGone(r + x, s, alpha + txWeeks, beta + txWeeks, ageWeeks - txWeeks);
    }
}
