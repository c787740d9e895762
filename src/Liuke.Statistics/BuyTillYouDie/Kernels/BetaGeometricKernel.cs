using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>The pass over the rows: sums of ln(W + exp z) and of everything its derivatives need, four rows at a time.</summary>
/// <remarks>
/// R = r + kx; D = ln(alpha+T) - ln(alpha+t_x), E = 1/(alpha+T) - 1/(alpha+t_x), F = 1/(alpha+T) + 1/(alpha+t_x);
/// V = 1/(b+n-1), z = ln(a V) + R D; W = sum over j below k of G(R+j) / (G(R) j!) v^j with v = (T - t_x) / (alpha + T),
/// so W = 1 when k = 1. P is the logistic of z - ln W, Q = P (1 - P), and u the gradient of z - ln W by r and alpha.
/// </remarks>
internal sealed class BetaGeometricKernel
{
    public const int Sums = 16;

    /// <summary>A logarithm of odds that stands for no chance at all.</summary>
    public const double NoChance = -1e300;

    private const int RowsPerBlock = 4096;

    private readonly MergedRows rows;
    private readonly int phases;
    private readonly int firstRow;
    private readonly int cores;
    private readonly double[] partial;

    /// <param name="rows">Merged histories.</param>
    /// <param name="phases">k, from 1 to 4.</param>
    /// <param name="firstRow">The first row that has the term.</param>
    /// <param name="cores">Threads to use; 0 for all.</param>
    public BetaGeometricKernel(MergedRows rows, int phases, int firstRow, int cores)
    {
        (this.rows, this.phases, this.firstRow, this.cores) = (rows, phases, firstRow, cores);
        partial = new double[(rows.Distinct - firstRow + RowsPerBlock - 1) / RowsPerBlock * Sums];
    }

    /// <summary>
    /// Weighted by counts: 0 ln(W + exp z); 1 P; 2, 3 the gradient by r, alpha; 4 PV; 5, 6, 7 the Hessian by rr, r alpha,
    /// alpha alpha; 8 PVV; 9 Q u_r; 10 Q u_r V; 11 Q u_alpha; 12 Q u_alpha V; 13 Q; 14 QV; 15 QVV.
    /// </summary>
    public double[] Sum(double r, Tables tables)
    {
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
            sums.Add(r, phases, tables, Four.Load(rows, row), Vector256.LoadUnsafe(ref rows.Count[row]));
        if (whole < to)
        {
            // The last row stands in for those past the end, with no weight.
            Vector256<double> weight = default;
            for (var i = 0; i < to - whole; i++) weight = weight.WithElement(i, rows.Count[whole + i]);
            sums.Add(r, phases, tables, Four.LoadTail(rows, whole, to), weight);
        }
        sums.Store(partial.AsSpan(block * Sums, Sums));
    }

