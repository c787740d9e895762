namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Histories to score, as columns.</summary>
/// <param name="X">Repeat purchase days per customer.</param>
/// <param name="LastDays">Days from the first to the last purchase day.</param>
/// <param name="AgeDays">Days from the first purchase day to now.</param>
/// <param name="HorizonDays">Days ahead, for example 30, 90, 365; each 0 or more.</param>
public sealed record ScoreRequest(int[] X, int[] LastDays, int[] AgeDays, double[] HorizonDays)
{
    /// <summary>Yearly discount rate for <see cref="AliveScores.Discounted"/>; null leaves it out.</summary>
    public double? YearlyDiscountRate { get; init; }

    /// <summary>Threads to use; 0 for all. The result does not depend on it.</summary>
    public int Cores { get; init; }
}

/// <summary>Scores of many customers, in the order asked.</summary>
/// <param name="Alive">Probability of being alive.</param>
/// <param name="Expected">For each horizon, expected purchase days.</param>
/// <param name="ExpectedIfAlive">For each horizon, expected purchase days given alive.</param>
public sealed record AliveScores(double[] Alive, double[][] Expected, double[][] ExpectedIfAlive)
{
    /// <summary>
    /// For each horizon, expected purchase days with each discounted to now; null without a discount rate.
    /// </summary>
    public double[][]? Discounted { get; init; }
}
