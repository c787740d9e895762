using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

public sealed class ParetoTests
{
    /// <summary>Schmittlein, Morrison, Colombo (1987); Fader and Hardie, note 009, on the CDNOW sample; the full set by independent tools.</summary>
    [Theory]
    [InlineData("sample", .553, 10.580, .606, 11.656, -9594.976, 5.1e-4)]
    [InlineData("full", .597416, 11.5855, .522171, 8.827, -95415.1186, 5.1e-5)]
    public void a_fit_on_cdnow_gives_the_published_parameters(
        string set, double r, double alpha, double s, double beta, double logLikelihood, double tolerance)
    {
        var fit = ParetoNbd.Fit(Cdnow.Rows(set == "full" ? Cdnow.Full : Cdnow.Sample));

        Assert.True(fit.Converged);
        Assert.True(fit.DropoutIdentified);
        double[] published = [r, alpha, s, beta];
        // Printed estimates carry the stopping error of the optimiser they came from, and three digits.
        for (var i = 0; i < 4; i++) Assert.Equal(published[i], fit.Values[i], 6e-3 * fit.StandardErrors[i]!.Value);
        Assert.Equal(logLikelihood, fit.LogLikelihood, tolerance);
    }

    /// <summary>BTYD walkthrough, customer 1516, at the estimates printed there.</summary>
    [Fact]
    public void customer_1516_of_the_walkthrough()
    {
        var model = new ParetoNbd(new(.5534, 10.5802, .6061, 11.6562));

        Assert.Equal(25.45647, model.ExpectedPurchases(26, 216, 217, 364), 3e-3);
        Assert.Equal(.997874, model.PAlive(26, 216, 217), 1e-6);
    }

    /// <summary>A pair between which another tool underflows.</summary>
    [Fact]
    public void expectations_at_large_counts_do_not_underflow()
    {
        var model = new ParetoNbd(new(.55, 10.58, .61, 11.67));

        Assert.Equal(6.2060517889632418, model.ExpectedPurchasesWeeks(132, 200, 200, 10), 1e-11);
        Assert.Equal(6.2528722475748113, model.ExpectedPurchasesWeeks(133, 200, 200, 10), 1e-11);
    }

    [Fact]
    public void gradient_and_hessian_agree_with_differences()
    {
        var likelihood = new ParetoLikelihood(Cdnow.Rows(Cdnow.Sample), cores: 1);
        SlowAgainstFastTests.AssertDerivatives(likelihood.Evaluate, [-.5, 2.2, -.4, 2.1]);
        SlowAgainstFastTests.AssertDerivatives(likelihood.Evaluate, [.5, .2, .7, -.5]);
    }

    [Fact]
    public void the_likelihood_of_a_table_is_the_sum_of_its_rows()
    {
        var histories = Cdnow.Histories(Cdnow.Full);
        foreach (var parameters in new ParetoParameters[] { new(.55, 10.6, .6, 11.7), new(.6, .05, .9, 30), new(2, 30, .4, .1) })
        {
            var model = new ParetoNbd(parameters);
            var slow = Enumerable.Range(0, histories.Count).Sum(i =>
                model.LogLikelihoodWeeks(histories.X[i], histories.LastDays[i] / 7.0, histories.AgeDays[i] / 7.0));
            var (r, alpha, s, beta) = parameters;
            var fast = new ParetoLikelihood(MergedRows.From(histories), cores: 2)
                .Evaluate([Math.Log(r), Math.Log(alpha), Math.Log(s), Math.Log(beta)]).Value * histories.Count;
            Assert.Equal(slow, fast, 1e-10 * Math.Abs(slow));
        }
    }

    [Fact]
    public void the_same_bits_at_any_number_of_cores()
    {
        var rows = Cdnow.Rows(Cdnow.Full);
        var one = ParetoNbd.Fit(rows, new(Cores: 1));
        foreach (var cores in new[] { 2, 5, 0 }) Assert.Equal(one.Values, ParetoNbd.Fit(rows, new(Cores: cores)).Values);
    }

    [Fact]
    public void no_dropout_on_online_retail_is_said()
    {
        var fit = ParetoNbd.Fit(MergedRows.From(PurchaseHistories.From(OnlineRetail.Log(), OnlineRetail.CalibrationEnd, new(true))));

        Assert.False(fit.DropoutIdentified);
        Assert.Equal(-21755.348, fit.LogLikelihood, 5.1e-4);
        Assert.Equal(["s"], fit.AtBounds);
    }

    /// <summary>Figures of other tools on the same hold-out: MAE .755, RMSE 1.603, AUC .7787, top decile .470; by alive .73.</summary>
    [Fact]
    public void hold_out_on_the_cdnow_sample()
    {
        var histories = Cdnow.Histories(Cdnow.Sample);
        var later = PurchaseHistories.From(Cdnow.Sample, Cdnow.LogEnd);
        double[] actual = [.. later.X.Select((x, i) => (double)(x - histories.X[i]))];
        bool[] bought = [.. actual.Select(purchases => purchases > 0)];
        var model = new ParetoNbd(ParetoNbd.Fit(MergedRows.From(histories)).Parameters);
        var scores = model.Score(new(histories.X, histories.LastDays, histories.AgeDays, [273]));

        Assert.Equal(.755, Errors.MeanAbsolute(scores.Expected[0], actual)!.Value, 5.1e-4);
        Assert.Equal(1.603, Errors.RootMeanSquare(scores.Expected[0], actual)!.Value, 5.1e-4);
        Assert.Equal(.7787, Ranking.Auc(scores.Expected[0], bought)!.Value, 1e-4);
        Assert.InRange(Ranking.Auc(scores.Alive, bought)!.Value, .725, 1);
        Assert.Equal(.470, Ranking.TopShare(scores.Expected[0], actual)!.Value, .004);
    }

    [Fact]
    public void the_chance_to_buy_is_that_of_the_simulated()
    {
        var model = new ParetoNbd(new(.9, 5, .7, 12));
        var made = new ParetoSimulation(100_000, .9, 5, .7, 12, ageWeeks: 40, seed: 2);

        Assert.Equal(made.X.Average(), model.ExpectedNewCustomerWeeks(40), .02 * made.X.Average());
        Assert.Equal(made.X.Average(x => x > 0 ? 1.0 : 0), model.PBuys(0, 0, 0, 280), .005);
    }

    [Fact]
    public void a_fit_finds_simulated_parameters_within_three_standard_errors()
    {
        var made = new ParetoSimulation(20_000, .9, 5, .7, 12, ageWeeks: 60, seed: 5);
        var fit = ParetoNbd.Fit(MergedRows.FromWeeks(made.X, made.LastWeeks, made.AgeWeeks));

        double[] truth = [.9, 5, .7, 12];
        for (var i = 0; i < 4; i++) Assert.Equal(truth[i], fit.Values[i], 3 * fit.StandardErrors[i]!.Value);
    }
}
