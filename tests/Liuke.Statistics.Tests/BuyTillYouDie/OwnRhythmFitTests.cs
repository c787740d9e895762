using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

public sealed class OwnRhythmFitTests
{
    [Fact]
    public void with_one_phase_the_rates_are_those_of_the_model_without_dropout()
    {
        var rows = MergedRows.From(PurchaseHistories.From(OnlineRetail.Log(), OnlineRetail.CalibrationEnd, new(true)));
        var rhythm = OwnRhythm.Fit(rows, phases: 1);
        var nbd = BgNbd.Fit(rows);

        Assert.Equal(nbd.LogLikelihood, rhythm.LogLikelihood, 1e-6);
        Assert.Equal(nbd.Parameters.R, rhythm.Parameters.R, 1e-6);
        Assert.Equal(nbd.Parameters.Alpha, rhythm.Parameters.Alpha, 1e-5);
        Assert.Equal(nbd.StandardErrors[0]!.Value, rhythm.StandardErrors[0]!.Value, 1e-8);
    }

    [Fact]
    public void where_dropout_is_left_to_an_assumption_the_answer_does_not_claim_it()
    {
        var fit = OwnRhythm.Fit(PurchaseHistories.From(OnlineRetail.Log(), OnlineRetail.CalibrationEnd, new(true)));

        Assert.True(fit.Converged);
        Assert.False(fit.DropoutIdentified);
        Assert.Equal(2, fit.Parameters.Phases);
        Assert.Equal(.05, fit.Parameters.Leaving.Chance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void no_nearby_rates_are_likelier(int phases)
    {
        var histories = Cdnow.Histories(Cdnow.Sample);
        var rows = MergedRows.FromDays(histories.X, histories.LastDays, histories.AgeDays);
        var fit = OwnRhythm.Fit(rows, phases);
        Assert.True(fit.Converged);
        Assert.Equal(Slow(rows, phases, fit.Values[0], fit.Values[1]), fit.LogLikelihood, 1e-7);
        for (var i = 0; i < 2; i++)
            foreach (var by in new[] { .99, 1.01 })
            {
                double[] near = [.. fit.Values];
                near[i] *= by;
                Assert.True(Slow(rows, phases, near[0], near[1]) < fit.LogLikelihood);
            }
    }

    private static double Slow(MergedRows rows, int phases, double r, double alpha)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Distinct; row++)
        {
            var (x, last, age, count) = rows[row];
            var likelihood = 0.0;
            for (var j = 0; j < phases; j++)
            {
                var shape = r + phases * x + j;
                likelihood += Math.Exp(
                    r * Math.Log(alpha) + GammaFunctions.LogGamma(shape) - GammaFunctions.LogGamma(r)
                    - GammaFunctions.LogGamma(j + 1) - shape * Math.Log(alpha + age)) * Math.Pow(age - last, j);
            }
            sum += count * Math.Log(likelihood);
        }
        return sum;
    }
}
