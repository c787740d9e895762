namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>When the next purchase is to be expected, counted from the last purchase day.</summary>
/// <param name="MedianDays">Half of such customers have bought by then, if they stay.</param>
/// <param name="EarlyDays">A quarter has bought by then.</param>
/// <param name="LateDays">Three quarters have bought by then.</param>
public readonly record struct NextPurchase(double MedianDays, double EarlyDays, double LateDays);

/// <summary>
/// What the product asks of a model of coming and leaving, whichever it is. All times are whole days.
/// </summary>
/// <remarks>
/// x: repeat purchase days; txDays: days from the first to the last purchase day, 0 when x is 0;
/// ageDays: days from the first purchase day to the day of asking, at least txDays. Anything else is an
/// <see cref="ArgumentException"/>. No method returns NaN.
/// </remarks>
public interface IAliveModel
{
    /// <summary>Short name of the model, as the command line spells it: bg-nbd, mbg-nbd, pareto-nbd, bg-cnbd-k, mbg-cnbd-k, own-rhythm.</summary>
    string Name { get; }

    /// <summary>Probability that the customer has not left for good, from 0 to 1; falls as the silence grows.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    double PAlive(int x, int txDays, int ageDays);

    /// <summary>Expected purchase days in the next <paramref name="horizonDays"/> days; 0 or more.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    double ExpectedPurchases(int x, int txDays, int ageDays, double horizonDays);

    /// <summary>The same, given that the customer is still alive now.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    double ExpectedPurchasesIfAlive(int x, int txDays, int ageDays, double horizonDays);

    /// <summary>Probability of at least one purchase in the next days: "will buy in the next M days".</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    double PBuys(int x, int txDays, int ageDays, double horizonDays);

    /// <summary>
    /// Days of silence after the last purchase until the probability of being alive has fallen to a level.
    /// </summary>
    /// <param name="level">Strictly between 0 and 1.</param>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <returns>0 where it is at or below the level at the purchase already; null where it never falls so far.</returns>
    double? DaysUntilAlive(double level, int x, int txDays);

    /// <summary>The customer's usual gap between purchase days, drawn toward that of all customers; "usually every 19 days".</summary>
    /// <param name="x">Repeat purchase days; with 0 it is the gap of the population.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    double UsualGapDays(int x, int txDays);

    /// <summary>When the next purchase is due, in days from the last one, if the customer stays.</summary>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    NextPurchase NextPurchase(int x, int txDays);

    /// <summary>Scores many customers at once over all cores; the same numbers as one by one.</summary>
    /// <param name="request">The histories and what is asked.</param>
    AliveScores Score(ScoreRequest request);
}
