using System.Text.Json;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Forecasting;
using Liuke.Statistics.Forecasting.Choices;
using Xunit;

namespace Liuke.Statistics.Tests.Forecasting;

/// <summary>A choice is made once, kept as text, and applied to everybody.</summary>
public sealed class ForecastChoiceTests
{
    private static readonly int Cut = Cdnow.Day("2011-08-31");
    private static readonly ForecastChoice Choice = ForecastChoice.Make(Logs.OnlineRetail, Cut, [30, 100]);

    [Fact]
    public void a_choice_survives_being_kept_as_text()
    {
        var kept = JsonSerializer.Serialize(Choice);
        var opened = JsonSerializer.Deserialize<ForecastChoice>(kept)!;

        Assert.Equal(kept, JsonSerializer.Serialize(opened));
        Assert.InRange(kept.Length, 1_000, 200_000);
        var (before, after) = (Choice.Apply(Logs.OnlineRetail, Cut), opened.Apply(Logs.OnlineRetail, Cut));
        Assert.Equal(before.Expected[1], after.Expected[1]);
        Assert.Equal(before.Chance[0], after.Chance[0]);
        Assert.Equal(before.AliveFit.Parameters, after.AliveFit.Parameters);
    }

    [Fact]
    public void applied_to_everybody_it_forecasts_as_the_forecaster_does()
    {
        var forecast = Forecaster.Run(Logs.OnlineRetail, Cut, 100);
        var applied = Choice.Apply(Logs.OnlineRetail, Cut);

        Assert.Equal(forecast.Parts, Choice.For(100).Parts);
        Assert.Equal(forecast.Customer, applied.Customer);
        for (var i = 0; i < applied.Customer.Length; i++) Assert.Equal(forecast.Expected[i], applied.Expected[1][i], .02 + .02 * forecast.Expected[i]);
        Assert.Equal(forecast.Expected.Sum(), applied.Expected[1].Sum(), 1e-3 * forecast.Expected.Sum());
    }

    [Fact]
    public void what_is_told_of_a_longer_time_is_never_less()
    {
        var applied = Choice.Apply(Logs.OnlineRetail, Cut, asked: new() { HorizonDays = [7, 30, 90, 365], YearlyDiscountRate = .1 });

        Assert.Equal([7, 30, 90, 365], applied.HorizonDays);
        for (var h = 0; h < 4; h++)
            for (var i = 0; i < applied.Customer.Length; i++)
            {
                Assert.InRange(applied.Expected[h][i], h == 0 ? 0 : applied.Expected[h - 1][i], applied.HorizonDays[h]);
                Assert.InRange(applied.Chance[h][i], h == 0 ? 0 : applied.Chance[h - 1][i], 1);
                Assert.InRange(applied.ExpectedIfAlive[h][i], applied.Expected[h][i], applied.HorizonDays[h]);
                Assert.InRange(applied.Discounted![h][i], 0, applied.Expected[h][i]);
            }
    }

    [Fact]
    public void the_model_that_tells_who_is_alive_is_one_that_can()
    {
        // No dropout can be identified in Online Retail by models of random timing.
        Assert.Equal("mbg-cnbd-k", Choice.AliveModel);
        var applied = Choice.Apply(Logs.OnlineRetail, Cut);
        Assert.False(applied.IsFallback);
        Assert.InRange(applied.Alive.Average(), .5, .99);

        var kept = Choice with { AliveModel = "mbg-nbd" };
        Assert.True(kept.Apply(Logs.OnlineRetail, Cut).IsFallback);
        Assert.Equal("own-rhythm", kept.Apply(Logs.OnlineRetail, Cut).AliveFit.Model);
    }

    [Fact]
    public void next_purchases_come_from_the_kept_fit()
    {
        var applied = Choice.Apply(Logs.OnlineRetail, Cut);
        var fit = JsonSerializer.Deserialize<Liuke.Statistics.BuyTillYouDie.Fits.AliveFit>(JsonSerializer.Serialize(applied.AliveFit))!;
        var next = fit.Open().NextPurchase(5, 100);

        Assert.InRange(next.MedianDays, next.EarlyDays, next.LateDays);
        Assert.Equal(applied.AliveFit.Open().NextPurchase(5, 100), next);
    }

