using Liuke.Insight.Choices;
using Liuke.Insight.Histories;
using Liuke.Insight.Models;
using Liuke.Insight.Refresh;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Forecasting;
using Liuke.Statistics.Forecasting.Choices;

namespace Liuke.Insight.Proofs;

/// <summary>Chooses, fits and forecasts as it would have been done on a day of the past, and compares with what came.</summary>
internal static class Judge
{
    private const int Tenths = 10;
    private const int ReliabilityLines = 10;
    private static readonly int[] UsualDays = [90, 30];

    /// <summary>The last stretch that is known to its end, with twice as much before it; null where there is none.</summary>
    public static Proof? Usual(CustomerBook book, BuyerColumns buyers, InsightRules rules, CancellationToken stop)
    {
        var until = Math.Min(book.AsOf, buyers.LastDay);
        foreach (var days in UsualDays)
            if (until - buyers.FirstDay >= 3 * days && Of(book, until - days, days, rules, stop) is { } proof) return proof;
        return null;
    }

    /// <returns>Null where fewer bought by the cut than can be judged.</returns>
    public static Proof? Of(CustomerBook book, int cut, int days, InsightRules rules, CancellationToken stop)
    {
        // What is learned from ends at the cut; what came after it is read apart, to judge only.
        var (log, options) = (FirmLog.Some(book, rules.ChoiceCustomers, cut), FirmLog.Options(rules));
        var known = PurchaseHistories.From(log.Lines, cut, options.Reading);
        if (known.Count < Grounds.FewestBuyers) return null;

        var choice = ForecastChoice.Make(log.Lines, cut, [days], options);
        stop.ThrowIfCancellationRequested();
        var told = (choice with { AliveModel = AliveModels.Telling(known, choice.AliveModel) }).Apply(log.Lines, cut, options);
        double[] came = [.. known.Customer.Select(c => (double)CameAfter(book.Days(log.Places[c]), cut, days))];
        bool[] bought = [.. came.Select(c => c > 0)];
        var request = new ForecastRequest(known, log.Lines, days) { Reading = options.Reading };
        var others = options.Models.Select(m => (m.Name, m.Forecast(request)?.Expected)).Where(o => o.Expected is not null).Select(o => (o.Name, Expected: o.Expected!)).ToList();
        return new(cut, days, known.Count)
        {
            AliveModel = told.AliveFit.Model,
            BestModel = choice.Horizons[0].BestModel,
            Parts = Part.Of(choice.Horizons[0]),
            Figures = [ModelFigures.Of(Proof.Combination, told.Expected[0], came), .. others.Select(o => ModelFigures.Of(o.Name, o.Expected, came))],
            Reliability = Reliability.Table(told.Chance[0], bought, ReliabilityLines),
            Lift = [Lift(Proof.Combination, told.Expected[0], came), .. others.Where(o => o.Name is Proof.OwnRate or Proof.LastPeriod).Select(o => Lift(o.Name, o.Expected, came))],
            Bought = bought.Count(b => b),
            HasSeason = told.Season.IsLearned,
            IsChosen = choice.Horizons[0].Cuts.Count > 0,
        };
    }

    private static int CameAfter(ReadOnlySpan<byte> packed, int cut, int days)
    {
        var came = 0;
        foreach (var day in PurchaseDays.Read(packed))
        {
            if (day.Day > cut + days) break;
            if (day.Day > cut && day.IsOccasion) came++;
        }

        return came;
    }

    private static LiftLine Lift(string model, double[] expected, double[] came)
        => new(model, [.. Enumerable.Range(1, Tenths).Select(tenth => Ranking.TopShare(expected, came, (double)tenth / Tenths) ?? 0)]);
}
