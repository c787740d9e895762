using System.Numerics;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Merges equal rows by sorting keys packed into one machine word: x above T above t_x.</summary>
internal static class MergedRowsPacking
{
    /// <summary>Day tables longer than this are not worth their memory.</summary>
    public const int MaxTimes = 1 << 20;

    public static MergedRows Merge(ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age, int maxX, double[] times)
    {
        var timeBits = Bits(times.Length - 1);
        var bits = Bits(maxX) + 2 * timeBits;
        if (bits > 64) throw new ArgumentException("There are too many different times and counts to merge; round the times to days.", nameof(times));

        // Customers without repeat purchases need no sorting: a count a day.
        var withoutRepeat = new int[times.Length];
        var repeats = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var once = x[i] == 0 ? 1 : 0;
            withoutRepeat[age[i]] += once;
            repeats += 1 - once;
        }
        return bits <= 32
            ? Rows(SortedShort(x, last, age, repeats, timeBits, bits), withoutRepeat, timeBits, times)
            : Rows(SortedLong(x, last, age, repeats, timeBits, bits), withoutRepeat, timeBits, times);
    }

    private static uint[] SortedShort(ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age, int repeats, int timeBits, int bits)
    {
        var keys = new uint[repeats];
        for (int i = 0, k = 0; i < x.Length; i++)
            if (x[i] > 0) keys[k++] = (((uint)x[i] << timeBits | (uint)age[i]) << timeBits) | (uint)last[i];
        return RadixSort.Sort(keys, bits);
    }

    private static ulong[] SortedLong(ReadOnlySpan<int> x, ReadOnlySpan<int> last, ReadOnlySpan<int> age, int repeats, int timeBits, int bits)
    {
        var keys = new ulong[repeats];
        for (int i = 0, k = 0; i < x.Length; i++)
            if (x[i] > 0) keys[k++] = (((ulong)(uint)x[i] << timeBits | (uint)age[i]) << timeBits) | (uint)last[i];
        return RadixSort.Sort(keys, bits);
    }

    private static MergedRows Rows<TKey>(TKey[] keys, int[] withoutRepeat, int timeBits, double[] times)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var distinct = Distinct(keys) + withoutRepeat.Count(customers => customers > 0);
        var (x, last, age, count) = (new int[distinct], new int[distinct], new int[distinct], new double[distinct]);
        var row = 0;
        for (var t = 0; t < withoutRepeat.Length; t++)
            if (withoutRepeat[t] > 0) (age[row], count[row++]) = (t, withoutRepeat[t]);

        var mask = (TKey.One << timeBits) - TKey.One;
        for (int i = 0, next; i < keys.Length; i = next)
        {
            var key = keys[i];
            for (next = i + 1; next < keys.Length && keys[next] == key;) next++;
            x[row] = int.CreateTruncating(key >> timeBits >> timeBits);
            age[row] = int.CreateTruncating((key >> timeBits) & mask);
            last[row] = int.CreateTruncating(key & mask);
            count[row++] = next - i;
        }
        return new(x, last, age, count, times);
    }

    private static int Distinct<TKey>(TKey[] keys)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var distinct = keys.Length > 0 ? 1 : 0;
        for (var i = 1; i < keys.Length; i++)
            if (keys[i] != keys[i - 1]) distinct++;
        return distinct;
    }

    private static int Bits(int largest) => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)largest));
}