    [Fact]
    public void of_a_large_firm_a_fixed_share_is_looked_at_and_the_forecast_is_still_good()
    {
        var options = new ForecastOptions { MostCustomers = 1500 };
        var choice = ForecastChoice.Make(Logs.OnlineRetail, Cut, [100], options);
        Assert.InRange(choice.Customers, 1350, 1650);
        Assert.Equal(3317, choice.CustomersInAll);
        Assert.Equal(JsonSerializer.Serialize(choice with { Seconds = 0, Horizons = [] }), JsonSerializer.Serialize(ForecastChoice.Make(Logs.OnlineRetail, Cut, [100], options) with { Seconds = 0, Horizons = [] }));

        var applied = choice.Apply(Logs.OnlineRetail, Cut, options);
        var (before, after) = (PurchaseHistories.From(Logs.OnlineRetail, Cut), PurchaseHistories.From(Logs.OnlineRetail, Cut + 100));
        double[] came = [.. before.Customer.Select((c, i) => (double)(after.X[Array.BinarySearch(after.Customer, c)] - before.X[i]))];
        Assert.True(Ranking.Auc(applied.Expected[0], [.. came.Select(y => y > 0)]) > .735);
        Assert.True(Errors.MeanAbsolute(applied.Expected[0], came) < .985);
    }

    [Fact]
    public void the_same_choice_is_applied_with_the_same_bits_on_any_number_of_cores()
    {
        var one = Choice.Apply(Logs.OnlineRetail, Cut, new() { Cores = 1 });
        var many = Choice.Apply(Logs.OnlineRetail, Cut, new() { Cores = 3 });

        Assert.Equal(one.Expected[1], many.Expected[1]);
        Assert.Equal(one.Alive, many.Alive);
        Assert.Equal(one.Chance[0], many.Chance[0]);
    }

    [Fact]
    public void lines_after_the_cut_change_nothing()
    {
        var log = Logs.OnlineRetail;
        int[] before = [.. Enumerable.Range(0, log.Lines).Where(line => log.Day[line] <= Cut)];
        var known = new DayLog([.. before.Select(l => log.Customer[l])], [.. before.Select(l => log.Day[l])], [.. before.Select(l => log.AmountMinor![l])]);

        Assert.Equal(Choice.Apply(known, Cut).Expected[1], Choice.Apply(log, Cut).Expected[1]);
    }

    [Fact]
    public void a_short_log_gets_the_usual_model_and_a_plain_word()
    {
        var log = new DayLog([0, 0, 1, 2], [10, 20, 15, 18]);
        var choice = ForecastChoice.Make(log, 25, [30, 365]);
        var applied = choice.Apply(log, 25);

        Assert.Contains(choice.Notes, note => note.Kind == ForecastNoteKind.NothingToCompare);
        Assert.Equal(3, applied.Customer.Length);
        Assert.All(applied.Expected.Concat(applied.Chance).Append(applied.Alive).SelectMany(v => v), v => Assert.True(double.IsFinite(v) && v >= 0));
        Assert.Throws<ArgumentException>(() => ForecastChoice.Make(log, 5, [30]));
        Assert.Throws<ArgumentException>(() => ForecastChoice.Make(log, 25, []));
        Assert.Throws<ArgumentException>(() => choice.Apply(log, 5));
    }

    [Fact]
    public void a_season_that_was_learned_lifts_the_autumn()
    {
        var log = Logs.Seasonal(new DateOnly(2023, 1, 1), 900, .6, 3);
        var cut = new DateOnly(2024, 10, 1).DayNumber;
        var choice = ForecastChoice.Make(log, cut, [90]);
        var applied = choice.Apply(log, cut);

        Assert.True(applied.Season.IsLearned);
        Assert.True(applied.SeasonFactors[0] > 1.15, $"{applied.SeasonFactors[0]}");
        var (before, after) = (PurchaseHistories.From(log, cut), PurchaseHistories.From(log, cut + 90));
        double came = after.Customer.Select((c, i) => (c, i)).Where(p => Array.BinarySearch(before.Customer, p.c) >= 0)
            .Sum(p => after.X[p.i] - before.X[Array.BinarySearch(before.Customer, p.c)]);
        Assert.InRange(applied.Expected[0].Sum(), .9 * came, 1.15 * came);
    }
}
