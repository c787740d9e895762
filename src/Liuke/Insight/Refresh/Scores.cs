using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Insight.Refresh;

/// <summary>What the models say of every buyer, in the order of the columns.</summary>
internal sealed class Scores
{
    private Scores(AliveScores ahead, double[] aliveLastWeek, double[] discounted)
        => (Ahead, AliveLastWeek, DiscountedPurchases) = (ahead, aliveLastWeek, discounted);

    public static readonly double[] HorizonDays = [30, 90, 365];

    public AliveScores Ahead { get; }

    /// <summary>NaN for who had not bought a week ago.</summary>
    public double[] AliveLastWeek { get; }

    /// <summary>Expected purchase days over the lifetime horizon, each discounted to now.</summary>
    public double[] DiscountedPurchases { get; }

    public static Scores Of(BuyerColumns buyers, IAliveModel model, InsightRules rules)
    {
        var ahead = model.Score(new(buyers.X, buyers.LastDays, buyers.AgeDays, HorizonDays));
        var life = model.Score(new(buyers.X, buyers.LastDays, buyers.AgeDays, [rules.LifetimeDays]) { YearlyDiscountRate = rules.DiscountRate });
        return new(ahead, WeekAgo(buyers, model), life.Discounted![0]);
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
