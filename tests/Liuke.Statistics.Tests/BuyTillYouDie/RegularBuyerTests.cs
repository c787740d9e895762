using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>BG/CNBD-k and MBG/CNBD-k: Reutterer, Platzer, Schröder (2020).</summary>
public sealed class RegularBuyerTests
{
    private static readonly MergedRows Retail =
        MergedRows.From(PurchaseHistories.From(OnlineRetail.Log(), OnlineRetail.CalibrationEnd, new(DropDaysWithoutPositiveNet: true)));

    /// <summary>Where random timing finds no dropout at all, timing at every second event finds it, hundreds of points higher.</summary>
    [Fact]
    public void regularity_brings_the_dropout_of_online_retail_to_light()
    {
        var fit = MbgCnbd.Fit(Retail, k: 2);

        Assert.Equal(-21217.3, fit.LogLikelihood, .051);
        Assert.Equal(.156, fit.Parameters.A, 5.1e-4);
        Assert.Equal(2.0, fit.Parameters.B, .051);
        Assert.True(fit.DropoutIdentified);
        Assert.True(fit.Converged);
    }

    [Fact]
    public void the_likelihood_chooses_the_regularity()
    {
        var chosen = MbgCnbd.Fit(Retail);

        Assert.Equal(2, chosen.Parameters.K);
        foreach (var k in new[] { 1, 3, 4 }) Assert.True(MbgCnbd.Fit(Retail, k).LogLikelihood < chosen.LogLikelihood);
        Assert.Equal(1, MbgCnbd.Fit(Cdnow.Rows(Cdnow.Full)).Parameters.K);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void with_k_of_one_it_is_the_random_model(bool mayLeaveAtOnce)
    {
        var rows = Cdnow.Rows(Cdnow.Sample);
        var regular = mayLeaveAtOnce ? MbgCnbd.Fit(rows, 1) : BgCnbd.Fit(rows, 1);
        var random = mayLeaveAtOnce ? MbgNbd.Fit(rows) : BgNbd.Fit(rows);
        Assert.Equal(random.Values, regular.Values);

        IAliveModel one = mayLeaveAtOnce ? new MbgCnbd(regular.Parameters) : new BgCnbd(regular.Parameters);
        IAliveModel other = mayLeaveAtOnce ? new MbgNbd(random.Parameters) : new BgNbd(random.Parameters);
        foreach (var (x, last, age) in new[] { (0, 0, 270), (2, 213, 272), (26, 216, 217) })
        {
            Assert.Equal(other.PAlive(x, last, age), one.PAlive(x, last, age), 1e-13);
            Assert.Equal(other.ExpectedPurchases(x, last, age, 364), one.ExpectedPurchases(x, last, age, 364), 1e-12);
            Assert.Equal(other.NextPurchase(x, last).MedianDays, one.NextPurchase(x, last).MedianDays, 1e-9);
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(1, 4)]
    public void the_likelihood_of_a_table_is_the_sum_of_its_rows(int extraChance, int k)
    {
        var histories = Cdnow.Histories(Cdnow.Sample);
        var (r, alpha, a, b) = (.6, 5.0, .8, 1.7);
        var slow = 0.0;
        for (var i = 0; i < histories.Count; i++)
        {
            var (x, last, age) = (histories.X[i], histories.LastDays[i] / 7.0, histories.AgeDays[i] / 7.0);
            var n = x + extraChance;
            var stays = 0.0;
            for (var j = 0; j < k; j++)
                stays += Math.Exp(GammaFunctions.LogGamma(r + k * x + j) - GammaFunctions.LogGamma(r) - GammaFunctions.LogGamma(j + 1)
                    + r * Math.Log(alpha) - (r + k * x + j) * Math.Log(alpha + age)) * Math.Pow(age - last, j);
            var likelihood = stays * Math.Exp(GammaFunctions.LogBeta(a, b + n) - GammaFunctions.LogBeta(a, b));
            if (n > 0)
                likelihood += Math.Exp(GammaFunctions.LogGamma(r + k * x) - GammaFunctions.LogGamma(r) + r * Math.Log(alpha)
                    - (r + k * x) * Math.Log(alpha + last) + GammaFunctions.LogBeta(a + 1, b + n - 1) - GammaFunctions.LogBeta(a, b));
            slow += Math.Log(likelihood) + (k - 1) * (histories.LogGapSum[i] - x * Math.Log(7)) - x * GammaFunctions.LogGamma(k);
        }

        var table = new BetaGeometricLikelihood(MergedRows.From(histories), extraChance, k, cores: 2);
        var fast = table.Evaluate([Math.Log(r), Math.Log(alpha), Math.Log(a), Math.Log(b)]).Value * histories.Count;
        Assert.Equal(slow, fast, 1e-11 * Math.Abs(slow));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void simulated_regularity_and_parameters_are_found(int k)
    {
        var made = new Simulation(customers: 20_000, r: .9, alpha: 4, a: .5, b: 2, mayLeaveAtOnce: true, seed: 21, phases: k);
        var rows = made.RowsWithGaps();
        var fit = MbgCnbd.Fit(rows);

        Assert.Equal(k, fit.Parameters.K);
        double[] truth = [.9, 4, .5, 2];
        for (var i = 0; i < 4; i++) Assert.Equal(truth[i], fit.Values[i], 3 * fit.StandardErrors[i]!.Value);
    }

    /// <summary>The expectation of those made alike must be what they did.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void the_mean_of_simulated_purchases_is_the_expectation(int k)
    {
        var made = new Simulation(customers: 100_000, r: .9, alpha: 4, a: .5, b: 2, mayLeaveAtOnce: true, seed: 8, phases: k);
        var model = new MbgCnbd(new(k, .9, 4, .5, 2));
        int[] sampled = [.. Enumerable.Range(0, 2000)];

        var expected = sampled.Average(i => model.ExpectedPurchases(0, 0, 0, made.AgeWeeks[i] * 7));
        Assert.Equal(expected, made.X.Average(), .03 * expected);
        var buys = sampled.Average(i => model.PBuys(0, 0, 0, made.AgeWeeks[i] * 7));
        Assert.Equal(buys, made.X.Average(x => x > 0 ? 1.0 : 0), .02 * buys);
    }

    [Fact]
    public void counting_and_summing_over_the_chance_to_leave_agree()
    {
        var random = new Random(31);
        for (var i = 0; i < 300; i++)
        {
            var phases = random.Next(1, 5);
            var done = random.Next(phases);
            var (shape, tau) = (Math.Exp(6 * random.NextDouble() - 2), Math.Exp(7 * random.NextDouble() - 5));
            var (a, beta) = (Math.Exp(5 * random.NextDouble() - 2.5), Math.Exp(6 * random.NextDouble() - 2));
            var counted = Renewals.Expected(phases, done, shape, tau, a, beta);

            var mean = (shape * tau + done) / phases;
            var summed = BetaMean.Of(a, beta, AtLeave(1e-7), AtLeave(1), (p, _) => AtLeave(Math.Max(p, 1e-7)));
            Assert.True(Math.Abs(counted - summed) <= 1e-6 * mean + 1e-9, $"{phases} {done} {shape} {tau} {a} {beta}: {counted} {summed}");
            if (phases == 1) Assert.Equal(DropoutIntegral.Expected(shape, a, beta, tau), counted, 1e-10 * counted);

            double AtLeave(double p) => new ErlangRenewals(phases, Math.Min(p, 1 - 1e-9)).Expected(done, shape, tau);
        }
    }

    [Fact]
    public void a_horizon_of_many_thousand_events_joins_smoothly()
    {
        var before = Renewals.Expected(2, 1, 5, 1500, .3, 4);
        var after = Renewals.Expected(2, 1, 5, 3500, .3, 4);
        Assert.InRange(after, before, before * Math.Pow(3500 / 1500.0, .75));
        Assert.InRange(Renewals.Expected(3, 0, .5, 1e9, .8, 2), 1, 1e9);
    }
}
