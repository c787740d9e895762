using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Benchmarks.Kernels;

/// <summary>Simulated customers of the size the targets speak of: MBG/NBD with parameters like CDNOW's, from a seed.</summary>
internal sealed class Customers
{
    private const int CutDay = 730;

    public Customers(int count, int seed = 1)
    {
        var random = new Random(seed);
        (X, LastDays, AgeDays, LogGapSum) = (new int[count], new int[count], new int[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            AgeDays[i] = random.Next(90, CutDay + 1);
            var rate = Gamma(random, .6) / 7.3 / 7;
            var (g, h) = (Gamma(random, .8), Gamma(random, 1.3));
            var leave = g / (g + h);
            if (random.NextDouble() < leave) continue;
            for (var time = Wait(); time < AgeDays[i]; time += Wait())
            {
                var day = (int)time;
                if (day > LastDays[i])
                {
                    X[i]++;
                    LogGapSum[i] += Math.Log(day - LastDays[i]);
                    LastDays[i] = day;
                }
                if (random.NextDouble() < leave) break;
            }

            double Wait() => -Math.Log(1 - random.NextDouble()) / rate;
        }
    }

    public int[] X { get; }

    public int[] LastDays { get; }

    public int[] AgeDays { get; }

    /// <summary>Sum of ln(gap in days) per customer.</summary>
    public double[] LogGapSum { get; }

    public int Count => X.Length;

    public MergedRows Rows() => MergedRows.FromDays(X, LastDays, AgeDays, LogGapSum);

    public ScoreRequest Asked(params double[] horizonDays) => new(X, LastDays, AgeDays, horizonDays);

    /// <summary>Mean spend of a repeat purchase day, in units of money, from a seed.</summary>
    public double[] Spend()
    {
        var random = new Random(3);
        return [.. X.Select(x => x == 0 ? 0 : Gamma(random, 6.25 * x) / x * 15.4 / Gamma(random, 3.74))];
    }

    /// <summary>A log of lines in random order: many lines a customer, several on a day.</summary>
    public static DayLog Log(int lines, int customers, int seed = 2)
    {
        var random = new Random(seed);
        var (customer, day, amount) = (new int[lines], new int[lines], new long[lines]);
        for (var i = 0; i < lines; i++)
        {
            customer[i] = random.Next(customers);
            day[i] = 20_000 + (customer[i] % 97) + random.Next(CutDay);
            amount[i] = random.Next(100, 100_000);
        }
        return new(customer, day, amount);
    }

    /// <summary>Marsaglia and Tsang (2000).</summary>
    private static double Gamma(Random random, double shape)
    {
        if (shape < 1) return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + normal / Math.Sqrt(9 * d), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.Log(v)) return d * v;
        }
    }
}
