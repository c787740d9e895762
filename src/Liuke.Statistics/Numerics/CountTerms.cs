namespace Liuke.Statistics.Numerics;

/// <summary>
/// Sums over a histogram of counts of ln [G(c + n) / G(c)] and its first two derivatives by c:
/// one logarithm a step up to the largest count, however many customers there are.
/// </summary>
internal sealed class CountTerms
{
    private const int LongestWalk = 64;
    private readonly int[] n;
    private readonly double[] weight;

    /// <param name="n">Distinct counts, ascending.</param>
    /// <param name="weight">Customers that have each.</param>
    public CountTerms(int[] n, double[] weight)
    {
        this.n = n;
        // What is summed over customers with n or more is walked through once.
        this.weight = new double[n.Length];
        var above = 0.0;
        for (var i = n.Length - 1; i >= 0; i--) this.weight[i] = above += weight[i];
    }

    public (double Value, double First, double Second) At(double c)
    {
        double value = 0, first = 0, second = 0;
        var from = 0;
        for (var i = 0; i < n.Length; i++)
        {
            double v = 0, d = 0, dd = 0;
            if (n[i] - from > LongestWalk)
            {
                v = GammaFunctions.LogGamma(c + n[i]) - GammaFunctions.LogGamma(c + from);
                d = GammaFunctions.Digamma(c + n[i]) - GammaFunctions.Digamma(c + from);
                dd = GammaFunctions.Trigamma(c + n[i]) - GammaFunctions.Trigamma(c + from);
            }
            else
            {
                for (var step = from; step < n[i]; step++)
                {
                    var inverse = 1 / (c + step);
                    v += Math.Log(c + step);
                    d += inverse;
                    dd -= inverse * inverse;
                }
            }
            value += weight[i] * v;
            first += weight[i] * d;
            second += weight[i] * dd;
            from = n[i];
        }
        return (value, first, second);
    }
}
