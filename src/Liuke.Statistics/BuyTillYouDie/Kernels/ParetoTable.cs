using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// For one x, the Pareto/NBD integral and its moments from every time of a table to its end, so that a row costs one
/// difference and one exponential.
/// </summary>
/// <remarks>
/// Entry i is the integral from t_i to the last time of exp(-fall from t_i) / (beta+y): relative to its own start, so
/// that nothing overflows at any x. Entry i follows from entry i + 1 by the interval between them.
/// </remarks>
internal sealed class ParetoTable
{
    private readonly double[] times;
    private readonly int first;
    private readonly int moments;
    private readonly double k, alpha, s, beta;
    private readonly double[] entries;

    /// <param name="times">Ascending times in weeks.</param>
    /// <param name="first">Index of the first time wanted.</param>
    /// <param name="last">Index of the last time wanted.</param>
    /// <param name="x">Repeat purchases.</param>
    /// <param name="parameters">r, alpha, s, beta.</param>
    /// <param name="moments">1 for the integral alone, <see cref="ParetoIntegral.Moments"/> with its moments.</param>
    public ParetoTable(double[] times, int first, int last, int x, ParetoParameters parameters, int moments)
    {
        (this.times, this.first, this.moments) = (times, first, moments);
        (k, alpha, s, beta) = (parameters.R + x, parameters.Alpha, parameters.S, parameters.Beta);
        entries = new double[(last - first + 1) * moments];
        for (var i = last - 1; i >= first; i--) Fill(i);
    }

    /// <summary>Integral and moments over the silence of a row, relative to its start; returns the fall over it.</summary>
    public double Over(int lastIndex, int ageIndex, Span<double> sums)
    {
        var fall = ParetoIntegral.Fall(k, s, alpha + times[lastIndex], beta + times[lastIndex], times[ageIndex] - times[lastIndex]);
        var left = Math.Exp(-fall);
        var from = Entry(lastIndex);
        var to = Entry(ageIndex);
        for (var i = 0; i < sums.Length; i++) sums[i] = from[i] - left * to[i];
        return fall;
    }

    private Span<double> Entry(int index) => entries.AsSpan((index - first) * moments, moments);

    private void Fill(int i)
    {
        var entry = Entry(i);
        var (alphaLast, betaLast, width) = (alpha + times[i], beta + times[i], times[i + 1] - times[i]);
        // How much the integrand may change over the interval tells the nodes it needs.
        var change = (k + s + 1) * width / Math.Min(alphaLast, betaLast);
        if (change <= 0.25) AddInterval(GaussLegendre.Four, alphaLast, betaLast, width, entry);
        else if (change <= 4) AddInterval(GaussLegendre.Eight, alphaLast, betaLast, width, entry);
        else ParetoIntegral.Integrate(k, s, alphaLast, betaLast, width, entry);

        var next = Entry(i + 1);
        var left = Math.Exp(-ParetoIntegral.Fall(k, s, alphaLast, betaLast, width));
        for (var m = 0; m < entry.Length; m++) entry[m] += left * next[m];
    }

    private void AddInterval(GaussLegendre rule, double alphaLast, double betaLast, double width, Span<double> entry)
    {
        var (logAlpha, logBeta) = (Math.Log(alphaLast), Math.Log(betaLast));
        for (var node = 0; node < rule.Nodes.Length; node++)
        {
            var after = width * rule.Nodes[node];
            var (inAlpha, inBeta) = (alphaLast + after, betaLast + after);
            var (la, lb) = (GammaFunctions.LogOnePlus(after / alphaLast), GammaFunctions.LogOnePlus(after / betaLast));
            var weight = rule.Weights[node] * width / inBeta * Math.Exp(-k * la - s * lb);
            if (moments == 1) entry[0] += weight;
            else ParetoIntegral.Add(entry, weight, logAlpha + la, 1 / inAlpha, logBeta + lb, 1 / inBeta);
        }
    }
}
