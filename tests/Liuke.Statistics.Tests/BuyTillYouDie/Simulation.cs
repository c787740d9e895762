using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>Customers who live and leave as the models say, from a seed.</summary>
internal sealed class Simulation
{
    public static readonly Simulation Large = new(customers: 60_000, r: .6, alpha: 5, a: .8, b: 2, mayLeaveAtOnce: true, seed: 11);

    private readonly Random random;

    /// <param name="customers">How many.</param>
    /// <param name="r">Shape of the rates.</param>
    /// <param name="alpha">Rate parameter of the rates, in weeks.</param>
    /// <param name="a">First parameter of the chance to leave.</param>
    /// <param name="b">Second parameter.</param>
    /// <param name="mayLeaveAtOnce">True for MBG/NBD, false for BG/NBD.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="phases">k: a purchase comes at every k-th event.</param>
    public Simulation(int customers, double r, double alpha, double a, double b, bool mayLeaveAtOnce, int seed, int phases = 1)
    {
        random = new(seed);
        (X, LastWeeks, AgeWeeks, LogGapSum) = (new int[customers], new double[customers], new double[customers], new double[customers]);
        for (var i = 0; i < customers; i++)
        {
            AgeWeeks[i] = 20 + 60 * random.NextDouble();
            var rate = PlainDraws.Gamma(random, r) / alpha;
            var (g, h) = (PlainDraws.Gamma(random, a), PlainDraws.Gamma(random, b));
            var leave = g / (g + h);
            if (mayLeaveAtOnce && random.NextDouble() < leave) continue;
            for (var time = Wait(rate, phases); time < AgeWeeks[i]; time += Wait(rate, phases))
            {
                X[i]++;
                LogGapSum[i] += Math.Log(time - LastWeeks[i]);
                LastWeeks[i] = time;
                if (random.NextDouble() < leave) break;
            }
        }
    }

    public int[] X { get; }

    public double[] LastWeeks { get; }

    public double[] AgeWeeks { get; }

    /// <summary>Sum of the logarithms of the gaps in weeks.</summary>
    public double[] LogGapSum { get; }

    public int[] LastDays => [.. LastWeeks.Zip(X, (weeks, x) => x == 0 ? 0 : (int)(weeks * 7))];

    public int[] AgeDays => [.. AgeWeeks.Select(weeks => (int)(weeks * 7))];

    public MergedRows RowsWithGaps() => MergedRows.FromWeeks(X, LastWeeks, AgeWeeks).WithGaps(LogGapSum.Sum());

    private double Wait(double rate, int phases) => Enumerable.Range(0, phases).Sum(_ => PlainDraws.Exponential(random)) / rate;
}
