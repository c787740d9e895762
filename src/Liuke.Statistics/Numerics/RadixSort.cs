namespace Liuke.Statistics.Numerics;

/// <summary>Least-significant-digit radix sort of packed keys.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;

    /// <summary>Sorts ascending; only the lowest <paramref name="bits"/> bits may be set.</summary>
    /// <returns>The sorted keys, in <paramref name="keys"/> or in a scratch array of its length.</returns>
    public static ulong[] Sort(ulong[] keys, int bits)
    {
        var from = keys;
        var to = new ulong[keys.Length];
        var count = new int[Buckets];
        for (var shift = 0; shift < bits; shift += DigitBits)
        {
            Array.Clear(count);
            foreach (var key in from) count[(int)(key >> shift) & (Buckets - 1)]++;
            for (int i = 0, sum = 0; i < Buckets; i++) (count[i], sum) = (sum, sum + count[i]);
            foreach (var key in from) to[count[(int)(key >> shift) & (Buckets - 1)]++] = key;
            (from, to) = (to, from);
        }
        return from;
    }

    /// <summary>Sorts ascending; only the lowest <paramref name="bits"/> bits may be set.</summary>
    /// <returns>The sorted keys, in <paramref name="keys"/> or in a scratch array of its length.</returns>
    public static uint[] Sort(uint[] keys, int bits)
    {
        var from = keys;
        var to = new uint[keys.Length];
        var count = new int[Buckets];
        for (var shift = 0; shift < bits; shift += DigitBits)
        {
            Array.Clear(count);
            foreach (var key in from) count[(int)(key >> shift) & (Buckets - 1)]++;
            for (int i = 0, sum = 0; i < Buckets; i++) (count[i], sum) = (sum, sum + count[i]);
            foreach (var key in from) to[count[(int)(key >> shift) & (Buckets - 1)]++] = key;
            (from, to) = (to, from);
        }
        return from;
    }
}
