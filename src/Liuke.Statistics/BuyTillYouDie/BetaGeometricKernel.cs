using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>The pass over the rows: sums of ln(1 + exp z) and of everything its derivatives need, four rows at a time.</summary>
/// <remarks>
/// With p the logistic of z, q = p (1 - p), D = ln(alpha+T) - ln(alpha+t_x), E = 1/(alpha+T) - 1/(alpha+t_x),
/// A = (r+x) E, F = 1/(alpha+T) + 1/(alpha+t_x), V = 1/(b+n-1), the sums are, weighted by counts:
/// 0 ln(1+exp z); 1 p; 2 pD; 3 pA; 4 pV; 5 pE; 6 -pAF; 7 pVV; 8 qDD; 9 qDA; 10 qD; 11 qDV; 12 qAA; 13 qA; 14 qAV;
/// 15 q; 16 qV; 17 qVV.
/// </remarks>
internal sealed class BetaGeometricKernel
{
    public const int Sums = 18;
    private const int RowsPerBlock = 4096;

    private readonly MergedRows rows;
    private readonly int firstRow;
    private readonly int cores;
    private readonly double[] partial;

    /// <param name="rows">Merged histories.</param>
    /// <param name="firstRow">The first row that has the term.</param>
    /// <param name="cores">Threads to use; 0 for all.</param>
    public BetaGeometricKernel(MergedRows rows, int firstRow, int cores)
    {
        (this.rows, this.firstRow, this.cores) = (rows, firstRow, cores);
        partial = new double[(rows.Distinct - firstRow + RowsPerBlock - 1) / RowsPerBlock * Sums];
    }

    /// <param name="r">Shape of the rates.</param>
    /// <param name="logTime">ln(alpha + time) for every time index.</param>
    /// <param name="inverseTime">1 / (alpha + time).</param>
    /// <param name="logOdds">ln(a / (b+n-1)) for every x.</param>
    /// <param name="inverseChance">1 / (b+n-1).</param>
    public double[] Sum(double r, double[] logTime, double[] inverseTime, double[] logOdds, double[] inverseChance)
    {
        var tables = new Tables(logTime, inverseTime, logOdds, inverseChance);
        var blocks = partial.Length / Sums;
        if (blocks <= 1 || cores == 1)
            for (var block = 0; block < blocks; block++) SumBlock(block, r, tables);
        else Parallel.For(0, blocks, Cores.Of(cores), block => SumBlock(block, r, tables));

        var sums = new double[Sums];
        for (var block = 0; block < blocks; block++)
            for (var i = 0; i < Sums; i++) sums[i] += partial[block * Sums + i];
        return sums;
    }

    private void SumBlock(int block, double r, Tables tables)
    {
        var from = firstRow + block * RowsPerBlock;
        var to = Math.Min(rows.Distinct, from + RowsPerBlock);
        var whole = from + ((to - from) & ~3);
        var sums = new Accumulator();
        for (var row = from; row < whole; row += 4)
            sums.Add(r, tables, Four.Load(rows, row), Vector256.LoadUnsafe(ref rows.Count[row]));
        if (whole < to)
        {
            // The last row stands in for those past the end, with no weight.
            Vector256<double> weight = default;
            for (var i = 0; i < to - whole; i++) weight = weight.WithElement(i, rows.Count[whole + i]);
            sums.Add(r, tables, Four.LoadTail(rows, whole, to), weight);
        }
        sums.Store(partial.AsSpan(block * Sums, Sums));
    }

    private sealed record Tables(double[] LogTime, double[] InverseTime, double[] LogOdds, double[] InverseChance);

    /// <summary>Indexes of four rows.</summary>
    private readonly ref struct Four(Vector128<int> x, Vector128<int> last, Vector128<int> age)
    {
        public Vector128<int> X { get; } = x;

        public Vector128<int> Last { get; } = last;

        public Vector128<int> Age { get; } = age;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Four Load(MergedRows rows, int row) => new(
            Vector128.LoadUnsafe(ref rows.X[row]), Vector128.LoadUnsafe(ref rows.LastIndex[row]), Vector128.LoadUnsafe(ref rows.AgeIndex[row]));

        public static Four LoadTail(MergedRows rows, int row, int to)
        {
            int At(int[] column, int i) => column[Math.Min(row + i, to - 1)];
            return new(
                Vector128.Create(At(rows.X, 0), At(rows.X, 1), At(rows.X, 2), At(rows.X, 3)),
                Vector128.Create(At(rows.LastIndex, 0), At(rows.LastIndex, 1), At(rows.LastIndex, 2), At(rows.LastIndex, 3)),
                Vector128.Create(At(rows.AgeIndex, 0), At(rows.AgeIndex, 1), At(rows.AgeIndex, 2), At(rows.AgeIndex, 3)));
        }
    }

    private ref struct Accumulator
    {
        private Vector256<double> s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16, s17;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(double r, Tables tables, Four rows, Vector256<double> w)
        {
            var inverseAge = Gather(tables.InverseTime, rows.Age);
            var inverseLast = Gather(tables.InverseTime, rows.Last);
            var d = Gather(tables.LogTime, rows.Age) - Gather(tables.LogTime, rows.Last);
            var v = Gather(tables.InverseChance, rows.X);
            var rx = Vector256.Create(r) + Doubles(rows.X);
            var z = Gather(tables.LogOdds, rows.X) + rx * d;

            var one = Vector256<double>.One;
            var e = Vector256.Exp(-Vector256.Abs(z));
            var inverse = one / (one + e);
            var small = e * inverse;
            var dead = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<double>.Zero), inverse, small);
            s0 += w * (Vector256.Max(z, Vector256<double>.Zero) + Vector256.Log(one + e));

            var p = w * dead;
            var diff = inverseAge - inverseLast;
            var a = rx * diff;
            var pa = p * a;
            var pv = p * v;
            s1 += p;
            s2 += p * d;
            s3 += pa;
            s4 += pv;
            s5 += p * diff;
            s6 -= pa * (inverseAge + inverseLast);
            s7 += pv * v;

            var q = w * small * inverse;
            var (qd, qa, qv) = (q * d, q * a, q * v);
            s8 += qd * d;
            s9 += qd * a;
            s10 += qd;
            s11 += qd * v;
            s12 += qa * a;
            s13 += qa;
            s14 += qa * v;
            s15 += q;
            s16 += qv;
            s17 += qv * v;
        }

        public readonly void Store(Span<double> to)
        {
            ReadOnlySpan<Vector256<double>> all = [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16, s17];
            for (var i = 0; i < Sums; i++) to[i] = (all[i][0] + all[i][1]) + (all[i][2] + all[i][3]);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> Gather(double[] table, Vector128<int> index)
        {
            // The indexes were checked when the rows were merged.
            ref var first = ref MemoryMarshal.GetArrayDataReference(table);
            return Vector256.Create(
                Unsafe.Add(ref first, index[0]), Unsafe.Add(ref first, index[1]), Unsafe.Add(ref first, index[2]), Unsafe.Add(ref first, index[3]));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> Doubles(Vector128<int> x) =>
            Vector256.ConvertToDouble(Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x)));
    }
}
