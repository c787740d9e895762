using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Forecasting;
using Liuke.Statistics.Learning;
using Xunit;

namespace Liuke.Statistics.Tests.Forecasting;

public sealed class ForecasterTests
{
    private static readonly int Cut = Cdnow.Day("1998-01-31");

    [Fact]
    public void what_comes_after_the_cut_changes_nothing_to_the_last_bit()
    {
        var honest = Forecaster.Run(Cdnow.Sample, Cut, 60);
        // The future is turned round: other customers, other amounts, ten times as many lines.
        var log = Cdnow.Sample;
        int[] past = [.. Enumerable.Range(0, log.Lines).Where(line => log.Day[line] <= Cut)];
        int[] future = [.. Enumerable.Range(0, 20_000)];
        var other = new DayLog(
            [.. future.Select(i => i % 2500), .. past.Select(line => log.Customer[line])],
            [.. future.Select(i => Cut + 1 + i % 60), .. past.Select(line => log.Day[line])],
            [.. future.Select(i => 100L * i), .. past.Select(line => log.AmountMinor![line])]);
        var again = Forecaster.Run(other, Cut, 60);

        Assert.Equal(honest.Customer, again.Customer);
        Assert.Equal(honest.Expected, again.Expected);
        Assert.Equal(honest.Chance, again.Chance);
        Assert.Equal(honest.Alive, again.Alive);
    }

    [Fact]
    public void a_signal_from_after_the_cut_is_found_and_refused()
    {
        // It keeps the whole log and peeks at the thirty days after whatever day it is asked for.
        var peeking = new Signal("visits", histories => [.. histories.Customer.Select(customer =>
            (double)Enumerable.Range(0, Cdnow.Sample.Lines).Count(line => Cdnow.Sample.Customer[line] == customer
                && Cdnow.Sample.Day[line] > histories.CutDay && Cdnow.Sample.Day[line] <= histories.CutDay + 30))]);

        var refused = Assert.Throws<LeakException>(() => Forecaster.Run(Cdnow.Sample, Cut, 30, new() { Signals = [peeking] }));
        Assert.Equal("visits", Assert.Single(refused.Leaks).Feature);
    }

    [Fact]
    public void an_honest_signal_is_taken_and_shows_in_the_forecast()
    {
        // Every customer is away for sixty days and there for sixty, by a plan known beforehand.
        var log = Logs.Seasonal(new(2020, 1, 1), 500, 0, 4);
        static bool IsAway(int customer, int day) => (day / 60 + customer) % 2 == 1;
        int[] kept = [.. Enumerable.Range(0, log.Lines).Where(line => !IsAway(log.Customer[line], log.Day[line]))];
        log = new([.. kept.Select(line => log.Customer[line])], [.. kept.Select(line => log.Day[line])]);
        var plan = new Signal("days there", histories => [.. histories.Customer.Select(c =>
            (double)Enumerable.Range(histories.CutDay + 1, 60).Count(day => !IsAway(c, day)))]);
        var cut = new DateOnly(2020, 1, 1).DayNumber + 439;

        var without = HoldOut.Run(log, cut, 60).Reports[^1];
        var with = HoldOut.Run(log, cut, 60, new() { Signals = [plan] }).Reports[^1];
        Assert.True(with.Rmse < .97 * without.Rmse, $"{with.Rmse} with, {without.Rmse} without");
    }

    [Fact]
    public void the_same_bits_come_out_on_any_number_of_cores()
    {
        var one = Forecaster.Run(Cdnow.Sample, Cut, 60, new() { Cores = 1 });
        var all = Forecaster.Run(Cdnow.Sample, Cut, 60, new() { Cores = 0 });
        Assert.Equal(one.Expected, all.Expected);
        Assert.Equal(one.Chance, all.Chance);
    }

    [Fact]
    public void a_season_is_learned_from_years_and_takes_the_autumn_into_account()
    {
        var first = new DateOnly(2019, 1, 15);
        var log = Logs.Seasonal(first, 1050, .5, 2);
        var cut = new DateOnly(2021, 8, 31).DayNumber;
        var holdOut = HoldOut.Run(log, cut, 90);
        var (with, report) = (holdOut.Forecast, holdOut.Reports[^1]);
        var without = HoldOut.Run(log, cut, 90, new() { Season = false }).Reports[^1];

        Assert.True(with.Season!.IsLearned);
        Assert.InRange(with.SeasonFactor, 1.15, 1.5);
        Assert.InRange(report.Predicted / report.Actual, .9, 1.1);
        Assert.True(without.Predicted / without.Actual < .9);
    }

