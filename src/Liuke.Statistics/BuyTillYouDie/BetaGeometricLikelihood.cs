using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    private const int RowsPerBlock = 4096;
    private const int Sums = 18;

    private readonly MergedRows rows;
    private readonly int extraChance;
    private readonly int cores;
    private readonly double customers;
    private readonly double purchases;
    private readonly int firstRow;
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
    private readonly double[] partial;

    /// <param name="rows">Merged histories, at least one customer.</param>
    /// <param name="extraChance">0 for BG/NBD, 1 for MBG/NBD (a chance to leave right after the first purchase).</param>
    /// <param name="cores">Threads to use; 0 for all.</param>
    public BetaGeometricLikelihood(MergedRows rows, int extraChance, int cores)
    {
        this.rows = rows;
        this.extraChance = extraChance;
        this.cores = cores;
        firstRow = extraChance == 0 ? rows.RowsWithoutRepeat : 0;

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
        partial = new double[(Math.Max(0, rows.Distinct - firstRow) + RowsPerBlock - 1) / RowsPerBlock * Sums];
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
        var blocks = partial.Length / Sums;
        if (blocks <= 1 || cores == 1)
            for (var block = 0; block < blocks; block++) SumBlock(block, r);
        else Parallel.For(0, blocks, Cores.Of(cores), block => SumBlock(block, r));

        Span<double> s = stackalloc double[Sums];
        for (var i = 0; i < partial.Length; i++) s[i % Sums] += partial[i];
        AddRowSums(s, a, ref value, g, h);
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

    private void SumBlock(int block, double r)
    {
        var from = firstRow + block * RowsPerBlock;
        var to = Math.Min(rows.Distinct, from + RowsPerBlock);
        var sums = new Vector256<double>[Sums];
        var row = from;
        for (; row + 4 <= to; row += 4) AddFour(row, Vector256.Create(r), Load(rows.Count, row), sums);
        if (row < to) AddFour(Math.Max(row, 0), Vector256.Create(r), LoadTail(rows.Count, row, to), sums);
        for (var i = 0; i < Sums; i++)
        {
            var v = sums[i];
            partial[block * Sums + i] = (v[0] + v[1]) + (v[2] + v[3]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddFour(int row, Vector256<double> r, Vector256<double> w, Vector256<double>[] s)
    {
        int i0 = row, i1 = Math.Min(row + 1, rows.Distinct - 1), i2 = Math.Min(row + 2, rows.Distinct - 1), i3 = Math.Min(row + 3, rows.Distinct - 1);
        var (x, last, age) = (rows.X, rows.LastIndex, rows.AgeIndex);
        var inverseAge = Vector256.Create(inverseTime[age[i0]], inverseTime[age[i1]], inverseTime[age[i2]], inverseTime[age[i3]]);
        var inverseLast = Vector256.Create(inverseTime[last[i0]], inverseTime[last[i1]], inverseTime[last[i2]], inverseTime[last[i3]]);
        var d = Vector256.Create(logTime[age[i0]], logTime[age[i1]], logTime[age[i2]], logTime[age[i3]])
            - Vector256.Create(logTime[last[i0]], logTime[last[i1]], logTime[last[i2]], logTime[last[i3]]);
        var odds = Vector256.Create(logOdds[x[i0]], logOdds[x[i1]], logOdds[x[i2]], logOdds[x[i3]]);
        var v = Vector256.Create(inverseChance[x[i0]], inverseChance[x[i1]], inverseChance[x[i2]], inverseChance[x[i3]]);
        var rx = r + Vector256.Create((double)x[i0], x[i1], x[i2], x[i3]);

        var z = odds + rx * d;
        var e = Vector256.Exp(-Vector256.Abs(z));
        var inverse = Vector256<double>.One / (Vector256<double>.One + e);
        var small = e * inverse;
        var dead = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<double>.Zero), inverse, small);
        var wp = w * dead;
        var wq = w * small * inverse;

        var diff = inverseAge - inverseLast;
        var zAlpha = rx * diff;
        s[0] += w * (Vector256.Max(z, Vector256<double>.Zero) + Vector256.Log(Vector256<double>.One + e));
        s[1] += wp;
        s[2] += wp * d;
        s[3] += wp * zAlpha;
        s[4] += wp * v;
        s[5] += wp * diff;
        s[6] -= wp * zAlpha * (inverseAge + inverseLast);
        s[7] += wp * v * v;
        var qd = wq * d;
        s[8] += qd * d;
        s[9] += qd * zAlpha;
        s[10] += qd;
        s[11] += qd * v;
        var qa = wq * zAlpha;
        s[12] += qa * zAlpha;
        s[13] += qa;
        s[14] += qa * v;
        s[15] += wq;
        var qv = wq * v;
        s[16] += qv;
        s[17] += qv * v;
    }

    private static Vector256<double> Load(double[] values, int row) =>
        Vector256.Create(values[row], values[row + 1], values[row + 2], values[row + 3]);

    private static Vector256<double> LoadTail(double[] values, int row, int to) => Vector256.Create(
        values[row], row + 1 < to ? values[row + 1] : 0, row + 2 < to ? values[row + 2] : 0, row + 3 < to ? values[row + 3] : 0);
}
