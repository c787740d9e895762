using System.Diagnostics;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;
using Liuke.Statistics.BuyTillYouDie.Kernels;

namespace Liuke.Statistics.Forecasting.Choices;

/// <summary>Applies a choice to all customers of a log: fits what it needs, combines, corrects.</summary>
internal sealed class Application(ForecastChoice choice, ForecastOptions options, ForecastAsked asked)
{
    private const string Order = " order";
    private const double LargestFactor = 20;

    private readonly Dictionary<string, AliveFit> fits = new(StringComparer.Ordinal);
    private PurchaseHistories histories = null!;
    private SortedLines lines = null!;
    private DayLog known = null!;

    public FirmForecast Run(DayLog log, int cutDay)
    {
        ArgumentNullException.ThrowIfNull(log);
        var watch = Stopwatch.GetTimestamp();
        known = Forecaster.KnownBy(log, cutDay);
        histories = PurchaseHistories.From(known, cutDay, options.Reading with { Cores = options.Cores }, out lines);
        if (histories.Count == 0) throw new ArgumentException("Nobody bought on or before the cut day.", nameof(log));
        int[] horizons = [.. asked.HorizonDays?.Distinct().Order() ?? choice.Horizons.Select(h => h.HorizonDays)];
        foreach (var days in horizons) Numerics.Domain.RequireBetween(days, 1, Forecaster.LongestHorizonDays, nameof(asked));
        var season = WeeklySeason.Learn(histories, lines, options.DayZero);
        var alive = AliveFit();
        var isFallback = alive.Model != choice.AliveModel;
        var living = Living(alive, horizons);
        var told = new Told(horizons.Length);
        for (var h = 0; h < horizons.Length; h++) Tell(told, h, horizons[h], season, living);
        return new(cutDay, horizons, histories.Customer, alive)
        {
            Alive = living.Alive,
            Expected = told.Expected,
            ExpectedIfAlive = told.IfAlive,
            Chance = told.Chance,
            Discounted = living.Discounted is null ? null : told.Discounted,
            Fits = [.. fits.Values],
            Season = season,
            SeasonFactors = told.Season,
            IsFallback = isFallback,
            Notes = options.Season && season.WhyNot is { } why ? [why] : [],
            Seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds,
        };
    }

    /// <summary>The alive model of the choice, or the own rhythm where today's data cannot show that anybody leaves.</summary>
    private AliveFit AliveFit()
    {
        var fit = Fit(choice.AliveModel);
        return fit.DropoutIdentified && fit.Converged || fit.Model == ForecastChoice.Fallback ? fit : Fit(ForecastChoice.Fallback);
    }

    private AliveScores Living(AliveFit alive, int[] horizons) => alive.Open().Score(
        new(histories.X, histories.LastDays, histories.AgeDays, [.. horizons.Select(h => (double)h)])
        {
            Cores = options.Cores, YearlyDiscountRate = asked.YearlyDiscountRate,
        });

    private void Tell(Told told, int h, int days, WeeklySeason season, AliveScores living)
    {
        var chosen = choice.For(days);
        var factor = told.Season[h] = options.Season ? season.Factor(histories.CutDay, days) : 1;
        var request = new ForecastRequest(histories, known, days) { Cores = options.Cores, Reading = options.Reading };
        var answers = new Dictionary<string, ModelForecast?>(StringComparer.Ordinal);
        foreach (var model in options.Models.Where(model => IsNeeded(chosen, model.Name))) answers[model.Name] = Ask(model, request, factor);
        if (!answers.TryGetValue(chosen.BestModel, out var best) || best is null)
            throw new ArgumentException($"The model {chosen.BestModel} of the choice is not among the options, or has no answer.", nameof(told));

        var (expected, ifAlive) = Combine(chosen, answers, best);
        told.Set(h, expected, [.. expected.Select(chosen.Chances.Tell)]);
        told.IfAlive[h] = [.. ifAlive.Select((e, i) => Math.Max(Math.Min(e, days), told.Expected[h][i]))];
        if (living.Discounted is { } discounted)
            told.Discounted[h] = [.. discounted[h].Select((d, i) => living.Expected[h][i] > 0 ? d / living.Expected[h][i] * told.Expected[h][i] : 0)];
    }