    [Fact]
    public void no_season_is_seen_where_there_is_none()
    {
        var first = new DateOnly(2019, 1, 15);
        var log = Logs.Seasonal(first, 900, 0, 3);
        var cut = first.DayNumber + 899;
        var season = WeeklySeason.Learn(log, cut, DateOnly.MinValue);
        Assert.All(season.Factors!, factor => Assert.InRange(factor, .85, 1.15));
        Assert.InRange(season.Factor(cut, 90), .95, 1.05);
    }

    [Fact]
    public void a_short_or_empty_log_gets_one_model_and_a_plain_word()
    {
        var log = new DayLog([0, 0, 1, 2], [10, 20, 15, 18]);
        var forecast = Forecaster.Run(log, 25, 30);

        Assert.Equal(3, forecast.Customer.Length);
        Assert.Equal(1, Assert.Single(forecast.Parts).Weight);
        Assert.Contains(forecast.Notes, note => note.Kind == ForecastNoteKind.NothingToCompare);
        Assert.All(forecast.Expected.Concat(forecast.Chance).Concat(forecast.Alive), v => Assert.True(double.IsFinite(v)));
        Assert.Throws<ArgumentException>(() => Forecaster.Run(log, 5, 30));
        Assert.Throws<ArgumentException>(() => Forecaster.Run(new([], []), 5, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecaster.Run(log, 25, 0));
    }

    [Fact]
    public void a_model_of_ones_own_can_take_part_and_win()
    {
        // Customers who buy every tenth day as long as they are even; no model of chance knows that.
        var lines = Enumerable.Range(0, 400).SelectMany(c => Enumerable.Range(0, 30).Where(k => c % 2 == 0 || k < 1 + c % 7).Select(k => (c, day: c % 10 + 10 * k))).ToArray();
        var log = new DayLog([.. lines.Select(l => l.c)], [.. lines.Select(l => l.day)]);
        var sure = new Sure();
        var forecast = Forecaster.Run(log, 200, 50, new() { Models = [.. ForecastModels.All, sure] });

        Assert.Equal("sure", forecast.BestModel);
        Assert.Equal("sure", forecast.Parts[0].Name);
    }

    [Fact]
    public void weights_go_to_others_only_for_more_than_chance_could_do()
    {
        var random = new SplitMix(1);
        double[] outcome = [.. Enumerable.Range(0, 1000).Select(_ => (double)random.Below(4))];
        double[] model = [.. outcome.Select(y => 1 + .3 * y + random.Below(100) / 100.0)];
        double[] nearly = [.. model.Select(e => e + random.Below(100) / 5000.0)];
        double[] better = [.. outcome.Select(y => .4 + .7 * y + random.Below(100) / 200.0)];

        Assert.Equal([1, 0], new Contest([outcome], [[model, nearly]], 1).Weights(0));
        Assert.True(new Contest([outcome], [[model, better]], 1).Weights(0)[1] >= .75);
    }

    [Fact]
    public void values_are_handed_out_in_the_order_of_another_forecast()
    {
        Assert.Equal([5, 1.5, 1.5, 9], ValuesOf.InOrderOf([7, 2, 2, 8], [9, 1, 5, 2]));
    }

    private sealed class Signal(string name, Func<PurchaseHistories, double[]> read) : ISignal
    {
        public string Name => name;

        public double[] Read(PurchaseHistories histories, DayLog log) => read(histories);
    }

    private sealed class Sure : IForecastModel
    {
        public string Name => "sure";

        public ModelForecast? Forecast(ForecastRequest request)
        {
            var h = request.Histories;
            return new([.. h.Customer.Select((c, i) => h.AgeDays[i] - h.LastDays[i] <= 10 ? request.HorizonDays / (c % 2 == 0 ? 10.0 : 100) : 0)], null);
        }
    }
}
