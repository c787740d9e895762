using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Duplicates;

/// <summary>A hash of what similar names have in common, so that they are found among a million without looking at each.</summary>
public sealed class NameBlock
{
    private NameBlock() { }

    internal NameBlock(long key, long number) => (Key, Number) = (key, number);

    public long Key { get; private set; }

    /// <summary>The customer's number.</summary>
    public long Number { get; private set; }

    internal static BulkTable Bulk { get; } = new("NameBlocks", ["Key", "Number"], ["Key", "Number"], Overwrites: true);

    /// <summary>What names share that are the same, sound the same, have the same trade name, or differ in one of their halves.</summary>
    internal static IReadOnlyList<long> Of(string name)
    {
        var parts = FirmName.Of(name);
        if (parts.Whole.Length == 0) return [];
        var spoken = parts.Spoken;
        var keys = new HashSet<long> { Hash('w', spoken, parts), Hash('t', [.. parts.Trade.Select(Pinyin.Of)], parts) };
        if (spoken.Length >= 4)
        {
            keys.Add(Hash('h', spoken[..(spoken.Length / 2)], parts));
            keys.Add(Hash('e', spoken[^(spoken.Length / 2)..], parts));
        }

        return [.. keys];
    }

    private static long Hash(char kind, string[] spoken, FirmName name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{string.Join(' ', spoken)}|{name.Digits}"), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}

internal static class NameBlocks
{
    public static async Task Keep(Db db, IEnumerable<(long Number, string Name)> customers, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, NameBlock.Bulk, stop);
        foreach (var (number, name) in customers)
            foreach (var key in NameBlock.Of(name)) await writer.Add(key, number);
        await writer.Complete(stop);
    }

    public static async Task Forget(Db db, long number, string name, CancellationToken stop)
    {
        var keys = NameBlock.Of(name);
        await db.Set<NameBlock>().Where(b => EF.Parameter(keys).Contains(b.Key) && b.Number == number).ExecuteDeleteAsync(stop);
    }
}