    /// <param name="Time">Time in weeks for every time index.</param>
    /// <param name="LogTime">ln(alpha + time).</param>
    /// <param name="InverseTime">1 / (alpha + time).</param>
    /// <param name="LogOdds">ln(a / (b+n-1)) for every x, or <see cref="NoChance"/>.</param>
    /// <param name="InverseChance">1 / (b+n-1), or 0.</param>
    public sealed record Tables(double[] Time, double[] LogTime, double[] InverseTime, double[] LogOdds, double[] InverseChance);

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
        private Vector256<double> s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(double r, int phases, Tables tables, Four rows, Vector256<double> w)
        {
            var inverseAge = Gather(tables.InverseTime, rows.Age);
            var inverseLast = Gather(tables.InverseTime, rows.Last);
            var d = Gather(tables.LogTime, rows.Age) - Gather(tables.LogTime, rows.Last);
            var v = Gather(tables.InverseChance, rows.X);
            var shape = Vector256.Create(r) + Vector256.Create((double)phases) * Doubles(rows.X);
            var z = Gather(tables.LogOdds, rows.X) + shape * d;
            var e = inverseAge - inverseLast;
            var byAlpha = shape * e;

            var (ur, ua) = (d, byAlpha);
            if (phases > 1)
            {
                var silent = Gather(tables.Time, rows.Age) - Gather(tables.Time, rows.Last);
                var (logW, wr, wa, wrr, wra, waa) = Silence(phases, shape, silent * inverseAge, inverseAge);
                z -= logW;
                ur -= wr;
                ua -= wa;
                var stays = w * Stays(z);
                s0 += w * logW;
                s2 += stays * wr;
                s3 += stays * wa;
                s5 += stays * wrr;
                s6 += stays * wra;
                s7 += stays * waa;
            }

            var one = Vector256<double>.One;
            var exp = Vector256.Exp(-Vector256.Abs(z));
            var inverse = one / (one + exp);
            var small = exp * inverse;
            var gone = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<double>.Zero), inverse, small);
            s0 += w * (Vector256.Max(z, Vector256<double>.Zero) + Vector256.Log(one + exp));

            var p = w * gone;
            var pa = p * byAlpha;
            var pv = p * v;
            s1 += p;
            s2 += p * d;
            s3 += pa;
            s4 += pv;
            s6 += p * e;
            s7 -= pa * (inverseAge + inverseLast);
            s8 += pv * v;

            var q = w * small * inverse;
            var (qr, qa, qv) = (q * ur, q * ua, q * v);
            s5 += qr * ur;
            s6 += qr * ua;
            s7 += qa * ua;
            s9 += qr;
            s10 += qr * v;
            s11 += qa;
            s12 += qa * v;
            s13 += q;
            s14 += qv;
            s15 += qv * v;
        }

        public readonly void Store(Span<double> to)
        {
            ReadOnlySpan<Vector256<double>> all = [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15];
            for (var i = 0; i < Sums; i++) to[i] = (all[i][0] + all[i][1]) + (all[i][2] + all[i][3]);
        }

        /// <summary>ln W and its derivatives by r and alpha; v falls with alpha as -v / (alpha + T).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static (Vector256<double> Log, Vector256<double> R, Vector256<double> A, Vector256<double> Rr, Vector256<double> Ra, Vector256<double> Aa)
            Silence(int phases, Vector256<double> shape, Vector256<double> v, Vector256<double> inverseAge)
        {
            // c_j = G(R+j) / (G(R) j!) with its derivatives by R; powers of v below j.
            var one = Vector256<double>.One;
            Vector256<double> c = one, c1 = default, c2 = default, power = one, below = default, twoBelow = default;
            Vector256<double> w = one, wr = default, wrr = default, wv = default, wvv = default, wrv = default;
            for (var j = 1; j < phases; j++)
            {
                var next = shape + Vector256.Create(j - 1.0);
                var part = Vector256.Create(1.0 / j);
                c2 = (c2 * next + c1 + c1) * part;
                c1 = (c1 * next + c) * part;
                c = c * next * part;
                twoBelow = below * Vector256.Create((double)j);
                below = power * Vector256.Create((double)j);
                power *= v;
                w += c * power;
                wr += c1 * power;
                wrr += c2 * power;
                wv += c * below;
                wvv += c * twoBelow;
                wrv += c1 * below;
            }
            var inverse = one / w;
            var slope = -v * inverseAge;
            var (byR, byA) = (wr * inverse, slope * wv * inverse);
            var bend = slope * slope * wvv - (slope + slope) * inverseAge * wv;
            return (Vector256.Log(w), byR, byA, wrr * inverse - byR * byR, slope * wrv * inverse - byR * byA, bend * inverse - byA * byA);
        }

        /// <summary>1 / (1 + exp z), 1 - P.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> Stays(Vector256<double> z)
        {
            var exp = Vector256.Exp(-Vector256.Abs(z));
            var inverse = Vector256<double>.One / (Vector256<double>.One + exp);
            return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<double>.Zero), exp * inverse, inverse);
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
