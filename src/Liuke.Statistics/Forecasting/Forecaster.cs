using System.Diagnostics;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>
/// Chooses and combines models by rolling hold-outs inside the firm's own log, and forecasts every customer.
/// </summary>
/// <remarks>
/// From several earlier days every model forecasts what is known by now. Boosted trees and a penalised regression learn
/// from signals by how much to correct the best model; weights of everything are found on the same days, for customers
/// the learners have not seen (<see cref="CombinedForecast.HoldOuts"/>). Lines after the cut are dropped before anything
/// else is done. Stacking: Wolpert (1992); weights by stepwise selection: Caruana and others (2004).
/// </remarks>
public static class Forecaster
{
    internal const int LongestHorizonDays = 3650;

    /// <summary>Forecasts the customers who bought on or before a cut day.</summary>
    /// <param name="log">Lines in any order; those after the cut are not looked at.</param>
    /// <param name="cutDay">The day from which is forecast.</param>
    /// <param name="horizonDays">Days ahead, 1 to 3,650.</param>
    /// <param name="options">How to do it; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is nobody to forecast, or no model has an answer.</exception>
    /// <exception cref="LeakException">A signal tells on an earlier cut what came after it.</exception>
    public static CombinedForecast Run(DayLog log, int cutDay, int horizonDays, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        Numerics.Domain.RequireBetween(horizonDays, 1, LongestHorizonDays, nameof(horizonDays));
        options ??= new();
        var watch = Stopwatch.GetTimestamp();
        var known = KnownBy(log, cutDay);
        if (known.Lines == 0) throw new ArgumentException("Nobody bought on or before the cut day.", nameof(log));

        var rehearsal = Rehearsal.Of(known, cutDay, horizonDays, options);
        var now = Snapshot.Take(known, new(cutDay, horizonDays), rehearsal.SpanDays, options, everybody: true);
        if (now.Rows.Length == 0) throw new ArgumentException("Nobody bought on or before the cut day.", nameof(log));
        var forecast = rehearsal.IsPossible ? Combine(rehearsal, now, options) : WithoutRehearsal(now, options);
        return forecast with
        {
            Season = now.Season,
            SeasonFactor = now.SeasonFactor,
            SpendMinor = now.MoneyADay is null ? null : [.. forecast.Expected.Select((days, i) => days * now.MoneyADay[i])],
            Notes = [.. forecast.Notes, .. rehearsal.Notes, .. options.Season && now.Season.WhyNot is { } why ? [why] : Array.Empty<ForecastNote>()],
            Models = now.Forecasts,
            ModelSeconds = now.Seconds,
            Seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds,
        };
    }

    /// <summary>The lines up to a day.</summary>
    internal static DayLog KnownBy(DayLog log, int day)
    {
        if (log.Lines == 0 || log.Day.Max() <= day) return log;
        int[] lines = [.. Enumerable.Range(0, log.Lines).Where(line => log.Day[line] <= day)];
        return new(
            [.. lines.Select(line => log.Customer[line])],
            [.. lines.Select(line => log.Day[line])],
            log.AmountMinor is { } money ? [.. lines.Select(line => money[line])] : null);
    }

    private static CombinedForecast Combine(Rehearsal rehearsal, Snapshot now, ForecastOptions options)
    {
        var expected = rehearsal.Combine(now);
        var alive = now.Forecasts[rehearsal.AliveModel]?.Alive ?? FirstAlive(now);
        return new(now.Histories.CutDay, now.HorizonDays, now.Histories.Customer, expected, rehearsal.Chances.Tell(expected), alive)
        {
            Parts = rehearsal.Parts,
            BestModel = options.Models[rehearsal.BestModel].Name,
            AliveModel = options.Models[rehearsal.AliveModel].Name,
            Cuts = rehearsal.Cuts,
            HoldOuts = rehearsal.Reports,
            Reliability = rehearsal.Reliability,
        };
    }

    /// <summary>Without earlier cuts nothing can be compared: the first model of leaving that has an answer for one-time buyers is taken.</summary>
    private static CombinedForecast WithoutRehearsal(Snapshot now, ForecastOptions options)
    {
        var usable = Enumerable.Range(0, options.Models.Count).Where(m => now.Forecasts[m] is not null).ToArray();
        if (usable.Length == 0) throw new ArgumentException("No model has an answer for these customers.", nameof(options));
        var chosen = usable.OrderBy(m => options.Models[m].Name == "mbg-nbd" ? 0 : now.Forecasts[m]!.Alive is null ? 2 : 1).First();
        var (name, forecast) = (options.Models[chosen].Name, now.Forecasts[chosen]!);
        return new(now.Histories.CutDay, now.HorizonDays, now.Histories.Customer, forecast.Expected,
            ChanceCurve.Poisson.Tell(forecast.Expected), forecast.Alive ?? FirstAlive(now))
        {
            Parts = [new(name, 1)],
            BestModel = name,
            AliveModel = name,
        };
    }

    private static double[] FirstAlive(Snapshot now) =>
        now.Forecasts.FirstOrDefault(f => f?.Alive is not null)?.Alive ?? [.. now.Rows.Select(_ => 1.0)];
}
