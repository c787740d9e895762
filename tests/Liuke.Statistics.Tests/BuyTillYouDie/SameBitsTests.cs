using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Spend;
using Xunit;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

public sealed class SameBitsTests
{
    [Fact]
    public void a_fit_gives_the_same_bits_at_any_number_of_cores()
    {
        var rows = MergedRows.FromDays(Simulation.Large.X, Simulation.Large.LastDays, Simulation.Large.AgeDays);
        Assert.True(rows.Distinct > 3 * 4096, "several blocks, or nothing is tested");

        var one = MbgNbd.Fit(rows, new(Cores: 1));
        foreach (var cores in new[] { 2, 3, 8, 0 })
        {
            var many = MbgNbd.Fit(rows, new(Cores: cores));
            Assert.Equal(one.Values, many.Values);
            Assert.Equal(one.LogLikelihood, many.LogLikelihood);
            Assert.Equal(one.StandardErrors, many.StandardErrors);
        }
    }

    [Fact]
    public void histories_rhythm_spend_and_scores_do_so_too()
    {
        var one = PurchaseHistories.From(Cdnow.Full, Cdnow.CalibrationEnd, new(Cores: 1));
        var many = PurchaseHistories.From(Cdnow.Full, Cdnow.CalibrationEnd, new(Cores: 4));
        Assert.Equal(one.X, many.X);
        Assert.Equal(one.LogGapSum, many.LogGapSum);
        Assert.Equal(one.RepeatSpendMinor, many.RepeatSpendMinor);

        Assert.Equal(OwnRhythm.Fit(one, options: new(Cores: 1)).Values, OwnRhythm.Fit(one, options: new(Cores: 4)).Values);
        Assert.Equal(MbgCnbd.Fit(MergedRows.From(one), 2, new(Cores: 1)).Values, MbgCnbd.Fit(MergedRows.From(one), 2, new(Cores: 4)).Values);
        double[] spend = [.. Enumerable.Range(0, one.Count).Select(i => one.MeanRepeatSpendMinor(i))];
        Assert.Equal(GammaGamma.Fit(one.X, spend, new(Cores: 1)).Values, GammaGamma.Fit(one.X, spend, new(Cores: 4)).Values);

        var model = new MbgNbd(new(.525, 6.183, .891, 1.614));
        var request = new ScoreRequest(one.X, one.LastDays, one.AgeDays, [30, 90, 365]);
        var (few, all) = (model.Score(request with { Cores = 1 }), model.Score(request with { Cores = 4 }));
        Assert.Equal(few.Alive, all.Alive);
        for (var h = 0; h < 3; h++) Assert.Equal(few.Expected[h], all.Expected[h]);
    }
}
