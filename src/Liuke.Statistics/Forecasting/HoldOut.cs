using System.Diagnostics;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;

namespace Liuke.Statistics.Forecasting;

/// <summary>A forecast from a day of the past, judged by what came after it.</summary>
/// <param name="Forecast">The forecast, made of nothing but what was known on the day.</param>
/// <param name="Reports">Figures of each model, in the order of the options, and last of the combination.</param>
/// <param name="Reliability">Of customers told a chance, how many bought.</param>
public sealed record HoldOut(CombinedForecast Forecast, IReadOnlyList<HoldOutReport> Reports, IReadOnlyList<ReliabilityLine> Reliability)
{
    /// <summary>The name under which the combination reports.</summary>
    public const string Combination = "combination";

    /// <summary>Forecasts from a cut day and judges.</summary>
    /// <param name="log">The whole log; the lines after the cut judge.</param>
    /// <param name="cutDay">The day from which is forecast.</param>
    /// <param name="horizonDays">Days ahead, 1 to 3,650; where the log ends before them, what came is what the log holds.</param>
    /// <param name="options">How to forecast; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is nobody to forecast, or no model has an answer.</exception>
    public static HoldOut Run(DayLog log, int cutDay, int horizonDays, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        options ??= new();
        var forecast = Forecaster.Run(log, cutDay, horizonDays, options);
        var watch = Stopwatch.GetTimestamp();
        var before = PurchaseHistories.From(log, cutDay, options.Reading);
        var money = SpendForecast.PerDay(before, options.Cores);
        var spendSeconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;
        var outcome = Outcome.Between(before, PurchaseHistories.From(log, cutDay + horizonDays, options.Reading));

        var reports = new List<HoldOutReport>();
        for (var i = 0; i < options.Models.Count; i++)
            if (forecast.Models[i] is { } model)
                reports.Add(HoldOutReport.Of(options.Models[i].Name, model, outcome, money, forecast.ModelSeconds[i] + spendSeconds));
        reports.Add(HoldOutReport.Of(Combination, new(forecast.Expected, forecast.Alive), outcome, money, forecast.Seconds));
        return new(forecast, reports, Evaluation.Reliability.Table(forecast.Chance, [.. outcome.Days.Select(days => days > 0)]));
    }
}
