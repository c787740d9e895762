using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.BuyTillYouDie.Uncertainty;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie.Uncertainty;

public sealed class ModelDrawsTests
{
    private static readonly PurchaseHistories Sample = PurchaseHistories.From(Cdnow.Sample, Cdnow.CalibrationEnd);
    private static readonly ModelDraws Around = ModelDraws.Around(AliveModels.Fit("pareto-nbd", Sample));

    [Fact]
    public void intervals_hold_the_estimate_and_are_the_same_from_the_same_seed()
    {
        var expected = Around.Expected(26, 216, 217, 364);

        Assert.InRange(25.45647, expected.Low, expected.High);
        Assert.Equal(expected, ModelDraws.Around(Around.Fit).Expected(26, 216, 217, 364));
        Assert.NotEqual(expected, ModelDraws.Around(Around.Fit, seed: 2).Expected(26, 216, 217, 364));
        var alive = Around.Alive(26, 216, 217);
        Assert.InRange(.997874, alive.Low, alive.High);
        Assert.True(Around.Expected(26, 216, 217, 364, .95).High > expected.High);
    }

    [Fact]
    public void standard_errors_of_the_draws_are_those_of_the_fit()
    {
        var fit = AliveModels.Fit("bg-nbd", Sample);
        var wide = ModelDraws.Around(fit, 20_000).Of(model => ((BgNbd)model).Parameters.R, .6827);
        Assert.Equal(fit.StandardErrors["r"]!.Value, (wide.High - wide.Low) / 2, .03 * fit.StandardErrors["r"]!.Value);
    }

    [Fact]
    public void purchases_of_single_customers_fall_into_their_intervals_as_often_as_told()
    {
        var after = PurchaseHistories.From(Cdnow.Sample, Cdnow.CalibrationEnd + 273);
        int inside = 0, asked = 0;
        for (var i = 0; i < Sample.Count; i += 8)
        {
            if (Sample.X[i] == 0) continue;
            var told = Around.Purchases(Sample.X[i], Sample.LastDays[i], Sample.AgeDays[i], 273, .8);
            var came = after.X[i] - Sample.X[i];
            asked++;
            if (came >= told.Low && came <= told.High) inside++;
        }
        // Whole numbers hold at least the 80% told.
        Assert.True(asked > 100);
        Assert.InRange((double)inside / asked, .78, .99);
    }

    [Fact]
    public void the_total_of_a_firm_falls_into_its_interval_where_the_model_is_true()
    {
        var truth = new MbgNbd(new(.6, 7, .8, 1.3));
        double[] ages = [.. Enumerable.Repeat(300.0, 3000)];
        var inside = 0;
        for (ulong world = 0; world < 12; world++)
        {
            var past = SimulatedCustomers.Make(truth, ages, 100 + world);
            int[] last = [.. past.LastDays.Select(day => (int)day)];
            int[] age = [.. Enumerable.Repeat(300, 3000)];
            var interval = ModelDraws.Around(AliveModels.Fit("mbg-nbd", past.Rows()), 100).TotalPurchases(past.X, last, age, 90, .9);
            var came = past.X.Select((x, i) => truth.DrawFuture(Draws.For(world, i), x, last[i], 300, 90).Length).Sum();
            if (came >= interval.Low && came <= interval.High) inside++;
        }
        Assert.InRange(inside, 8, 12);
    }

    [Fact]
    public void a_lifetime_value_lies_around_what_the_models_expect()
    {
        double[] spend = [.. Enumerable.Range(0, Sample.Count).Select(i => Sample.MeanRepeatSpendMinor(i) / 100)];
        var fit = GammaGamma.Fit(Sample.X, spend);
        var asked = new LifetimeAsked(8, 200, 217, 364) { SpendPurchases = 8, MeanSpend = 30, MarginRate = .4, YearlyDiscountRate = .1 };
        var model = Around.Fit.Open();
        var expected = .4 * new GammaGamma(fit.Parameters).ExpectedMeanSpend(8, 30) * LifetimeValue.DiscountedPurchases(model, 8, 200, 217, 364, .1);
        var many = ModelDraws.Around(Around.Fit, 4000);
        var told = many.LifetimeValue(asked, fit);

        Assert.InRange(expected, told.Low, told.High);
        Assert.InRange(told.Median, .8 * expected, 1.2 * expected);
        Assert.Equal(told, many.LifetimeValue(asked, fit));
        // Knowing nothing of the amounts, the customer is one of all; without a model of spend the mean is what each day brings.
        Assert.True(many.LifetimeValue(asked with { SpendPurchases = 0 }, fit).High > told.High);
        Assert.InRange(many.LifetimeValue(asked, null).Median, .8 * expected, 1.25 * expected);
    }

    [Fact]
    public void without_a_maximum_only_chance_is_in_the_interval()
    {
        var fit = AliveModels.Fit("mbg-nbd", MergedRows.FromDays([0, 0, 0], [0, 0, 0], [10, 20, 30])) with { Covariance = null };
        var draws = ModelDraws.Around(fit, 10);

        Assert.False(draws.ParametersVary);
        Assert.Equal(draws.Expected(0, 0, 10, 30).Low, draws.Expected(0, 0, 10, 30).High);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Expected(0, 0, 10, 30, 1));
        Assert.Throws<ArgumentException>(() => draws.LifetimeValue(new(0, 5, 3, 10), null));
    }
}
