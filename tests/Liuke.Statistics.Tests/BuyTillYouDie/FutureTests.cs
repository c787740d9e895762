using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>What every model says of purchases to come, against itself and against drawn lives.</summary>
public sealed class FutureTests
{
    private static readonly (int X, int Last, int Age)[] Customers = [(0, 0, 0), (0, 0, 200), (1, 30, 200), (4, 180, 200), (26, 216, 217), (3, 60, 900)];

    public static TheoryData<string> Models => new(All.Keys);

    private static Dictionary<string, IPurchaseModel> All { get; } = new IPurchaseModel[]
    {
        new BgNbd(new(.243, 4.414, .793, 2.426)), new MbgNbd(new(.525, 6.183, .891, 1.614)), new ParetoNbd(new(.553, 10.58, .606, 11.656)),
        new BgCnbd(new(2, .6, 3, .8, 2)), new MbgCnbd(new(3, .7, 2, .5, 1.5)), new MbgCnbd(new(4, 1.5, 2, .3, 4)), new OwnRhythm(new(.9, 3, 2, new())),
    }.ToDictionary(m => m is BetaGeometricCnbd and not OwnRhythm ? $"{m.Name} {m.UsualGapDays(0, 0):F1}" : m.Name);

    [Theory]
    [MemberData(nameof(Models))]
    public void probabilities_of_counts_sum_to_one_and_to_the_expectation(string name)
    {
        var model = All[name];
        foreach (var (x, last, age) in Customers)
            foreach (var days in new[] { 0, 7, 90, 700.5 })
            {
                double sum = 0, mean = 0;
                for (var n = 0; n < 3000 && (n < 50 || sum < 1 - 1e-13); n++)
                {
                    var p = model.ProbabilityOfCount(n, x, last, age, days);
                    Assert.InRange(p, 0, 1);
                    (sum, mean) = (sum + p, mean + n * p);
                }
                Assert.Equal(1, sum, 1e-9);
                Assert.Equal(model.ExpectedPurchases(x, last, age, days), mean, 1e-6 * (1 + mean));
                Assert.Equal(model.PBuys(x, last, age, days), 1 - model.ProbabilityOfCount(0, x, last, age, days), 1e-10);
            }
    }

    [Fact]
    public void counts_of_new_customers_are_those_published()
    {
        var model = new BgNbd(new(.243, 4.414, .793, 2.426));
        // Fader, Hardie, Lee (2005), as recomputed: P(X(2) = 10), P(X(39) = 0).
        Assert.Equal(1.07869e-07, model.ProbabilityOfCount(10, 0, 0, 0, 14), 1e-12);
        Assert.Equal(.5737864, model.ProbabilityOfCount(0, 0, 0, 0, 273), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void drawn_futures_come_as_often_as_the_model_says(string name)
    {
        const int Lives = 40_000;
        var model = All[name];
        foreach (var (x, last, age) in Customers.Skip(1))
        {
            double[][] lives = [.. Enumerable.Range(0, Lives).Select(i => model.DrawFuture(Draws.For(7, i), x, last, age, 180))];
            var (expected, buys) = (model.ExpectedPurchases(x, last, age, 180), model.PBuys(x, last, age, 30));
            var spread = Math.Sqrt(lives.Average(l => (double)l.Length * l.Length) - Math.Pow(lives.Average(l => l.Length), 2));
            Assert.Equal(expected, lives.Average(l => l.Length), 4 * Math.Max(spread, Math.Sqrt(expected)) / Math.Sqrt(Lives) + 4.0 / Lives);
            Assert.Equal(buys, lives.Count(l => l.Length > 0 && l[0] <= 30) / (double)Lives, 4 * Math.Sqrt(buys * (1 - buys) / Lives) + 1e-9);
            Assert.All(lives.Where(l => l.Length > 1).Take(1000), l => Assert.True(l.SequenceEqual(l.Order()) && l[^1] < 180));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void the_day_of_the_next_purchase_is_where_its_chance_is(string name)
    {
        var model = All[name];
        foreach (var (x, last, age) in Customers)
        {
            var alive = model.PAlive(x, last, age);
            foreach (var share in new[] { .05, .5, .95 })
            {
                if (model.DaysUntilPurchase(share, x, last, age) is { } days) Assert.Equal(share, model.PBuys(x, last, age, days), 1e-6);
                else Assert.True(model.PBuys(x, last, age, 3_652_425) < share);
            }
            var next = model.NextPurchaseFromNow(x, last, age);
            Assert.InRange(next.MedianDays, next.EarlyDays, next.LateDays);
            Assert.Equal(.5 * model.PBuys(x, last, age, 3_652_425), model.PBuys(x, last, age, next.MedianDays), 1e-6);
            Assert.True(alive > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void a_cohort_is_the_sum_of_its_customers(string name)
    {
        var model = All[name];
        int[] first = [3, 3, 10, 50, 400];
        var told = model.ExpectedOfCohort(first, [2, 40, 365]);

        Assert.Equal(0, told[0]);
        Assert.Equal(2 * model.ExpectedNewCustomer(37) + model.ExpectedNewCustomer(30), told[1], 1e-12);
        Assert.Equal(2 * model.ExpectedNewCustomer(362) + model.ExpectedNewCustomer(355) + model.ExpectedNewCustomer(315), told[2], 1e-12);
    }

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    [InlineData("bg-cnbd-2")]
    [InlineData("mbg-cnbd-3")]
    [InlineData("mbg-cnbd-k")]
    public void a_fit_to_simulated_customers_finds_what_made_them(string name)
    {
        var (made, truth) = name switch
        {
            "bg-nbd" => ((IPurchaseModel)new BgNbd(new(.25, 4.4, .8, 2.4)), new[] { .25, 4.4, .8, 2.4 }),
            "mbg-nbd" => (new MbgNbd(new(.6, 7, .8, 1.3)), [.6, 7, .8, 1.3]),
            "pareto-nbd" => (new ParetoNbd(new(.6, 10, .8, 12)), [.6, 10, .8, 12]),
            "bg-cnbd-2" => (new BgCnbd(new(2, .8, 4, .7, 2.2)), [.8, 4, .7, 2.2]),
            _ => (new MbgCnbd(new(3, .9, 3, .6, 1.8)), [.9, 3, .6, 1.8]),
        };
        var random = new Draws(3);
        double[] ages = [.. Enumerable.Range(0, 20_000).Select(_ => 7 * (20 + 60 * random.Uniform()))];
        var customers = SimulatedCustomers.Make(made, ages, seed: 11);
        var fit = Liuke.Statistics.BuyTillYouDie.Fits.AliveModels.Fit(name, customers.Rows());

        Assert.True(fit.Converged);
        if (name == "mbg-cnbd-k") Assert.Equal(3, fit["k"]);
        for (var i = 0; i < 4; i++) Assert.Equal(truth[i], fit[fit.Estimated[i]], 3 * fit.StandardErrors[fit.Estimated[i]]!.Value);
        Assert.Equal(customers.X, SimulatedCustomers.Make(made, ages, seed: 11, cores: 1).X);
        Assert.NotEqual(customers.X, SimulatedCustomers.Make(made, ages, seed: 12).X);
    }
}
