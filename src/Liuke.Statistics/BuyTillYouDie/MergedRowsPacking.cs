using System.Numerics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Merges equal rows by sorting keys packed into one machine word.</summary>
internal static class MergedRowsPacking
{
    /// <summary>Day tables longer than this are not worth their memory.</summary>
    public const int MaxTimes = 1 << 20;

    public static MergedRows Merge(ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age, int maxX, double[] times)
    {
        var timeBits = Bits(times.Length - 1);
        var bits = Bits(maxX) + 2 * timeBits;
        if (bits > 64) throw new ArgumentException("There are too many different times and counts to merge; round the times to days.", nameof(times));

        var withoutRepeat = new long[times.Length];
        var repeats = 0;
        for (var i = 0; i < x.Length; i++)
            if (x[i] == 0) withoutRepeat[age[i]]++;
            else repeats++;

        var rows = new Rows(x.Length, times);
        for (var t = 0; t < times.Length; t++)
            if (withoutRepeat[t] > 0) rows.Add(0, 0, t, withoutRepeat[t]);
        if (bits <= 32) AddShort(rows, x, last, age, repeats, timeBits, bits);
        else AddLong(rows, x, last, age, repeats, timeBits, bits);
        return rows.ToMerged();
    }

    private static void AddShort(
        Rows rows, ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age, int repeats, int timeBits, int bits)
    {
        var keys = new uint[repeats];
        for (int i = 0, k = 0; i < x.Length; i++)
            if (x[i] > 0) keys[k++] = (((uint)x[i] << timeBits | (uint)age[i]) << timeBits) | (uint)last[i];
        keys = RadixSort.Sort(keys, bits);
        var mask = (1u << timeBits) - 1;
        for (int i = 0, next; i < keys.Length; i = next)
        {
            var key = keys[i];
            for (next = i + 1; next < keys.Length && keys[next] == key;) next++;
            rows.Add((int)(key >> timeBits >> timeBits), (int)(key & mask), (int)(key >> timeBits & mask), next - i);
        }
    }

    private static void AddLong(
        Rows rows, ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age, int repeats, int timeBits, int bits)
    {
        var keys = new ulong[repeats];
        for (int i = 0, k = 0; i < x.Length; i++)
            if (x[i] > 0) keys[k++] = (((ulong)(uint)x[i] << timeBits | (uint)age[i]) << timeBits) | (uint)last[i];
        keys = RadixSort.Sort(keys, bits);
        var mask = (1ul << timeBits) - 1;
        for (int i = 0, next; i < keys.Length; i = next)
        {
            var key = keys[i];
            for (next = i + 1; next < keys.Length && keys[next] == key;) next++;
            rows.Add((int)(key >> timeBits >> timeBits), (int)(key & mask), (int)(key >> timeBits & mask), next - i);
        }
    }

    private static int Bits(int largest) => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)largest));

    private sealed class Rows(int capacity, double[] times)
    {
        private readonly int[] x = new int[capacity], last = new int[capacity], age = new int[capacity];
        private readonly double[] count = new double[capacity];
        private int rows;

        public void Add(int xOfRow, int lastOfRow, int ageOfRow, double customers)
        {
            (x[rows], last[rows], age[rows], count[rows]) = (xOfRow, lastOfRow, ageOfRow, customers);
            rows++;
        }

        public MergedRows ToMerged() => new(x[..rows], last[..rows], age[..rows], count[..rows], times);
    }
}
