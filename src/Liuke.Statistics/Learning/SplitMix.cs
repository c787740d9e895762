namespace Liuke.Statistics.Learning;

/// <summary>A small generator whose numbers depend on the seed alone, on every machine and version.</summary>
/// <remarks>Steele, Lea, Flood (2014), "Fast splittable pseudorandom number generators": SplitMix64.</remarks>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>0 .. count - 1 in random order.</summary>
    public int[] Shuffled(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <summary>Some of the rows, ascending: the nearest whole number to the share, at least one.</summary>
    public int[] Sample(int[] rows, double share)
    {
        if (share >= 1) return rows;
        var take = Math.Max(1, (int)Math.Round(share * rows.Length));
        var order = Shuffled(rows.Length);
        Array.Resize(ref order, take);
        Array.Sort(order);
        return [.. order.Select(i => rows[i])];
    }
}
