using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>A model of coming and leaving that tells the whole distribution of purchases to come, and can draw lives from it.</summary>
/// <remarks>A new customer is x = 0, txDays = 0, ageDays = 0, counted from the first purchase.</remarks>
public interface IPurchaseModel : IAliveModel
{
    /// <summary>Probability of exactly n purchases in the next days, P(X(t) = n).</summary>
    /// <param name="n">Purchase days to come, 0 or more.</param>
    /// <param name="x">Repeat purchase days so far.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    /// <returns>From 0 to 1; sums to 1 over n.</returns>
    double ProbabilityOfCount(int n, int x, int txDays, int ageDays, double horizonDays);

    /// <summary>Draws one future: when the customer buys.</summary>
    /// <param name="draws">The source of chance.</param>
    /// <param name="x">Repeat purchase days so far.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    /// <returns>Times of the purchases, ascending, in days from now; empty when there is none. At most 100,000.</returns>
    double[] DrawFuture(Draws draws, int x, int txDays, int ageDays, double horizonDays);
}
