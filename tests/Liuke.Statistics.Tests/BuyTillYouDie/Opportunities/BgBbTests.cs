using Liuke.Statistics.BuyTillYouDie.Opportunities;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie.Opportunities;

/// <summary>11,104 donors first given to in 1995, six yearly opportunities: Fader, Hardie, Shang (2010), table 2.</summary>
public sealed class BgBbTests
{
    private static readonly BgBb Published = new(new(1.204, .750, .657, 2.783));

    private static OpportunityRows Donations => OpportunityRows.From(
        [6, 5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 4, 3, 2, 1, 3, 2, 1, 2, 1, 1, 0],
        [6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 2, 2, 1, 0],
        [.. Enumerable.Repeat(6, 22)],
        [1203, 728, 512, 357, 234, 129, 335, 284, 225, 173, 119, 240, 181, 155, 78, 322, 255, 129, 613, 277, 1091, 3464]);

    [Fact]
    public void the_fit_on_the_donations_is_the_published_one()
    {
        var fit = BgBb.Fit(Donations);

        Assert.Equal(11_104, fit.Customers);
        Assert.True(fit.Converged);
        Assert.Equal(-33225.58, fit.LogLikelihood, 0.005);
        double[] published = [1.204, .750, .657, 2.783];
        for (var i = 0; i < 4; i++) Assert.Equal(published[i], fit.Values[i], 0.001);
        Assert.All(fit.StandardErrors, error => Assert.InRange(error!.Value, 0.005, 0.5));
    }

    [Fact]
    public void expected_donations_are_those_of_the_walkthrough()
    {
        // "BTYD: implementing BTYD models with the log sum of exponentials": ten years of a new donor; ten more of two donors.
        Assert.Equal(3.179, Published.ExpectedNewCustomer(10), 0.002);
        Assert.Equal(0.1302169, Published.ExpectedPurchases(0, 0, 6, 10), 2e-4);
        Assert.Equal(3.627858, Published.ExpectedPurchases(4, 5, 6, 10), 2e-3);
    }

    [Fact]
    public void probabilities_of_the_next_counts_sum_to_one_and_have_the_expected_mean()
    {
        foreach (var (x, last) in new[] { (0, 0), (1, 1), (4, 5), (6, 6) })
        {
            var chances = Enumerable.Range(0, 8).Select(n => Published.ProbabilityOfNext(n, x, last, 6, 7)).ToArray();
            Assert.Equal(1, chances.Sum(), 12);
            Assert.Equal(Published.ExpectedPurchases(x, last, 6, 7), chances.Select((p, n) => n * p).Sum(), 12);
        }
        Assert.Equal(0, Published.ProbabilityOfCount(3, 2));
    }

    [Fact]
    public void the_likelihood_is_the_chance_of_the_history_summed_over_all_histories()
    {
        // Every history of n = 4 as bits; equal (x, t_x) share a likelihood, and all together are certain.
        var all = Enumerable.Range(0, 16).Sum(bits =>
        {
            int[] taken = [.. Enumerable.Range(1, 4).Where(i => (bits >> (i - 1) & 1) == 1)];
            return Math.Exp(Published.LogLikelihood(taken.Length, taken.LastOrDefault(), 4));
        });
        Assert.Equal(1, all, 12);
    }

    [Fact]
    public void a_donor_who_gave_last_time_is_alive_with_the_chance_to_stay_once_more()
    {
        var (_, _, gamma, delta) = Published.Parameters;
        Assert.Equal((delta + 6) / (gamma + delta + 6), Published.PAlive(6, 6, 6), 12);
        Assert.True(Published.PAlive(1, 1, 6) < Published.PAlive(1, 5, 6));
    }

    [Fact]
    public void the_gradient_vanishes_at_the_maximum_by_differences_too()
    {
        var fit = BgBb.Fit(Donations);
        for (var i = 0; i < 4; i++)
        {
            var step = 1e-4 * fit.Values[i];
            Assert.Equal(0, (At(i, step) - At(i, -step)) / (2 * step), 1e-2);
            var curvature = (At(i, 50 * step) - 2 * At(i, 0) + At(i, -50 * step)) / (2500 * step * step);
            Assert.Equal(Inverse(fit.Covariance!)[i, i], -curvature, 5e-3 * -curvature);
        }

        double At(int i, double step)
        {
            var p = fit.Values.ToArray();
            p[i] += step;
            var model = new BgBb(new(p[0], p[1], p[2], p[3]));
            return Donations.Rows.Sum(row => row.Count * model.LogLikelihood(row.X, row.Last, row.Of));
        }
    }

    [Fact]
    public void impossible_histories_are_refused_and_strange_ones_answered()
    {
        Assert.Throws<ArgumentException>(() => Published.PAlive(3, 2, 6));
        Assert.Throws<ArgumentException>(() => Published.PAlive(1, 7, 6));
        Assert.Throws<ArgumentException>(() => Published.PAlive(0, 1, 6));
        Assert.Throws<ArgumentException>(() => OpportunityRows.From([-1], [0], [1]));
        Assert.InRange(Published.ExpectedPurchases(5000, 9000, 10_000, 10_000), 0, 10_000);
        var nobody = BgBb.Fit(OpportunityRows.From([0, 0, 0], [0, 0, 0], [6, 5, 4]));
        Assert.False(nobody.Converged);
        Assert.All(nobody.Values, value => Assert.True(double.IsFinite(value)));
    }

    private static double[,] Inverse(double[,] matrix) => Liuke.Statistics.Numerics.SymmetricMatrix.InverseOfPositiveDefinite(matrix)!;
}
