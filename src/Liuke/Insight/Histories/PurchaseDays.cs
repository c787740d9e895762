using System.Runtime.CompilerServices;

namespace Liuke.Insight.Histories;

/// <summary>The compact form of a customer's purchase days: a version, a count, then small differences.</summary>
/// <remarks>
/// Numbers are written seven bits a byte, signed ones folded so that small stays short. A customer with ten purchase days
/// takes some sixty bytes, so that a refresh reads one short row a customer instead of all orders.
/// </remarks>
public static class PurchaseDays
{
    private const byte Version = 1;
    private const int LongestDay = 5 * 10;

    /// <param name="days">In ascending order, one entry a day.</param>
    public static byte[] Pack(ReadOnlySpan<PurchaseDay> days)
    {
        var bytes = new byte[1 + 10 + days.Length * LongestDay];
        var at = 0;
        bytes[at++] = Version;
        Put(bytes, ref at, (ulong)days.Length);
        var before = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = days[i];
            if (i > 0 && day.Day <= before) throw new ArgumentException("Purchase days must be in ascending order, one entry a day.", nameof(days));
            Put(bytes, ref at, Fold(day.Day - (long)before));
            Put(bytes, ref at, Fold(day.NetMinor));
            Put(bytes, ref at, Fold(checked(day.NetMinor - day.CostedNetMinor)));
            Put(bytes, ref at, Fold(day.CostMinor));
            Put(bytes, ref at, Fold(day.Orders));
            before = day.Day;
        }

        return bytes[..at];
    }

    /// <summary>Walks a packed history without copying it.</summary>
    public static Reader Read(ReadOnlySpan<byte> packed) => new(packed);

    /// <summary>All days up to and including the last wanted.</summary>
    public static PurchaseDay[] Unpack(ReadOnlySpan<byte> packed, int until = int.MaxValue)
    {
        var days = new List<PurchaseDay>();
        foreach (var day in Read(packed))
        {
            if (day.Day > until) break;
            days.Add(day);
        }

        return [.. days];
    }

    public ref struct Reader
    {
        private readonly ReadOnlySpan<byte> packed;
        private ulong left;
        private int at;
        private int day;

        internal Reader(ReadOnlySpan<byte> packed)
        {
            this.packed = packed;
            if (packed.IsEmpty) return;
            if (packed[at++] != Version)
                throw new InvalidOperationException($"This purchase history has the form {packed[0]}; this version reads form {Version}.");
            left = Take();
        }

        public PurchaseDay Current { get; private set; }

        public readonly Reader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (left == 0) return false;
            left--;
            day = (int)(day + Unfold(Take()));
            var net = Unfold(Take());
            Current = new(day, net, net - Unfold(Take()), Unfold(Take()), (int)Unfold(Take()));
            return true;
        }

        private ulong Take()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = packed[at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return value;
            }
        }
    }

    private static void Put(byte[] bytes, ref int at, ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes[at++] = unchecked((byte)(value | 0x80));
        bytes[at++] = (byte)value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Unfold(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));
}
