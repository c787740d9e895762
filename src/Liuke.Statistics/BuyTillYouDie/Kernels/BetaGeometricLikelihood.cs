using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>
/// Mean log-likelihood of (M)BG/NBD and (M)BG/CNBD-k over merged rows, with gradient and Hessian in log-parameters.
/// </summary>
/// <remarks>
/// With n chances to leave (x, or x + 1 in the modified models), gaps Erlang(k) and s = T - t_x, a row is
/// ln G(r+kx)/G(r) + r ln alpha - (r+kx) ln(alpha+T) + ln B(a, b+n)/B(a, b) + ln(W + [n &gt; 0] exp z),
/// z = ln(a / (b+n-1)) + (r+kx) ln[(alpha+T) / (alpha+t_x)], W the sum over j below k of
/// G(r+kx+j) / (G(r+kx) j!) (s / (alpha+T))^j; and, without parameters, (k-1) sum of ln gap - x ln G(k).
/// Reutterer, Platzer, Schröder (2020), eq. 11; k = 1 is Fader, Hardie, Lee (2005), eq. 6. All but ln(W + exp z) are
/// sums over histograms of x and T.
/// </remarks>
internal sealed class BetaGeometricLikelihood
{
    private readonly MergedRows rows;
    private readonly int extraChance;
    private readonly int phases;
    private readonly CountTerms counts;
    private readonly CountTerms chances;
    private readonly int[] agesUsed;
    private readonly double[] customersOfAge;
    private readonly double[] phasesOfAge;
    private readonly int[] timesUsed;
    private readonly double gapTerms;

    private readonly double[] logTime;
    private readonly double[] inverseTime;
    private readonly double[] logOdds;
    private readonly double[] inverseChance;
    private readonly BetaGeometricKernel kernel;

    /// <param name="rows">Merged histories, at least one customer.</param>
    /// <param name="extraChance">0 for the plain models, 1 for the modified ones (a chance to leave right after the first purchase).</param>
    /// <param name="phases">k, from 1 to 4.</param>
    /// <param name="cores">Threads to use; 0 for all.</param>
    public BetaGeometricLikelihood(MergedRows rows, int extraChance, int phases, int cores)
    {
        (this.rows, this.extraChance, this.phases) = (rows, extraChance, phases);
        var histogram = new double[rows.MaxX + 1];
        var byAge = new double[rows.TimesWeeks.Length];
        var phasesByAge = new double[rows.TimesWeeks.Length];
        var used = new bool[rows.TimesWeeks.Length];
        for (var row = 0; row < rows.Distinct; row++)
        {
            histogram[rows.X[row]] += rows.Count[row];
            byAge[rows.AgeIndex[row]] += rows.Count[row];
            phasesByAge[rows.AgeIndex[row]] += rows.Count[row] * phases * rows.X[row];
            used[rows.AgeIndex[row]] = used[rows.LastIndex[row]] = true;
            Customers += rows.Count[row];
        }
        int[] x = [.. Enumerable.Range(0, histogram.Length).Where(i => histogram[i] > 0)];
        double[] customers = [.. x.Select(i => histogram[i])];
        counts = new([.. x.Select(i => phases * i)], customers);
        chances = new([.. x.Select(i => i + extraChance)], customers);
        agesUsed = [.. Enumerable.Range(0, byAge.Length).Where(i => byAge[i] > 0)];
        customersOfAge = [.. agesUsed.Select(i => byAge[i])];
        phasesOfAge = [.. agesUsed.Select(i => phasesByAge[i])];
        timesUsed = [.. Enumerable.Range(0, used.Length).Where(i => used[i])];
        if (rows.GapLogsWeeks is { } gapLogs)
            gapTerms = (phases - 1) * gapLogs - x.Sum(i => i * histogram[i]) * GammaFunctions.LogGamma(phases);

        logTime = new double[used.Length];
        inverseTime = new double[used.Length];
        logOdds = new double[rows.MaxX + 1];
        inverseChance = new double[rows.MaxX + 1];
        // With random timing and no chance to have left, rows without repeat purchases have no last term.
        kernel = new(rows, phases, phases == 1 && extraChance == 0 ? rows.RowsWithoutRepeat : 0, cores);
    }

    public double Customers { get; }

