using System.Text.Json;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Covariates;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.BuyTillYouDie.Opportunities;
using Liuke.Statistics.BuyTillYouDie.Uncertainty;
using Liuke.Statistics.Forecasting.Choices;
using Liuke.Statistics.Learning;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;
using Liuke.Statistics.Survival;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>Every model by name on strange sets: each figure is defined, each refusal is named.</summary>
public sealed class HostileFuturesTests
{
    private const double Century = 36_524;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var set in HostileInputTests.Sets)
                foreach (var name in AliveModels.Names) cases.Add(set.Data, name);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void every_figure_is_defined_on_a_strange_set(string set, string name)
    {
        var (x, last, age) = HostileInputTests.Set(set);
        // Even gaps, for no set says how they lay.
        double[] gaps = [.. x.Select((count, i) => count == 0 ? 0 : count * Math.Log(Math.Max(1, (double)last[i] / count)))];
        var fit = AliveModels.Fit(name, MergedRows.FromDays(x, last, age, gaps));
        Assert.True(fit.Converged || fit.Warnings.Count > 0, "not converged and not said why");
        Assert.Equal(fit.Parameters, JsonSerializer.Deserialize<AliveFit>(JsonSerializer.Serialize(fit))!.Parameters);

        var model = fit.Open();
        var draws = new Draws(1);
        HostileInputTests.AssertDefined(model, x, last, age);
        for (var i = 0; i < Math.Min(4, x.Length); i++)
        {
            var (n, t, a) = (x[i], last[i], age[i]);
            foreach (var days in new[] { 0, 1, Century })
            {
                Assert.InRange(model.PBuys(n, t, a, days), 0, 1);
                foreach (var count in new[] { 0, 1, 50 }) Assert.InRange(model.ProbabilityOfCount(count, n, t, a, days), 0, 1);
            }
            Assert.InRange(model.DaysUntilPurchase(.5, n, t, a) ?? 0, 0, 3_652_425);
            var next = model.NextPurchaseFromNow(n, t, a);
            Assert.InRange(next.MedianDays, next.EarlyDays, next.LateDays);
            Assert.All(model.DrawFuture(draws, n, t, a, 365), day => Assert.InRange(day, 0, 365));
            var range = ModelDraws.Around(fit, 20).Expected(n, t, a, 90);
            Assert.True(range.Low >= 0 && range.Low <= range.Median && range.Median <= range.High && double.IsFinite(range.High));
        }
    }

    [Theory]
    [InlineData(-1, 0, 10)]
    [InlineData(1, -1, 10)]
    [InlineData(1, 11, 10)]
    [InlineData(0, 5, 10)]
    [InlineData(2_000_000, 5, 10)]
    public void every_model_refuses_what_cannot_be_by_name(int x, int last, int age)
    {
        foreach (var name in AliveModels.Names)
        {
            var model = Sound(name);
            Assert.Throws<ArgumentException>(() => model.PAlive(x, last, age));
            Assert.Throws<ArgumentException>(() => model.ExpectedPurchases(x, last, age, 30));
            Assert.Throws<ArgumentException>(() => model.PBuys(x, last, age, 30));
            Assert.Throws<ArgumentException>(() => model.ProbabilityOfCount(1, x, last, age, 30));
            Assert.Throws<ArgumentException>(() => model.DrawFuture(new(1), x, last, age, 30));
            Assert.Throws<ArgumentException>(() => model.Score(new([x], [last], [age], [30])));
            Assert.Throws<ArgumentException>(() => model.ProbabilityOfCount(-1, 1, 5, 10, 30));
            foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => model.ExpectedPurchases(1, 5, 10, bad));
                Assert.Throws<ArgumentOutOfRangeException>(() => model.PBuys(1, 5, 10, bad));
                Assert.Throws<ArgumentOutOfRangeException>(() => model.ProbabilityOfCount(1, 1, 5, 10, bad));
                Assert.Throws<ArgumentOutOfRangeException>(() => model.DrawFuture(new(1), 1, 5, 10, bad));
                Assert.Throws<ArgumentOutOfRangeException>(() => model.Score(new([1], [5], [10], [bad])));
            }
            Assert.Throws<ArgumentException>(() => AliveModels.Fit(name, MergedRows.FromDays([], [], [], [])));
            Assert.Empty(model.Score(new([], [], [], [30])).Alive);
        }
    }

    [Fact]
    public void ten_thousand_purchases_and_a_thousand_years_are_answered_by_every_model()
    {
        foreach (var name in AliveModels.Names)
        {
            var model = Sound(name);
            Assert.InRange(model.PAlive(10_000, 15_000, 15_010), 0, 1);
            Assert.InRange(model.PAlive(10_000, 15_000, 365_250), 0, 1e-6);
            Assert.InRange(model.ProbabilityOfCount(10_000, 10_000, 15_000, 15_010, 15_000), 0, 1);
            Assert.InRange(model.ExpectedPurchases(3, 300_000, 365_250, 365_250), 0, 1e6);
            Assert.InRange(model.DrawFuture(new(3), 10_000, 15_000, 15_010, 365).Length, 0, 1_000);
        }
    }

    [Fact]
    public void the_other_models_refuse_or_answer_too()
    {
        Assert.Throws<ArgumentException>(() => OpportunityRows.From([3], [2], [6]));
        Assert.Throws<ArgumentException>(() => OpportunityRows.From([-1], [0], [6]));
        Assert.Throws<ArgumentException>(() => BgBb.Fit(OpportunityRows.From([], [], [])));
        foreach (var rows in new[] { OpportunityRows.From([0], [0], [6]), OpportunityRows.From([6], [6], [6]), OpportunityRows.From([2, 2, 2], [4, 4, 4], [9, 9, 9]), OpportunityRows.From([5000], [9999], [10_000]) })
        {
            var fit = BgBb.Fit(rows);
            Assert.All(fit.Values, v => Assert.True(double.IsFinite(v) && v > 0));
            Assert.True(fit.Converged || fit.Warnings.Count > 0);
            Assert.InRange(new BgBb(fit.Parameters).PAlive(1, 2, 6), 0, 1);
        }

        Assert.Throws<ArgumentException>(() => GammaGamma.Fit([], []));
        Assert.Throws<ArgumentException>(() => GammaGamma.Fit([1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => GammaGamma.Fit([-1], [5]));
        Assert.Throws<ArgumentException>(() => GammaGamma.Fit([1, 2], [0, -5]));
        foreach (var (x, z) in new (int[], double[])[] { ([3], [20]), ([1, 1, 1], [5, 5, 5]), ([10_000, 1], [1e-9, 1e12]) })
        {
            var fit = GammaGamma.Fit(x, z);
            Assert.All(fit.Values, v => Assert.True(double.IsFinite(v) && v > 0));
            Assert.True(fit.Converged || fit.Warnings.Count > 0);
            Assert.False(double.IsNaN(new GammaGamma(fit.Parameters).ExpectedMeanSpend(x[0], z[0])));
        }

        Assert.Throws<ArgumentException>(() => ShiftedBetaGeometric.Fit(ContractRows.From([], [])));
        Assert.Throws<ArgumentException>(() => CovariateFit.FitWeeks("bg-nbd", [], [], [], new FeatureTable(["z"], [[]])));
        Assert.Throws<ArgumentException>(() => ForecastChoice.Make(new([], []), 5, [30]));
    }

    private static IPurchaseModel Sound(string name)
    {
        var k = name[^1] is >= '2' and <= '4' ? name[^1] - '0' : 2;
        return new AliveFit(name, new Dictionary<string, double>
        {
            ["r"] = .6, ["alpha"] = 6, ["a"] = .8, ["b"] = 2, ["s"] = .7, ["beta"] = 9, ["k"] = k, ["chance"] = .05, ["evidence"] = 2,
        }, new Dictionary<string, double?>()).Open();
    }
}
