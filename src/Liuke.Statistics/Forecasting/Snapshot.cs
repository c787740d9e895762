using System.Diagnostics;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>What was known and forecast on one cut day: models' answers and standardised signals of some customers.</summary>
internal sealed class Snapshot
{
    private Snapshot(PurchaseHistories histories, int[] rows, IReadOnlyList<ModelForecast?> forecasts, FeatureTable signals)
    {
        (Histories, Rows, Signals) = (histories, rows, signals);
        Forecasts = [.. forecasts.Select(f => f is null ? null : f with { Expected = At(f.Expected), Alive = f.Alive is null ? null : At(f.Alive), ExpectedIfAlive = null })];
    }

    public required int HorizonDays { get; init; }

    public required WeeklySeason Season { get; init; }

    public required double SeasonFactor { get; init; }

    public PurchaseHistories Histories { get; }

    /// <summary>The rows of the histories that are looked at.</summary>
    public int[] Rows { get; }

    /// <summary>Each model's answer for the rows; null where it had none.</summary>
    public IReadOnlyList<ModelForecast?> Forecasts { get; }

    public required double[] Seconds { get; init; }

    /// <summary>Expected net money of a purchase day of the rows, minor units; null without amounts.</summary>
    public double[]? MoneyADay { get; private init; }

    /// <summary>Signals of the rows, each standardised among the customers of this day, so that days compare.</summary>
    public FeatureTable Signals { get; }

    /// <summary>Takes a log that holds lines up to the cut only.</summary>
    /// <param name="log">Lines up to the cut.</param>
    /// <param name="cut">The day and how far to look.</param>
    /// <param name="spanDays">See <see cref="PlainSignals"/>.</param>
    /// <param name="options">How to read.</param>
    /// <param name="everybody">Whether all customers are looked at, or at most as many as the options allow.</param>
    public static Snapshot Take(DayLog log, RollingCut cut, int spanDays, ForecastOptions options, bool everybody)
    {
        var histories = PurchaseHistories.From(log, cut.CutDay, options.Reading with { Cores = options.Cores }, out var lines);
        var season = WeeklySeason.Learn(histories, lines, options.DayZero);
        var factor = options.Season ? season.Factor(cut.CutDay, cut.HorizonDays) : 1;
        var request = new ForecastRequest(histories, log, cut.HorizonDays) { Cores = options.Cores, Reading = options.Reading };
        var seconds = new double[options.Models.Count];
        var forecasts = options.Models.Select((model, i) => Ask(model, request, factor, out seconds[i])).ToArray();
        var reading = new SignalReading(histories, log, lines, spanDays, options);
        for (var i = 0; i < forecasts.Length; i++) reading.Add(options.Models[i].Name, forecasts[i]);

        var rows = Looked(histories, options, everybody);
        var money = SpendForecast.PerDay(histories, options.Cores);
        return new(histories, rows, forecasts, reading.Standardised(rows))
        {
            HorizonDays = cut.HorizonDays,
            Season = season,
            SeasonFactor = factor,
            Seconds = seconds,
            MoneyADay = money is null ? null : [.. rows.Select(row => money[row])],
        };
    }

    /// <summary>What the rows did between this cut and a later day.</summary>
    public Outcome After(PurchaseHistories later) => Outcome.Between(Histories, later).Of(Rows);

    private double[] At(double[] column) => [.. Rows.Select(row => column[row])];

    private static ModelForecast? Ask(IForecastModel model, ForecastRequest request, double season, out double seconds)
    {
        var watch = Stopwatch.GetTimestamp();
        var forecast = model.Forecast(request);
        seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
        return forecast is null ? null : InSeason(model.Name, forecast, request, season);
    }

    /// <summary>The forecast times the season; nobody buys on more days than there are.</summary>
    public static ModelForecast InSeason(string model, ModelForecast forecast, ForecastRequest request, double season)
    {
        if (forecast.Expected.Length != request.Histories.Count || !forecast.Expected.All(e => e >= 0 && double.IsFinite(e)))
            throw new InvalidOperationException($"The model {model} gave a forecast that is no finite number, 0 or more, for each customer.");
        return forecast with { Expected = Times(forecast.Expected)!, ExpectedIfAlive = Times(forecast.ExpectedIfAlive) };

        double[]? Times(double[]? expected) => expected is null ? null : [.. expected.Select(e => Math.Min(e * season, request.HorizonDays))];
    }

    private static int[] Looked(PurchaseHistories histories, ForecastOptions options, bool everybody)
    {
        int[] all = [.. Enumerable.Range(0, histories.Count)];
        if (everybody || all.Length <= options.MostCustomers) return all;
        var share = (double)options.MostCustomers / all.Length;
        return [.. all.Where(row => Draw(histories.Customer[row], options.Seed) < share)];
    }

    /// <summary>A number from 0 to below 1 that belongs to the customer, whatever the day.</summary>
    public static double Draw(int customer, ulong seed) => Math.ScaleB(new SplitMix(seed ^ ((ulong)(uint)customer << 20)).Next() >> 11, -53);
}
