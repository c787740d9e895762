using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Mean log-likelihood of BG/NBD or MBG/NBD over merged rows, with gradient and Hessian in log-parameters.</summary>
/// <remarks>
/// With n chances to leave (x in BG/NBD, x + 1 in MBG/NBD), D = ln(alpha + T) - ln(alpha + t_x) and
/// z = ln(a / (b + n - 1)) + (r + x) D, a row is
/// ln G(r+x)/G(r) + r ln alpha - (r+x) ln(alpha+T) + ln B(a, b+n)/B(a, b) + [n &gt; 0] ln(1 + exp z).
/// All but the last term are sums over histograms of x and T; the last is one exponential and one logarithm a row,
/// whose derivatives follow from the logistic of z. Blocks of rows are of fixed size and their partial sums are added
/// in order, so that the result has the same bits at any number of threads.
/// </remarks>
internal sealed class BetaGeometricLikelihood
{
    private readonly MergedRows rows;
    private readonly int extraChance;
    private readonly double customers;
    private readonly double purchases;
    private readonly CountTerms counts;
    private readonly CountTerms chances;
    private readonly int[] agesUsed;
    private readonly double[] customersOfAge;
    private readonly double[] purchasesOfAge;
    private readonly int[] timesUsed;

    private readonly double[] logTime;
    private readonly double[] inverseTime;
    private readonly double[] logOdds;
    private readonly double[] inverseChance;
    private readonly BetaGeometricKernel kernel;

    /// <param name="rows">Merged histories, at least one customer.</param>
    /// <param name="extraChance">0 for BG/NBD, 1 for MBG/NBD (a chance to leave right after the first purchase).</param>
    /// <param name="cores">Threads to use; 0 for all.</param>
    public BetaGeometricLikelihood(MergedRows rows, int extraChance, int cores)
    {
        this.rows = rows;
        this.extraChance = extraChance;

        var histogram = new double[rows.MaxX + 1];
        var byAge = new double[rows.TimesWeeks.Length];
        var purchasesByAge = new double[rows.TimesWeeks.Length];
        var used = new bool[rows.TimesWeeks.Length];
        for (var row = 0; row < rows.Distinct; row++)
        {
            histogram[rows.X[row]] += rows.Count[row];
            byAge[rows.AgeIndex[row]] += rows.Count[row];
            purchasesByAge[rows.AgeIndex[row]] += rows.Count[row] * rows.X[row];
            used[rows.AgeIndex[row]] = used[rows.LastIndex[row]] = true;
            customers += rows.Count[row];
        }
        int[] x = [.. Enumerable.Range(0, histogram.Length).Where(i => histogram[i] > 0)];
        purchases = x.Sum(i => i * histogram[i]);
        counts = new(x, [.. x.Select(i => histogram[i])]);
        chances = new([.. x.Select(i => i + extraChance)], [.. x.Select(i => histogram[i])]);
        agesUsed = [.. Enumerable.Range(0, byAge.Length).Where(i => byAge[i] > 0)];
        customersOfAge = [.. agesUsed.Select(i => byAge[i])];
        purchasesOfAge = [.. agesUsed.Select(i => purchasesByAge[i])];
        timesUsed = [.. Enumerable.Range(0, used.Length).Where(i => used[i])];

        logTime = new double[used.Length];
        inverseTime = new double[used.Length];
        logOdds = new double[rows.MaxX + 1];
        inverseChance = new double[rows.MaxX + 1];
        // In BG/NBD nobody without a repeat purchase can have left: those rows have no last term.
        kernel = new(rows, extraChance == 0 ? rows.RowsWithoutRepeat : 0, cores);
    }

    public double Customers => customers;

    /// <summary>Value and derivatives of the mean log-likelihood at (ln r, ln alpha, ln a, ln b).</summary>
    public Curvature Evaluate(double[] logs)
    {
        var p = LogBox.Natural(logs);
        var (value, g, h) = (0.0, new double[4], new double[4, 4]);
        AddHistograms(p, ref value, g, h);
        AddRows(p, ref value, g, h);
        Scale(ref value, g, h);
        return LogBox.InLogs(value, g, h, p);
    }

