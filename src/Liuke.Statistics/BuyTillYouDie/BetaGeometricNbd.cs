using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>What BG/NBD and MBG/NBD share: they differ only in how often a customer has had the chance to leave.</summary>
/// <remarks>
/// Rates are gamma(r, alpha) over customers, the chance to leave after a purchase is beta(a, b). Methods ending in Weeks
/// take times in weeks (days / 7), as the published tables do; the others take whole days.
/// </remarks>
public abstract class BetaGeometricNbd : IPhasedModel
{
    private const double DaysPerWeek = 7;
    private readonly int extraChance;

    private protected BetaGeometricNbd(BetaGeometricParameters parameters, int extraChance)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        Parameters = parameters;
        this.extraChance = extraChance;
    }

    /// <inheritdoc />
    public abstract string Name { get; }

    /// <summary>The parameters, times in weeks.</summary>
    public BetaGeometricParameters Parameters { get; }

    /// <summary>Log-likelihood of one history.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now, at least <paramref name="txWeeks"/>.</param>
    /// <returns>A finite number.</returns>
    /// <remarks>Fader, Hardie, Lee (2005), eq. 6; Batislam, Denizel, Filiztekin (2007), eq. 7.</remarks>
    public double LogLikelihoodWeeks(int x, double txWeeks, double ageWeeks)
    {
        HistoryGuard.RequireDomain(x, txWeeks, ageWeeks);
        var (r, alpha, a, b) = Parameters;
        var n = x + extraChance;
        // ln [alpha^r / (alpha + T)^(r+x)] as it is smallest.
        var time = -r * GammaFunctions.LogOnePlus(ageWeeks / alpha) - x * Math.Log(alpha + ageWeeks);
        var likelihood = GammaFunctions.LogRising(r, x) + time + LogSurvived(n, a, b);
        return n == 0 ? likelihood : likelihood + SoftPlus(LogOddsGone(x, txWeeks, ageWeeks));
    }

    /// <summary>Probability that the customer is still alive.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now, at least <paramref name="txWeeks"/>.</param>
    /// <returns>From 0 to 1; exactly 1 in BG/NBD when x is 0.</returns>
    /// <remarks>Fader, Hardie, Lee, note 021; Batislam, Denizel, Filiztekin (2007), eq. 9.</remarks>
    public double PAliveWeeks(int x, double txWeeks, double ageWeeks)
    {
        HistoryGuard.RequireDomain(x, txWeeks, ageWeeks);
        return x + extraChance == 0 ? 1 : 1 / (1 + Math.Exp(LogOddsGone(x, txWeeks, ageWeeks)));
    }

    /// <summary>Expected purchases in the coming weeks.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now.</param>
    /// <param name="horizonWeeks">Weeks ahead, 0 or more.</param>
    /// <returns>0 or more.</returns>
    /// <remarks>Fader, Hardie, Lee (2005), eq. 10, transformed; see <see cref="ExpectedIfAliveWeeks"/>.</remarks>
    public double ExpectedPurchasesWeeks(int x, double txWeeks, double ageWeeks, double horizonWeeks) =>
        PAliveWeeks(x, txWeeks, ageWeeks) * ExpectedIfAliveWeeks(x, ageWeeks, horizonWeeks);

    /// <summary>Expected purchases in the coming weeks, given that the customer is alive now; it does not depend on t_x.</summary>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now.</param>
    /// <param name="horizonWeeks">Weeks ahead, 0 or more.</param>
    /// <returns>0 or more; relative error about 1e-11.</returns>
    public double ExpectedIfAliveWeeks(int x, double ageWeeks, double horizonWeeks)
    {
        HistoryGuard.RequireDomain(x, 0, ageWeeks);
        HistoryGuard.RequireTime(horizonWeeks, nameof(horizonWeeks));
        var (r, alpha, a, b) = Parameters;
        return DropoutIntegral.Expected(r + x, a, b + x + extraChance, horizonWeeks / (alpha + ageWeeks));
    }

    /// <summary>Expected repeat purchases of a new customer in the first weeks, counted from the first purchase.</summary>
    /// <param name="horizonWeeks">Weeks from the first purchase, 0 or more.</param>
    /// <remarks>Fader, Hardie, Lee (2005), eq. 9; Batislam, Denizel, Filiztekin (2007), eq. 8.</remarks>
    public double ExpectedNewCustomerWeeks(double horizonWeeks) =>
        PAliveWeeks(0, 0, 0) * ExpectedIfAliveWeeks(0, 0, horizonWeeks);

    /// <summary>Probability that a new customer makes exactly n repeat purchases in the first weeks.</summary>
    /// <param name="n">Number of repeat purchases, 0 or more.</param>
    /// <param name="horizonWeeks">Weeks from the first purchase, 0 or more.</param>
    /// <returns>From 0 to 1; sums to 1 over n.</returns>
    /// <remarks>Fader, Hardie, Lee (2005), eq. 8.</remarks>
    public double ProbabilityOfCountWeeks(int n, double horizonWeeks)
    {
        HistoryGuard.RequireDomain(n, 0, 0);
        HistoryGuard.RequireTime(horizonWeeks, nameof(horizonWeeks));
        return ProbabilityOfCountWeeks(n, 0, 0, 0, horizonWeeks);
    }

    /// <summary>Probability that a customer makes exactly n purchases in the coming weeks.</summary>
    /// <param name="n">Purchases to come, 0 or more.</param>
    /// <param name="x">Repeat purchases so far.</param>
    /// <param name="txWeeks">Weeks from the first to the last purchase; 0 when x is 0.</param>
    /// <param name="ageWeeks">Weeks from the first purchase to now.</param>
    /// <param name="horizonWeeks">Weeks ahead, 0 or more.</param>
    /// <returns>From 0 to 1; sums to 1 over n.</returns>
    /// <remarks>Given alive, the rate is gamma(r + x, alpha + T) and the chance to leave beta(a, b + chances survived).</remarks>
    public double ProbabilityOfCountWeeks(int n, int x, double txWeeks, double ageWeeks, double horizonWeeks)
    {
        HistoryGuard.RequireDomain(n, 0, 0);
        HistoryGuard.RequireTime(horizonWeeks, nameof(horizonWeeks));
        var alive = PAliveWeeks(x, txWeeks, ageWeeks);
        var (r, alpha, a, b) = Parameters;
        var ifAlive = CountProbability.Renewals(n, 1, 0, r + x, horizonWeeks / (alpha + ageWeeks), a, b + x + extraChance);
        return Math.Min(1, alive * ifAlive + (n == 0 ? 1 - alive : 0));
    }

    /// <inheritdoc />
    public double ProbabilityOfCount(int n, int x, int txDays, int ageDays, double horizonDays) =>
        ProbabilityOfCountWeeks(n, x, txDays / DaysPerWeek, ageDays / DaysPerWeek, horizonDays / DaysPerWeek);

    /// <inheritdoc />
    public double[] DrawFuture(Draws draws, int x, int txDays, int ageDays, double horizonDays)
    {
        ArgumentNullException.ThrowIfNull(draws);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        if (draws.Uniform() >= PAlive(x, txDays, ageDays)) return [];
        var rate = draws.Gamma(Parameters.R + x) / (Parameters.Alpha * DaysPerWeek + ageDays);
        return FutureDraw.Renewals(draws, phases: 1, done: 0, rate, draws.Beta(Parameters.A, Parameters.B + x + extraChance), horizonDays);
    }

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
    /// <remarks>P(alive) [1 - ((alpha + T) / (alpha + T + t))^(r+x)]: the next purchase comes before any further chance to leave.</remarks>
    public double PBuys(int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        var tau = horizonDays / (Parameters.Alpha * DaysPerWeek + ageDays);
        return PAlive(x, txDays, ageDays) * Renewals.AtLeastOne(phases: 1, done: 0, Parameters.R + x, tau);
    }

    /// <inheritdoc />
    /// <remarks>The level is reached where (r + x) ln[(alpha + T) / (alpha + t_x)] = ln[(1 - level) / level * (b + n - 1) / a].</remarks>
    public double? DaysUntilAlive(double level, int x, int txDays)
    {
        Domain.RequireProbability(level, nameof(level));
        HistoryGuard.RequireDomain(x, txDays, txDays);
        var (r, alpha, a, b) = Parameters;
        var n = x + extraChance;
        if (n == 0) return null;
        var odds = Math.Log((1 - level) / level) - Math.Log(a / (b + n - 1));
        if (odds <= 0) return 0;
        var days = (alpha * DaysPerWeek + txDays) * GammaFunctions.ExpMinusOne(odds / (r + x));
        return days < Never.Days ? days : null;
    }

    /// <inheritdoc />
    public double UsualGapDays(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        return (Parameters.Alpha * DaysPerWeek + txDays) / (Parameters.R + x);
    }

    /// <inheritdoc />
    /// <remarks>At a purchase the rate is gamma(r + x, alpha + t_x), so the wait is Pareto II: its quantiles are closed.</remarks>
    public NextPurchase NextPurchase(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        var scale = Parameters.Alpha * DaysPerWeek + txDays;
        var shape = Parameters.R + x;
        return new(Quantile(0.5), Quantile(0.25), Quantile(0.75));

        double Quantile(double share) => Math.Min(Never.Days, scale * GammaFunctions.ExpMinusOne(-Math.Log(1 - share) / shape));
    }

    /// <inheritdoc />
    public AliveScores Score(ScoreRequest request) => BulkScoring.Score(this, request);

    int IPhasedModel.Phases => 1;

    void IPhasedModel.PhaseWeights(int x, int txDays, int ageDays, Span<double> weights) => weights[0] = 1;

    void IPhasedModel.ExpectedByPhase(int x, int ageDays, double horizonDays, Span<double> expected) =>
        expected[0] = ExpectedIfAliveWeeks(x, ageDays / DaysPerWeek, horizonDays / DaysPerWeek);

    private double LogOddsGone(int x, double txWeeks, double ageWeeks)
    {
        var (r, alpha, a, b) = Parameters;
        return Math.Log(a / (b + x + extraChance - 1)) + (r + x) * GammaFunctions.LogOnePlus((ageWeeks - txWeeks) / (alpha + txWeeks));
    }

    private static double LogSurvived(int n, double a, double b) => GammaFunctions.LogRising(b, n) - GammaFunctions.LogRising(a + b, n);

    private static double SoftPlus(double z) => Math.Max(z, 0) + GammaFunctions.LogOnePlus(Math.Exp(-Math.Abs(z)));
}
