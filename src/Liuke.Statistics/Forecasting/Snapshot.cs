using System.Diagnostics;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>What was known and forecast on one cut day: models' answers and standardised signals of some customers.</summary>
internal sealed class Snapshot
{
    private const double LargestScore = 4;

    private Snapshot(PurchaseHistories histories, int[] rows, IReadOnlyList<ModelForecast?> forecasts, FeatureTable signals)
    {
        (Histories, Rows, Signals) = (histories, rows, signals);
        Forecasts = [.. forecasts.Select(f => f is null ? null : new ModelForecast(At(f.Expected), f.Alive is null ? null : At(f.Alive)))];
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
    /// <param name="spanDays">See <see cref="PlainSignals.Read"/>.</param>
    /// <param name="options">How to read.</param>
    /// <param name="everybody">Whether all customers are looked at, or at most as many as the options allow.</param>
    public static Snapshot Take(DayLog log, RollingCut cut, int spanDays, ForecastOptions options, bool everybody)
    {
        var histories = PurchaseHistories.From(log, cut.CutDay, options.Reading with { Cores = options.Cores });
        var season = WeeklySeason.Learn(log, histories, options.DayZero);
        var factor = options.Season ? season.Factor(cut.CutDay, cut.HorizonDays) : 1;
        var request = new ForecastRequest(histories, log, cut.HorizonDays) { Cores = options.Cores, Reading = options.Reading };
        var seconds = new double[options.Models.Count];
        var forecasts = options.Models.Select((model, i) => Ask(model, request, factor, out seconds[i])).ToArray();
        var (names, columns) = PlainSignals.Read(histories, log, spanDays);
        foreach (var signal in options.Signals)
        {
            names.Add(signal.Name);
            columns.Add(signal.Read(histories, log));
        }
        for (var i = 0; i < forecasts.Length; i++) AddAnswers(options.Models[i].Name, forecasts[i], names, columns);

        var rows = Looked(histories, options, everybody);
        var signals = new FeatureTable(names, columns).Take(rows);
        var money = SpendForecast.PerDay(histories, options.Cores);
        return new(histories, rows, forecasts, new(names, [.. signals.Columns.Select(Standardised)]))
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
        if (forecast is null) return null;
        if (forecast.Expected.Length != request.Histories.Count || !forecast.Expected.All(e => e >= 0 && double.IsFinite(e)))
            throw new InvalidOperationException($"The model {model.Name} gave a forecast that is no finite number, 0 or more, for each customer.");
        return forecast with { Expected = [.. forecast.Expected.Select(e => Math.Min(e * season, request.HorizonDays))] };
    }

    /// <summary>A model that has no answer gives empty columns, so that all days have the same ones.</summary>
    private static void AddAnswers(string name, ModelForecast? forecast, List<string> names, List<double[]> columns)
    {
        var customers = columns[0].Length;
        var least = forecast is null || customers == 0 ? 1 : 1e-3 * forecast.Expected.Average() + 1e-9;
        names.Add($"expected by {name}");
        columns.Add(forecast is null ? new double[customers] : [.. forecast.Expected.Select(e => Math.Log(e + least))]);
        names.Add($"alive by {name}");
        columns.Add(forecast?.Alive ?? new double[customers]);
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

    private static double[] Standardised(double[] column)
    {
        if (column.Length == 0) return column;
        var mean = column.Average();
        var spread = Math.Sqrt(column.Average(v => (v - mean) * (v - mean)));
        return spread <= 1e-12 * (1 + Math.Abs(mean))
            ? new double[column.Length]
            : [.. column.Select(v => Math.Clamp((v - mean) / spread, -LargestScore, LargestScore))];
    }
}
