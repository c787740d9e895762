namespace Liuke.Statistics.Tests.BuyTillYouDie;

/// <summary>Customers who buy and leave as Pareto/NBD says, from a seed.</summary>
internal sealed class ParetoSimulation
{
    public ParetoSimulation(int customers, double r, double alpha, double s, double beta, double ageWeeks, int seed)
    {
        var random = new Random(seed);
        (X, LastWeeks, AgeWeeks) = (new int[customers], new double[customers], new double[customers]);
        for (var i = 0; i < customers; i++)
        {
            var rate = PlainDraws.Gamma(random, r) / alpha;
            var leaves = PlainDraws.Exponential(random) / (PlainDraws.Gamma(random, s) / beta);
            AgeWeeks[i] = ageWeeks;
            for (var time = PlainDraws.Exponential(random) / rate; time < Math.Min(leaves, ageWeeks); time += PlainDraws.Exponential(random) / rate)
            {
                X[i]++;
                LastWeeks[i] = time;
            }
        }
    }

    public int[] X { get; }

    public double[] LastWeeks { get; }

    public double[] AgeWeeks { get; }
}