    /// <summary>Value and derivatives of the mean log-likelihood at (ln r, ln alpha, ln a, ln b).</summary>
    public Curvature Evaluate(double[] logs)
    {
        var p = LogBox.Natural(logs);
        var (value, g, h) = (0.0, new double[4], new double[4, 4]);
        FillTimes(p[1]);
        FillChances(p[2], p[3]);
        AddRates(p[0], p[1], ref value, g, h);
        AddChances(p[2], p[3], ref value, g, h);
        AddRows(p[0], p[2], ref value, g, h);
        Scale(ref value, g, h);
        return LogBox.InLogs(value, g, h, p);
    }

    /// <summary>The same for the model without dropout at (ln r, ln alpha): what the others approach as a goes to 0.</summary>
    public Curvature EvaluateWithoutDropout(double[] logs)
    {
        var p = LogBox.Natural(logs);
        var (value, g, h) = (0.0, new double[2], new double[2, 2]);
        FillTimes(p[1]);
        AddRates(p[0], p[1], ref value, g, h);
        if (phases > 1)
        {
            Array.Fill(logOdds, BetaGeometricKernel.NoChance);
            Array.Clear(inverseChance);
            AddRateSums(SumRows(p[0]), ref value, g, h);
        }
        Scale(ref value, g, h);
        return LogBox.InLogs(value, g, h, p);
    }

    private double[] SumRows(double r) => kernel.Sum(r, new(rows.TimesWeeks, logTime, inverseTime, logOdds, inverseChance));

    private void AddRates(double r, double alpha, ref double value, double[] g, double[,] h)
    {
        var rise = counts.At(r);
        value += rise.Value + Customers * r * Math.Log(alpha) + gapTerms;
        g[0] += rise.First + Customers * Math.Log(alpha);
        g[1] += Customers * r / alpha;
        h[0, 0] += rise.Second;
        var cross = Customers / alpha;
        h[1, 1] -= Customers * r / (alpha * alpha);
        for (var i = 0; i < agesUsed.Length; i++)
        {
            var (log, inverse) = (logTime[agesUsed[i]], inverseTime[agesUsed[i]]);
            var weight = r * customersOfAge[i] + phasesOfAge[i];
            value -= weight * log;
            g[0] -= customersOfAge[i] * log;
            g[1] -= weight * inverse;
            cross -= customersOfAge[i] * inverse;
            h[1, 1] += weight * inverse * inverse;
        }
        AddBoth(h, 0, 1, cross);
    }

    private void AddChances(double a, double b, ref double value, double[] g, double[,] h)
    {
        var left = chances.At(b);
        var all = chances.At(a + b);
        value += left.Value - all.Value;
        g[2] -= all.First;
        g[3] += left.First - all.First;
        h[2, 2] -= all.Second;
        h[3, 3] += left.Second - all.Second;
        AddBoth(h, 2, 3, -all.Second);
    }

    private void AddRows(double r, double a, ref double value, double[] g, double[,] h)
    {
        var s = SumRows(r);
        AddRateSums(s, ref value, g, h);
        g[2] += s[1] / a;
        g[3] -= s[4];
        h[2, 2] += (s[13] - s[1]) / (a * a);
        h[3, 3] += s[8] + s[15];
        AddBoth(h, 0, 2, s[9] / a);
        AddBoth(h, 0, 3, -s[10]);
        AddBoth(h, 1, 2, s[11] / a);
        AddBoth(h, 1, 3, -s[12]);
        AddBoth(h, 2, 3, -s[14] / a);
    }

    private static void AddRateSums(double[] s, ref double value, double[] g, double[,] h)
    {
        value += s[0];
        g[0] += s[2];
        g[1] += s[3];
        h[0, 0] += s[5];
        h[1, 1] += s[7];
        AddBoth(h, 0, 1, s[6]);
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

    private void FillChances(double a, double b)
    {
        for (var x = 0; x < logOdds.Length; x++)
        {
            var some = x + extraChance > 0;
            var chance = b + x + extraChance - 1;
            logOdds[x] = some ? Math.Log(a / chance) : BetaGeometricKernel.NoChance;
            inverseChance[x] = some ? 1 / chance : 0;
        }
    }

    private void Scale(ref double value, double[] g, double[,] h)
    {
        var scale = 1 / Customers;
        value *= scale;
        for (var i = 0; i < g.Length; i++)
        {
            g[i] *= scale;
            for (var j = 0; j < g.Length; j++) h[i, j] *= scale;
        }
    }
}
