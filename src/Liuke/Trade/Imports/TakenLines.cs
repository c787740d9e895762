namespace Liuke.Trade.Imports;

/// <summary>Remembers for each order which of its lines rows of this run stand for already, in sixteen bytes an order.</summary>
/// <remarks>Rows of one order may lie anywhere in a file of millions, so this must stay small. Orders are known by a 64-bit hash of their number.</remarks>
internal sealed class TakenLines
{
    // Lines count from 1, so bit 0 of the first block is free to say that the order was seen.
    private const int Bits = 64;
    private const ulong Seen = 1;

    private ulong[] keys = new ulong[1024];
    private ulong[] masks = new ulong[1024];
    private int count;

    // Lines beyond the sixty-fourth, of the few orders that have them.
    private readonly Dictionary<(ulong Order, int Block), ulong> more = [];

    public bool Has(ulong order, int line) => (Mask(order, line / Bits) & 1UL << line % Bits) != 0;

    public bool HasAny(ulong order) => masks[Slot(order)] != 0;

    public void Take(ulong order, int line)
    {
        var block = line / Bits;
        if (block > 0) more[(order, block)] = Mask(order, block) | 1UL << line % Bits;

        var slot = Slot(order);
        if (masks[slot] == 0 && ++count > keys.Length / 3 * 2)
        {
            Grow();
            slot = Slot(order);
        }

        keys[slot] = order;
        masks[slot] |= Seen | (block == 0 ? 1UL << line : 0);
    }

    /// <summary>FNV-1a over the characters, stirred so that its low bits are as good as any.</summary>
    public static ulong HashOf(string number)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in number) hash = (hash ^ c) * 1099511628211UL;
            hash ^= hash >> 32;
            hash *= 0xd6e8feb86659fd93UL;
            return hash ^ hash >> 32;
        }
    }

    private ulong Mask(ulong order, int block) => block == 0 ? masks[Slot(order)] : more.GetValueOrDefault((order, block));

    private int Slot(ulong order)
    {
        var last = keys.Length - 1;
        var slot = (int)(order & (ulong)last);
        while (masks[slot] != 0 && keys[slot] != order) slot = slot + 1 & last;
        return slot;
    }

    private void Grow()
    {
        var (oldKeys, oldMasks) = (keys, masks);
        (keys, masks) = (new ulong[oldKeys.Length * 2], new ulong[oldKeys.Length * 2]);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldMasks[i] == 0) continue;
            var slot = Slot(oldKeys[i]);
            (keys[slot], masks[slot]) = (oldKeys[i], oldMasks[i]);
        }
    }
}
