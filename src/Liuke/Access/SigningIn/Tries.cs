using System.Security.Cryptography;
using System.Text;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>How often something was tried since the window opened.</summary>
[NotPersonal("keyed hashes")]
internal sealed class TryCount
{
    private TryCount() { }

    public string Key { get; private set; } = "";
    public int Count { get; private set; }
    public Instant EndsAt { get; private set; }
}

/// <summary>Limits that hold over all nodes and restarts, because the database counts: however many ask at once, no more get through.</summary>
public static class Tries
{
    /// <summary>Takes one of so many tries in a window.</summary>
    /// <param name="key">What is limited, as in "code:…"; kept as a hash, so it may name people.</param>
    /// <returns>False when there is none left until the window ends.</returns>
    /// <remarks>Ask before the costly or telling work, not after. In the caller's transaction where there is one.</remarks>
    public static async Task<bool> Take(Db db, string key, int limit, Duration window, Instant now, CancellationToken stop)
    {
        var hash = HashOf(key);
        if (db.Database.CurrentTransaction is not null) return await TakeOne(db, hash, limit, window, now, stop);
        await using var write = await db.BeginWrite(stop);
        var isTaken = await TakeOne(db, hash, limit, window, now, stop);
        await write.Commit(stop);
        return isTaken;
    }

    /// <summary>Forgets the tries: the work went well.</summary>
    public static async Task Forget(Db db, string key, CancellationToken stop)
    {
        var hash = HashOf(key);
        await db.TryCounts.Where(t => t.Key == hash).ExecuteDeleteAsync(stop);
    }

    /// <summary>Gives one try back: it was no wrong one.</summary>
    public static async Task GiveBack(Db db, string key, CancellationToken stop)
    {
        var hash = HashOf(key);
        await db.TryCounts.Where(t => t.Key == hash && t.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count - 1), stop);
    }

    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    // Each step is one statement that either counts or does not: two at once never count as one.
    private static async Task<bool> TakeOne(Db db, string hash, int limit, Duration window, Instant now, CancellationToken stop)
    {
        var end = now + window;
        var counted = await db.TryCounts.Where(t => t.Key == hash && t.EndsAt > now && t.Count < limit)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count + 1), stop);
        if (counted == 1) return true;

        var reopened = await db.TryCounts.Where(t => t.Key == hash && t.EndsAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, 1).SetProperty(t => t.EndsAt, end), stop);
        if (reopened == 1) return limit > 0;

        var until = end.ToDateTimeUtc();
        var opened = limit < 1 ? 0 : await db.Database.ExecuteSqlAsync($"""INSERT INTO "Tries" ("Key", "Count", "EndsAt") VALUES ({hash}, 1, {until}) ON CONFLICT ("Key") DO NOTHING""", stop);
        if (opened == 1) return true;
        // Somebody else opened the window between the first step and the last.
        return await db.TryCounts.Where(t => t.Key == hash && t.EndsAt > now && t.Count < limit)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count + 1), stop) == 1;
    }
}