    /// <summary>Learned corrections read the answers of all models, so that then all are asked.</summary>
    private static bool IsNeeded(HorizonChoice chosen, string model) =>
        chosen.Corrections.Count > 0 || model == chosen.BestModel || chosen.Parts.Any(part => part.Name == model);

    private (double[] Expected, double[] IfAlive) Combine(HorizonChoice chosen, Dictionary<string, ModelForecast?> answers, ModelForecast best)
    {
        var corrected = Correct(chosen, answers, best.Expected);
        var (expected, ifAlive) = (new double[histories.Count], new double[histories.Count]);
        foreach (var (name, weight) in chosen.Parts)
        {
            var isModel = answers.TryGetValue(name, out var model) && model is not null;
            var values = isModel ? model!.Expected
                : name.EndsWith(Order, StringComparison.Ordinal) ? ValuesOf.InOrderOf(corrected[name[..^Order.Length]], best.Expected) : corrected[name];
            var living = isModel ? model! : best;
            for (var i = 0; i < values.Length; i++)
            {
                expected[i] += weight * values[i];
                // A correction says as much of the living as of all.
                ifAlive[i] += weight * (living.ExpectedIfAlive is not { } known ? values[i] : isModel ? known[i] : Scaled(known[i], values[i], best.Expected[i]));
            }
        }
        return (expected, ifAlive);
    }

    private static double Scaled(double ifAlive, double corrected, double before) =>
        before > 0 ? ifAlive * Math.Min(corrected / before, LargestFactor) : Math.Max(ifAlive, corrected);

    private Dictionary<string, double[]> Correct(HorizonChoice chosen, Dictionary<string, ModelForecast?> answers, double[] expected)
    {
        if (chosen.Corrections.Count == 0) return [];
        var reading = new SignalReading(histories, known, lines, chosen.SpanDays, options);
        foreach (var model in options.Models) reading.Add(model.Name, answers[model.Name]);
        var logs = Correction.LogOf(expected, 1);
        var corrected = chosen.Corrections.Keys.ToDictionary(name => name, _ => new double[expected.Length], StringComparer.Ordinal);
        var corrections = chosen.Corrections.Select(pair => (Into: corrected[pair.Key], Prepared: pair.Value.Prepare())).ToArray();
        reading.ForAll((from, signals) =>
        {
            foreach (var (into, correction) in corrections) correction(signals, logs[from..(from + signals.Rows)]).CopyTo(into, from);
        });
        return corrected.ToDictionary(pair => pair.Key, pair => Learner.AtLevel(pair.Value, expected), StringComparer.Ordinal);
    }

    private ModelForecast? Ask(IForecastModel model, ForecastRequest request, double factor)
    {
        var forecast = model is ForecastModels.FittedModel fitted ? ForecastModels.FittedModel.Ask(Fit(fitted.Name), request) : model.Forecast(request);
        return forecast is null ? null : Snapshot.InSeason(model.Name, forecast, request, factor);
    }

    private AliveFit Fit(string name)
    {
        if (fits.TryGetValue(name, out var fit)) return fit;
        return fits[name] = AliveModels.Fit(name, histories, asked.Before.FirstOrDefault(before => before.Model == name), new(Cores: options.Cores));
    }

    /// <summary>What is told, horizon by horizon; what is told of a longer one is never less.</summary>
    private sealed class Told(int horizons)
    {
        public double[][] Expected { get; } = new double[horizons][];

        public double[][] IfAlive { get; } = new double[horizons][];

        public double[][] Chance { get; } = new double[horizons][];

        public double[][] Discounted { get; } = new double[horizons][];

        public double[] Season { get; } = new double[horizons];

        public void Set(int h, double[] expected, double[] chance)
        {
            Expected[h] = h == 0 ? expected : [.. expected.Select((e, i) => Math.Max(e, Expected[h - 1][i]))];
            Chance[h] = h == 0 ? chance : [.. chance.Select((c, i) => Math.Max(c, Chance[h - 1][i]))];
        }
    }
}