    /// <summary>The same for the model without dropout (NBD) at (ln r, ln alpha): the value BG/NBD approaches as a goes to 0.</summary>
    public Curvature EvaluateWithoutDropout(double[] logs)
    {
        var p = LogBox.Natural(logs);
        var (value, g, h) = (0.0, new double[2], new double[2, 2]);
        FillTimes(p[1]);
        AddRates(p[0], p[1], ref value, g, h);
        Scale(ref value, g, h);
        return LogBox.InLogs(value, g, h, p);
    }

    private void AddHistograms(double[] p, ref double value, double[] g, double[,] h)
    {
        FillTimes(p[1]);
        AddRates(p[0], p[1], ref value, g, h);
        var left = chances.At(p[3]);
        var all = chances.At(p[2] + p[3]);
        value += left.Value - all.Value;
        g[2] -= all.First;
        g[3] += left.First - all.First;
        h[2, 2] -= all.Second;
        h[2, 3] -= all.Second;
        h[3, 2] -= all.Second;
        h[3, 3] += left.Second - all.Second;
    }

    private void AddRates(double r, double alpha, ref double value, double[] g, double[,] h)
    {
        var rise = counts.At(r);
        value += rise.Value + customers * r * Math.Log(alpha);
        g[0] += rise.First + customers * Math.Log(alpha);
        g[1] += customers * r / alpha;
        h[0, 0] += rise.Second;
        var cross = customers / alpha;
        h[1, 1] -= customers * r / (alpha * alpha);
        for (var i = 0; i < agesUsed.Length; i++)
        {
            var (log, inverse) = (logTime[agesUsed[i]], inverseTime[agesUsed[i]]);
            var weight = r * customersOfAge[i] + purchasesOfAge[i];
            value -= weight * log;
            g[0] -= customersOfAge[i] * log;
            g[1] -= weight * inverse;
            cross -= customersOfAge[i] * inverse;
            h[1, 1] += weight * inverse * inverse;
        }
        h[0, 1] += cross;
        h[1, 0] += cross;
    }

    private void AddRows(double[] p, ref double value, double[] g, double[,] h)
    {
        var (r, a, b) = (p[0], p[2], p[3]);
        for (var x = 0; x < logOdds.Length; x++)
        {
            var chance = b + x + extraChance - 1;
            if (x + extraChance == 0) continue;
            logOdds[x] = Math.Log(a / chance);
            inverseChance[x] = 1 / chance;
        }
        AddRowSums(kernel.Sum(r, logTime, inverseTime, logOdds, inverseChance), a, ref value, g, h);
    }

    // z_r = D, z_alpha = (r+x) E, z_a = 1/a, z_b = -V with E = 1/(alpha+T) - 1/(alpha+t_x) and V = 1/(b+n-1).
    private static void AddRowSums(ReadOnlySpan<double> s, double a, ref double value, double[] g, double[,] h)
    {
        value += s[0];
        g[0] += s[2];
        g[1] += s[3];
        g[2] += s[1] / a;
        g[3] -= s[4];
        h[0, 0] += s[8];
        h[1, 1] += s[6] + s[12];
        h[2, 2] += (s[15] - s[1]) / (a * a);
        h[3, 3] += s[7] + s[17];
        AddBoth(h, 0, 1, s[5] + s[9]);
        AddBoth(h, 0, 2, s[10] / a);
        AddBoth(h, 0, 3, -s[11]);
        AddBoth(h, 1, 2, s[13] / a);
        AddBoth(h, 1, 3, -s[14]);
        AddBoth(h, 2, 3, -s[16] / a);
    }

    private static void AddBoth(double[,] h, int i, int j, double term)
    {
        h[i, j] += term;
        h[j, i] += term;
    }

    private void FillTimes(double alpha)
    {
        foreach (var i in timesUsed)
        {
            var time = alpha + rows.TimesWeeks[i];
            logTime[i] = Math.Log(time);
            inverseTime[i] = 1 / time;
        }
    }

    private void Scale(ref double value, double[] g, double[,] h)
    {
        var scale = 1 / customers;
        value *= scale;
        for (var i = 0; i < g.Length; i++)
        {
            g[i] *= scale;
            for (var j = 0; j < g.Length; j++) h[i, j] *= scale;
        }
    }
}
