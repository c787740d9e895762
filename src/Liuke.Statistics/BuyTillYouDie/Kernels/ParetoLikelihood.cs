using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Mean log-likelihood of Pareto/NBD over merged rows, with gradient and Hessian in log-parameters.</summary>
/// <remarks>
/// A row is ln G(r+x)/G(r) + r ln alpha + s ln beta - (r+x) ln(alpha+T) - s ln(beta+T) + ln(1 + I), where I, the odds to
/// have left, is s times an integral over the time of leaving. The derivatives of ln I are means and covariances of
/// ln(alpha+y), 1/(alpha+y), ln(beta+y), 1/(beta+y) under the integrand. Rows of one x share a table of integrals; the
/// few rows of rare x are integrated one by one. Batches are of fixed size and added in order.
/// </remarks>
internal sealed class ParetoLikelihood
{
    private const int RowsPerBatch = 8192;
    private const int Sums = 15;
    private const int NodesAlone = 80;
    private const int NodesOfInterval = 4;

    private readonly MergedRows rows;
    private readonly int cores;
    private readonly double customers;
    private readonly CountTerms counts;
    private readonly Batch[] batches;
    private readonly double[] partial;

    public ParetoLikelihood(MergedRows rows, int cores)
    {
        (this.rows, this.cores) = (rows, cores);
        customers = rows.Count.Sum();
        var byX = new SortedDictionary<int, double>();
        for (var row = 0; row < rows.Distinct; row++) byX[rows.X[row]] = byX.GetValueOrDefault(rows.X[row]) + rows.Count[row];
        counts = new([.. byX.Keys], [.. byX.Values]);
        batches = [.. Batches(rows)];
        partial = new double[batches.Length * Sums];
    }

    /// <summary>Value and derivatives of the mean log-likelihood at (ln r, ln alpha, ln s, ln beta).</summary>
    public Curvature Evaluate(double[] logs)
    {
        var p = LogBox.Natural(logs);
        var parameters = new ParetoParameters(p[0], p[1], p[2], p[3]);
        if (cores == 1)
            for (var batch = 0; batch < batches.Length; batch++) SumBatch(batch, parameters);
        else Parallel.For(0, batches.Length, Cores.Of(cores), batch => SumBatch(batch, parameters));

        var sums = new double[Sums];
        for (var i = 0; i < partial.Length; i++) sums[i % Sums] += partial[i] / customers;
        return LogBox.InLogs(AddConstants(parameters, sums), sums[1..5], Square(sums[5..]), p);
    }

    /// <summary>Adds what every customer has alike, and ln G(r+x)/G(r); returns the value.</summary>
    /// <remarks>sums: 0 the value; 1 to 4 the gradient; 5 to 14 the Hessian, upper triangle by rows.</remarks>
    private double AddConstants(ParetoParameters p, double[] sums)
    {
        var rise = counts.At(p.R);
        sums[1] += Math.Log(p.Alpha) + rise.First / customers;
        sums[2] += p.R / p.Alpha;
        sums[3] += Math.Log(p.Beta);
        sums[4] += p.S / p.Beta;
        sums[5] += rise.Second / customers;
        sums[6] += 1 / p.Alpha;
        sums[9] -= p.R / (p.Alpha * p.Alpha);
        sums[13] += 1 / p.Beta;
        sums[14] -= p.S / (p.Beta * p.Beta);
        return sums[0] + p.R * Math.Log(p.Alpha) + p.S * Math.Log(p.Beta) + rise.Value / customers;
    }

    private static double[,] Square(double[] triangle)
    {
        var h = new double[4, 4];
        for (int i = 0, at = 0; i < 4; i++)
            for (var j = i; j < 4; j++) h[i, j] = h[j, i] = triangle[at++];
        return h;
    }

    private void SumBatch(int index, ParetoParameters p)
    {
        var batch = batches[index];
        Span<double> sums = stackalloc double[Sums];
        Span<double> moments = stackalloc double[ParetoIntegral.Moments];
        sums.Clear();
        var x = rows.X[batch.From];
        var table = batch.Tabled ? new ParetoTable(rows.TimesWeeks, batch.FirstTime, batch.LastTime, x, p, ParetoIntegral.Moments) : null;
        for (var row = batch.From; row < batch.To; row++)
        {
            var (last, age) = (rows.TimesWeeks[rows.LastIndex[row]], rows.TimesWeeks[rows.AgeIndex[row]]);
            double fall = 0;
            moments.Clear();
            if (table is not null) fall = table.Over(rows.LastIndex[row], rows.AgeIndex[row], moments);
            else if (age > last)
            {
                fall = ParetoIntegral.Fall(p.R + x, p.S, p.Alpha + last, p.Beta + last, age - last);
                ParetoIntegral.Integrate(p.R + x, p.S, p.Alpha + last, p.Beta + last, age - last, moments);
            }
            AddRow(rows.Count[row], p, p.R + x, age, fall, moments, sums);
        }
        sums.CopyTo(partial.AsSpan(index * Sums));
    }

