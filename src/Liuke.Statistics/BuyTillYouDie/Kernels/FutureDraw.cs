using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Draws the purchases to come of one living customer.</summary>
internal static class FutureDraw
{
    private const int MostPurchases = 100_000;

    /// <summary>One at every k-th event of a rate; after each the customer leaves with a chance.</summary>
    /// <param name="draws">The source of chance.</param>
    /// <param name="phases">k.</param>
    /// <param name="done">j, phases done since the last purchase.</param>
    /// <param name="rate">Events a day.</param>
    /// <param name="leave">Chance to leave after a purchase.</param>
    /// <param name="days">How far to look.</param>
    public static double[] Renewals(Draws draws, int phases, int done, double rate, double leave, double days)
    {
        var purchases = new List<double>();
        for (var (time, missing) = (0.0, phases - done); purchases.Count < MostPurchases; missing = phases)
        {
            for (var phase = 0; phase < missing; phase++) time += draws.Exponential() / rate;
            if (!(time < days)) break;
            purchases.Add(time);
            if (draws.Uniform() < leave) break;
        }
        return [.. purchases];
    }
}
