using Liuke.Insight.Choices;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Forecasting.Choices;

namespace Liuke.Insight.Refresh;

/// <summary>What the models say of every buyer, in the order of the columns.</summary>
internal sealed class Scores
{
    private const int Year = 2;
    private const double MostFactor = 20;

    private Scores(AliveScores ahead, double[] aliveLastWeek, double[] discounted)
        => (Ahead, AliveLastWeek, DiscountedPurchases) = (ahead, aliveLastWeek, discounted);

    public static readonly double[] HorizonDays = [.. ChoiceReport.Horizons.Select(d => (double)d)];

    public AliveScores Ahead { get; }

    /// <summary>Expected purchase days of the year if alive: with the chance of being alive it makes those expected.</summary>
    public double[] YearIfAlive => Ahead.ExpectedIfAlive[Year];

    /// <summary>NaN for who had not bought a week ago.</summary>
    public double[] AliveLastWeek { get; }

    /// <summary>Expected purchase days over the lifetime horizon, each discounted to now.</summary>
    public double[] DiscountedPurchases { get; }

    /// <param name="told">What the chosen combination tells; null where the model is taken as it is.</param>
    public static Scores Of(BuyerColumns buyers, IAliveModel model, FirmForecast? told, InsightRules rules)
    {
        var ahead = model.Score(new(buyers.X, buyers.LastDays, buyers.AgeDays, HorizonDays));
        var life = model.Score(new(buyers.X, buyers.LastDays, buyers.AgeDays, [rules.LifetimeDays]) { YearlyDiscountRate = rules.DiscountRate }).Discounted![0];
        if (told is null) return new(ahead, WeekAgo(buyers, model), life);

        // Beyond the year the model goes on; the year itself says by how much it is to be corrected.
        for (var buyer = 0; buyer < life.Length; buyer++)
            if (ahead.Expected[Year][buyer] is var year and > 0) life[buyer] *= Math.Min(MostFactor, told.Expected[Year][buyer] / year);
        return new(new(ahead.Alive, [.. told.Expected], [.. told.ExpectedIfAlive]), WeekAgo(buyers, model), life);
    }


    private static double[] WeekAgo(BuyerColumns buyers, IAliveModel model)
    {
        var there = Enumerable.Range(0, buyers.Count).Where(b => buyers.WeekAgoX[b] >= 0).ToArray();
        var scores = model.Score(new(
            [.. there.Select(b => buyers.WeekAgoX[b])], [.. there.Select(b => buyers.WeekAgoLastDays[b])],
            [.. there.Select(b => buyers.WeekAgoAgeDays[b])], []));
        var alive = new double[buyers.Count];
        Array.Fill(alive, double.NaN);
        for (var i = 0; i < there.Length; i++) alive[there[i]] = scores.Alive[i];
        return alive;
    }
}