    private static void AddRow(double count, ParetoParameters p, double k, double age, double fall, ReadOnlySpan<double> m, Span<double> sums)
    {
        var (alpha, beta) = (p.Alpha + age, p.Beta + age);
        var (la, lb, ia, ib) = (Math.Log(alpha), Math.Log(beta), 1 / alpha, 1 / beta);
        Span<double> g = stackalloc double[4];
        Span<double> h = stackalloc double[10];
        h.Clear();
        var value = -k * la - p.S * lb;
        (g[0], g[1], g[2], g[3]) = (-la, -k * ia, -lb, -p.S * ib);
        (h[1], h[4], h[8], h[9]) = (-ia, k * ia * ia, -ib, p.S * ib * ib);
        if (m[0] > 0) value += AddGone(p, k, new(la, ia, lb, ib), fall + Math.Log(p.S * m[0]), m, g, h);

        sums[0] += count * value;
        for (var i = 0; i < 4; i++) sums[1 + i] += count * g[i];
        for (var i = 0; i < 10; i++) sums[5 + i] += count * h[i];
    }

    /// <summary>Adds the derivatives of ln(1 + I) and returns it.</summary>
    private static double AddGone(
        ParetoParameters p, double k, At now, double logOdds, ReadOnlySpan<double> m, Span<double> g, Span<double> h)
    {
        var norm = 1 / m[0];
        var (la, ia, lb, ib) = (m[1] * norm, m[2] * norm, m[3] * norm, m[4] * norm);
        var (kb, s) = (p.S + 1, p.S);
        Span<double> d = [now.LogAlpha - la, k * (now.InverseAlpha - ia), 1 / s + now.LogBeta - lb, s * now.InverseBeta - kb * ib];
        Span<double> dd =
        [
            m[5] * norm - la * la,
            now.InverseAlpha - ia + k * (m[6] * norm - la * ia),
            m[8] * norm - la * lb,
            kb * (m[9] * norm - la * ib),
            k * (m[7] * norm - now.InverseAlpha * now.InverseAlpha) + k * k * (m[7] * norm - ia * ia),
            k * (m[10] * norm - ia * lb),
            k * kb * (m[11] * norm - ia * ib),
            m[12] * norm - lb * lb - 1 / (s * s),
            now.InverseBeta - ib + kb * (m[13] * norm - lb * ib),
            kb * m[14] * norm - s * now.InverseBeta * now.InverseBeta + kb * kb * (m[14] * norm - ib * ib),
        ];
        var exp = Math.Exp(-Math.Abs(logOdds));
        var gone = logOdds >= 0 ? 1 / (1 + exp) : exp / (1 + exp);
        var spread = exp / ((1 + exp) * (1 + exp));
        for (int i = 0, at = 0; i < 4; i++)
        {
            g[i] += gone * d[i];
            for (var j = i; j < 4; j++, at++) h[at] += gone * dd[at] + spread * d[i] * d[j];
        }
        return Math.Max(logOdds, 0) + GammaFunctions.LogOnePlus(exp);
    }

    private static IEnumerable<Batch> Batches(MergedRows rows)
    {
        for (int from = 0, to; from < rows.Distinct; from = to)
        {
            var (first, last) = (int.MaxValue, 0);
            for (to = from; to < rows.Distinct && to - from < RowsPerBatch && rows.X[to] == rows.X[from]; to++)
                (first, last) = (Math.Min(first, rows.LastIndex[to]), Math.Max(last, rows.AgeIndex[to]));
            yield return new(from, to, first, last, Tabled: (long)(to - from) * NodesAlone > (long)(last - first) * NodesOfInterval);
        }
    }

    private sealed record Batch(int From, int To, int FirstTime, int LastTime, bool Tabled);

    private readonly record struct At(double LogAlpha, double InverseAlpha, double LogBeta, double InverseBeta);
}
