using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>The fast kernels against plain ones that are easy to check by eye.</summary>
public sealed class SlowAgainstFastTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void the_likelihood_of_a_table_is_the_sum_of_its_rows(int extraChance)
    {
        var histories = Cdnow.Histories(Cdnow.Full);
        var parameters = new BetaGeometricParameters(.6, 7, .8, 1.2);
        BetaGeometricNbd model = extraChance == 0 ? new BgNbd(parameters) : new MbgNbd(parameters);
        var slow = Enumerable.Range(0, histories.Count).Sum(i =>
            model.LogLikelihoodWeeks(histories.X[i], histories.LastDays[i] / 7.0, histories.AgeDays[i] / 7.0));

        var likelihood = new BetaGeometricLikelihood(MergedRows.From(histories), extraChance, phases: 1, cores: 2);
        var fast = likelihood.Evaluate([Math.Log(.6), Math.Log(7), Math.Log(.8), Math.Log(1.2)]).Value * histories.Count;
        Assert.Equal(slow, fast, 1e-11 * Math.Abs(slow));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(1, 4)]
    public void gradient_and_hessian_agree_with_differences(int extraChance, int phases)
    {
        var likelihood = new BetaGeometricLikelihood(Cdnow.Rows(Cdnow.Sample), extraChance, phases, cores: 1);
        AssertDerivatives(likelihood.Evaluate, [-.5, 1.7, -.3, .4]);
        AssertDerivatives(likelihood.EvaluateWithoutDropout, [-.5, 1.7]);
    }

    [Fact]
    public void the_series_and_the_integral_of_expected_purchases_agree()
    {
        var random = new Random(20240105);
        var compared = 0;
        for (var i = 0; i < 4000; i++)
        {
            var k = Math.Exp(random.NextDouble() * 11 - 3);
            var a = Math.Exp(random.NextDouble() * 8 - 4);
            var beta = Math.Exp(random.NextDouble() * 9 - 2);
            var tau = Math.Exp(random.NextDouble() * 10 - 6.5);
            var integral = DropoutIntegral.ByQuadrature(k, a, beta, tau);
            Assert.InRange(integral, 0, k * tau * (1 + 1e-12));
            if (DropoutIntegral.BySeries(k, a, beta, tau, tau / (1 + tau)) is not { } series) continue;
            compared++;
            Assert.True(Math.Abs(series - integral) <= 2e-10 * integral, $"k {k} a {a} beta {beta} tau {tau}: {series} {integral}");
        }
        Assert.InRange(compared, 3000, 4000);
    }

    [Fact]
    public void many_customers_are_scored_as_one_by_one()
    {
        var histories = Cdnow.Histories(Cdnow.Sample);
        IAliveModel[] models =
        [
            new BgNbd(new(.243, 4.414, .793, 2.426)), new MbgNbd(new(.525, 6.183, .891, 1.614)),
            new OwnRhythm(new(.8, 4.6, 1, new())), new OwnRhythm(new(.8, 4.6, 2, new())), new MbgCnbd(new(3, .5, 3, .8, 2.4)),
            new ParetoNbd(new(.55, 10.6, .6, 11.7)), new ParetoNbd(new(.6, .03, .9, 40)),
        ];
        foreach (var model in models)
        {
            var scores = model.Score(new(histories.X, histories.LastDays, histories.AgeDays, [30, 365]) { YearlyDiscountRate = .1 });
            for (var i = 0; i < histories.Count; i++)
            {
                var (x, last, age) = (histories.X[i], histories.LastDays[i], histories.AgeDays[i]);
                Assert.Equal(model.PAlive(x, last, age), scores.Alive[i], 1e-12);
                Assert.Equal(model.ExpectedPurchasesIfAlive(x, last, age, 30), scores.ExpectedIfAlive[0][i], 1e-13);
                Assert.Equal(model.ExpectedPurchases(x, last, age, 365), scores.Expected[1][i], 1e-10);
                Assert.InRange(scores.Discounted![1][i], 0, scores.Expected[1][i]);
            }
        }
    }

    [Fact]
    public void histories_agree_with_grouping_by_sets()
    {
        var random = new Random(7);
        int[] customer = [.. Enumerable.Range(0, 20_000).Select(_ => random.Next(700))];
        int[] day = [.. customer.Select(c => random.Next(c % 50 == 0 ? 5000 : 300) - 100)];
        long[] amount = [.. customer.Select(_ => (long)random.Next(-300, 1000))];
        foreach (var drop in new[] { false, true })
        {
            var histories = PurchaseHistories.From(new(customer, day, amount), cutDay: 150, new(drop));
            var slow = Enumerable.Range(0, day.Length).Where(i => day[i] <= 150)
                .GroupBy(i => (customer[i], day[i])).Select(g => (g.Key, Net: g.Sum(i => amount[i])))
                .Where(g => !drop || g.Net > 0)
                .GroupBy(g => g.Key.Item1).OrderBy(g => g.Key).ToArray();
            Assert.Equal(slow.Length, histories.Count);
            for (var i = 0; i < slow.Length; i++)
            {
                var days = slow[i].OrderBy(g => g.Key.Item2).ToArray();
                Assert.Equal(slow[i].Key, histories.Customer[i]);
                Assert.Equal(days.Length - 1, histories.X[i]);
                Assert.Equal(days[0].Key.Item2, histories.FirstDay[i]);
                Assert.Equal(days[^1].Key.Item2, histories.LastDay(i));
                Assert.Equal(150 - days[0].Key.Item2, histories.AgeDays[i]);
                Assert.Equal(days.Sum(d => d.Net), histories.TotalSpendMinor![i]);
                Assert.Equal(days.Skip(1).Sum(d => d.Net), histories.RepeatSpendMinor![i]);
                Assert.Equal(days.Zip(days.Skip(1), (a, b) => Math.Log(b.Key.Item2 - a.Key.Item2)).Sum(), histories.LogGapSum[i], 1e-9);
            }
        }
    }

    [Fact]
    public void merging_keeps_every_customer()
    {
        var histories = Cdnow.Histories(Cdnow.Sample);
        var byDay = MergedRows.From(histories);
        var byWeek = MergedRows.FromWeeks(
            histories.X, [.. histories.LastDays.Select(d => d / 7.0)], [.. histories.AgeDays.Select(d => d / 7.0)]);

        var slow = Enumerable.Range(0, histories.Count)
            .GroupBy(i => (histories.X[i], histories.LastDays[i], histories.AgeDays[i]))
            .OrderBy(g => g.Key.Item1).ThenBy(g => g.Key.Item3).ThenBy(g => g.Key.Item2).ToArray();
        Assert.Equal(slow.Length, byDay.Distinct);
        for (var row = 0; row < slow.Length; row++)
        {
            var (x, last, age) = slow[row].Key;
            Assert.Equal((x, last / 7.0, age / 7.0, slow[row].Count()), byDay[row]);
            Assert.Equal(byDay[row], byWeek[row]);
        }
        Assert.Equal(histories.Count, byDay.Customers);
        Assert.Equal(histories.X.Count(x => x > 0), byDay.RepeatCustomers);
    }

    internal static void AssertDerivatives(Func<double[], Curvature> evaluate, double[] point)
    {
        const double step = 1e-5;
        var at = evaluate(point);
        for (var i = 0; i < point.Length; i++)
        {
            var (up, down) = (Moved(point, i, step), Moved(point, i, -step));
            var (above, below) = (evaluate(up), evaluate(down));
            Assert.Equal((above.Value - below.Value) / (2 * step), at.Gradient[i], 2e-9);
            for (var j = 0; j < point.Length; j++)
            {
                Assert.Equal((above.Gradient[j] - below.Gradient[j]) / (2 * step), at.Hessian[i, j], 1e-8);
                Assert.Equal(at.Hessian[i, j], at.Hessian[j, i], 1e-15);
            }
        }
    }

    private static double[] Moved(double[] point, int i, double by)
    {
        var moved = (double[])point.Clone();
        moved[i] += by;
        return moved;
    }
}
