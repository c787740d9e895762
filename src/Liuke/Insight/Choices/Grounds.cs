using System.Diagnostics;
using Liuke.Basics;
using Liuke.Insight.Models;
using Liuke.Insight.Proofs;
using Liuke.Insight.Refresh;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Forecasting.Choices;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Choices;

/// <summary>What the numbers of a refresh rest on: fits to everybody, the choice of models, and what they tell of every buyer.</summary>
/// <param name="Choice">Null where there is too little to choose by: the model is then taken as it is.</param>
/// <param name="Told">By the choice, in the order of the columns.</param>
internal sealed record Grounds(FitReport Fits, ModelChoice? Choice, FirmForecast? Told)
{
    /// <summary>Fewer buyers than this on a day of the past tell nothing.</summary>
    public const int FewestBuyers = 100;

    /// <summary>The grounds of a refresh that is gone on with: the same choice, the same fits.</summary>
    public static async Task<Grounds> Again(Db db, CustomerBook book, BuyerColumns buyers, (FitReport Fits, ModelChoiceId? Choice, InsightRules Rules) kept, CancellationToken stop)
    {
        if (kept.Choice is not { } id) return new(kept.Fits, null, null);
        var choice = await db.ModelChoices.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        return new(kept.Fits, choice, Tell(choice.Report.Forecast with { AliveModel = kept.Fits.Alive!.Model }, book, buyers, (kept.Fits, kept.Rules)));
    }

    /// <summary>Takes the choice that holds, or chooses anew; a new choice is added to the unit of work.</summary>
    /// <param name="anew">Choose, whatever holds.</param>
    public static async Task<Grounds> Settle(Db db, CustomerBook book, BuyerColumns buyers, (bool Anew, FitReport? Before, InsightRules Rules, IClock Clock) with, CancellationToken stop)
    {
        var fits = FitModels.To(buyers, with.Before);
        if (buyers.Count < FewestBuyers) return new(Alone(fits), null, null);
        var (asOf, days) = (Basics.Days.Day(book.AsOf), buyers.X.Sum(x => x + 1L));
        var choice = await db.ModelChoices.AsNoTracking().Where(c => c.AsOf <= asOf).OrderByDescending(c => c.AsOf).ThenByDescending(c => c.ChosenAt).FirstOrDefaultAsync(stop);
        if (with.Anew || choice?.StillHolds(asOf, days) != true)
        {
            if (Choose(book, buyers, days, (with.Rules, with.Clock), stop) is not { } chosen) return new(Alone(fits), null, null);
            db.ModelChoices.Add(choice = chosen);
        }

        stop.ThrowIfCancellationRequested();
        var forecast = choice.Report.Forecast;
        var told = Tell(forecast with { AliveModel = AliveModels.Telling(fits, forecast.AliveModel) }, book, buyers, (with.Before ?? fits, with.Rules));
        var alive = AliveModels.Keep(told.AliveFit);
        return new(alive.Model == fits.Alive!.Model ? fits with { Alive = alive } : fits with { Alive = alive, Tried = fits.Tried ?? fits.Alive }, choice, told);
    }

    private static ModelChoice? Choose(CustomerBook book, BuyerColumns buyers, long days, (InsightRules Rules, IClock Clock) with, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var forecast = ForecastChoice.Make(FirmLog.Of(book, buyers).Lines, book.AsOf, ChoiceReport.Horizons, FirmLog.Options(with.Rules));
        if (forecast.Horizons.All(h => h.Cuts.Count == 0)) return null;
        stop.ThrowIfCancellationRequested();
        var report = new ChoiceReport(forecast, Judge.Usual(book, buyers, with.Rules, stop));
        return new(with.Clock.New<ModelChoiceId>(), Basics.Days.Day(book.AsOf), (with.Clock.GetCurrentInstant(), watch.Elapsed.TotalSeconds), (buyers.Count, days), report);
    }

    private static FirmForecast Tell(ForecastChoice choice, CustomerBook book, BuyerColumns buyers, (FitReport Before, InsightRules Rules) with)
    {
        var told = choice.Apply(FirmLog.Of(book, buyers).Lines, book.AsOf, FirmLog.Options(with.Rules), new() { Before = AliveModels.Kept(with.Before) });
        if (told.Customer.Length != buyers.Count) throw new InvalidOperationException($"The log knows {told.Customer.Length} buyers and the columns {buyers.Count}.");
        return told;
    }

    private static FitReport Alone(FitReport fits) => fits.Alive is null ? fits : fits with { Warnings = [.. fits.Warnings, new("", RunWarnings.NothingToChooseBy, "")] };
}
