using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>What the models of regular buyers share: Erlang(k) gaps with gamma rates, and a chance to leave after each purchase.</summary>
/// <remarks>
/// All expectations are exact: given alive, the silence so far has seen j of k phases with known weights, the rate is
/// then gamma(r + kx + j, alpha + T) and the chance to leave beta(a, b + n). With k = 1 they are (M)BG/NBD.
/// </remarks>
public abstract class BetaGeometricCnbd : IPhasedModel
{
    private const double DaysPerWeek = 7;
    private readonly int extraChance;

    private protected BetaGeometricCnbd(BetaGeometricCnbdParameters rates, int extraChance)
    {
        ArgumentNullException.ThrowIfNull(rates);
        rates.Require();
        Rates = rates;
        this.extraChance = extraChance;
    }

    /// <inheritdoc />
    public abstract string Name { get; }

    int IPhasedModel.Phases => Rates.K;

    private protected BetaGeometricCnbdParameters Rates { get; }

    /// <inheritdoc />
    /// <remarks>1 / (1 + odds / S), with the odds a / (b + n - 1) to have left at the last purchase and S the chance of so long a silence.</remarks>
    public double PAlive(int x, int txDays, int ageDays)
    {
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        if (x + extraChance == 0) return 1;
        return 1 / (1 + OddsGone(x) * Math.Exp(-ErlangSilence.Log(Shape(x), Rates.K, Scale(txDays), ageDays - txDays)));
    }

    /// <inheritdoc />
    public double ExpectedPurchases(int x, int txDays, int ageDays, double horizonDays) =>
        PAlive(x, txDays, ageDays) * ExpectedPurchasesIfAlive(x, txDays, ageDays, horizonDays);

    /// <inheritdoc />
    public double ExpectedPurchasesIfAlive(int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        Span<double> weights = stackalloc double[Rates.K];
        PhaseWeights(x, txDays, ageDays, weights);
        var sum = 0.0;
        for (var j = 0; j < weights.Length; j++) sum += weights[j] * ExpectedInPhase(j, x, ageDays, horizonDays);
        return sum;
    }

    /// <inheritdoc />
    public double PBuys(int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        Span<double> weights = stackalloc double[Rates.K];
        PhaseWeights(x, txDays, ageDays, weights);
        var sum = 0.0;
        for (var j = 0; j < weights.Length; j++)
            sum += weights[j] * Renewals.AtLeastOne(Rates.K, j, Shape(x) + j, horizonDays / Scale(ageDays));
        return Math.Min(1, sum) * PAlive(x, txDays, ageDays);
    }

    /// <inheritdoc />
    public double? DaysUntilAlive(double level, int x, int txDays)
    {
        Domain.RequireProbability(level, nameof(level));
        HistoryGuard.RequireDomain(x, txDays, txDays);
        if (x + extraChance == 0) return null;
        var logSilence = Math.Log(OddsGone(x) * level / (1 - level));
        if (logSilence >= 0) return 0;
        var days = ErlangSilence.Until(Shape(x), Rates.K, Scale(txDays), logSilence);
        return days < Never.Days ? days : null;
    }

    /// <inheritdoc />
    public double UsualGapDays(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        return Rates.K * Scale(txDays) / Shape(x);
    }

    /// <inheritdoc />
    public NextPurchase NextPurchase(int x, int txDays)
    {
        HistoryGuard.RequireDomain(x, txDays, txDays);
        return new(After(0.5), After(0.25), After(0.75));

        double After(double share) => Math.Min(Never.Days, ErlangSilence.Until(Shape(x), Rates.K, Scale(txDays), Math.Log(1 - share)));
    }

    /// <inheritdoc />
    public double ProbabilityOfCount(int n, int x, int txDays, int ageDays, double horizonDays)
    {
        HistoryGuard.RequireDomain(n, 0, 0);
        HistoryGuard.RequireDomain(x, txDays, ageDays);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        Span<double> weights = stackalloc double[Rates.K];
        PhaseWeights(x, txDays, ageDays, weights);
        var (alive, tau, sum) = (PAlive(x, txDays, ageDays), horizonDays / Scale(ageDays), 0.0);
        for (var j = 0; j < weights.Length; j++)
            sum += weights[j] * CountProbability.Renewals(n, Rates.K, j, Shape(x) + j, tau, Rates.A, Rates.B + x + extraChance);
        return Math.Min(1, alive * sum + (n == 0 ? 1 - alive : 0));
    }

    /// <inheritdoc />
    public double[] DrawFuture(Draws draws, int x, int txDays, int ageDays, double horizonDays)
    {
        ArgumentNullException.ThrowIfNull(draws);
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        if (draws.Uniform() >= PAlive(x, txDays, ageDays)) return [];
        Span<double> weights = stackalloc double[Rates.K];
        PhaseWeights(x, txDays, ageDays, weights);
        var (done, left) = (0, draws.Uniform());
        while (done < weights.Length - 1 && (left -= weights[done]) >= 0) done++;
        var rate = draws.Gamma(Shape(x) + done) / Scale(ageDays);
        return FutureDraw.Renewals(draws, Rates.K, done, rate, draws.Beta(Rates.A, Rates.B + x + extraChance), horizonDays);
    }

    /// <inheritdoc />
    public AliveScores Score(ScoreRequest request) => BulkScoring.Score(this, request);

    void IPhasedModel.PhaseWeights(int x, int txDays, int ageDays, Span<double> weights) => PhaseWeights(x, txDays, ageDays, weights);

    void IPhasedModel.ExpectedByPhase(int x, int ageDays, double horizonDays, Span<double> expected)
    {
        for (var j = 0; j < expected.Length; j++) expected[j] = ExpectedInPhase(j, x, ageDays, horizonDays);
    }

    private double ExpectedInPhase(int j, int x, int ageDays, double horizonDays)
    {
        var (tau, beta) = (horizonDays / Scale(ageDays), Rates.B + x + extraChance);
        return Rates.K == 1
            ? DropoutIntegral.Expected(Shape(x), Rates.A, beta, tau)
            : Renewals.Expected(Rates.K, j, Shape(x) + j, tau, Rates.A, beta);
    }

    private void PhaseWeights(int x, int txDays, int ageDays, Span<double> weights) =>
        ErlangSilence.PhaseWeights(Shape(x), (ageDays - txDays) / Scale(ageDays), weights);

    private double Shape(int x) => Rates.R + Rates.K * (double)x;

    private double Scale(int days) => Rates.Alpha * DaysPerWeek + days;

    private double OddsGone(int x) => Rates.A / (Rates.B + x + extraChance - 1);
}
