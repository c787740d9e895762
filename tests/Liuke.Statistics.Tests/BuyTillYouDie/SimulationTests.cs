using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>On times that are not rounded to days a fit must find the parameters that made them.</summary>
public sealed class SimulationTests
{
    [Theory]
    [InlineData(false, .25, 4.4, .8, 2.4)]
    [InlineData(true, .6, 7, .8, 1.3)]
    [InlineData(true, 2, 10, 2.5, 6)]
    public void a_fit_finds_the_parameters_within_three_standard_errors(bool mayLeaveAtOnce, double r, double alpha, double a, double b)
    {
        var made = new Simulation(customers: 20_000, r, alpha, a, b, mayLeaveAtOnce, seed: 5);
        var rows = MergedRows.FromWeeks(made.X, made.LastWeeks, made.AgeWeeks);
        var fit = mayLeaveAtOnce ? MbgNbd.Fit(rows) : BgNbd.Fit(rows);

        Assert.True(fit.Converged);
        double[] truth = [r, alpha, a, b];
        for (var i = 0; i < 4; i++) Assert.Equal(truth[i], fit.Values[i], 3 * fit.StandardErrors[i]!.Value);
    }

    [Fact]
    public void customers_who_never_leave_are_recognised()
    {
        var made = new Simulation(customers: 5_000, r: 1.2, alpha: 6, a: 1e-9, b: 1, mayLeaveAtOnce: true, seed: 3);
        var fit = MbgNbd.Fit(MergedRows.FromWeeks(made.X, made.LastWeeks, made.AgeWeeks));

        Assert.False(fit.DropoutIdentified);
        Assert.Equal(1.2, fit.Parameters.R, 3 * fit.StandardErrors[0]!.Value);
        Assert.Equal(6, fit.Parameters.Alpha, 3 * fit.StandardErrors[1]!.Value);
    }

    [Fact]
    public void alive_means_alive_as_often_as_it_says()
    {
        // Of those who left at once none buys again; the share of them among one-time buyers is what P(alive) tells.
        var model = new MbgNbd(new(.6, 7, .8, 1.3));
        var made = new Simulation(customers: 200_000, .6, 7, .8, 1.3, mayLeaveAtOnce: true, seed: 9);
        var expected = Enumerable.Range(0, made.X.Length).Average(i => model.ExpectedNewCustomerWeeks(made.AgeWeeks[i]));

        Assert.Equal(expected, made.X.Average(), .02 * expected);
    }
}
