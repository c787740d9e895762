using Liuke.Basics;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Storage.Backup;

public sealed record Promise(Text Title, IReadOnlyList<Text> Broken);

/// <summary>Looks whether the database is sound and keeps every promise of the rooms. Changes nothing.</summary>
public sealed class VerifyDatabase(IDbContextFactory<Db> store, IEnumerable<IVerify> promises)
{
    /// <param name="watch">Told how many promises are checked, of how many.</param>
    public async Task<IReadOnlyList<Promise>> Run(Action<long, long>? watch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var all = promises.ToList();
        var found = new List<Promise>();
        foreach (var promise in all)
        {
            found.Add(new(promise.Title, await promise.Run(db, stop)));
            watch?.Invoke(found.Count, all.Count);
        }

        return found;
    }
}

/// <summary>The database's own account: pages, indexes and references.</summary>
internal sealed class SoundDatabase : IVerify
{
    public Text Title => BackupWords.Sound;

    public async Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop)
    {
        if (!db.Database.IsSqlite()) return [];
        var pages = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check LIMIT 20").ToListAsync(stop);
        var orphans = await db.Database.SqlQueryRaw<string>("SELECT \"table\" || ' ' || coalesce(rowid, '') || ' > ' || parent AS \"Value\" FROM pragma_foreign_key_check LIMIT 20").ToListAsync(stop);
        return [.. pages.Where(line => line != "ok").Concat(orphans).Select(Text.Same)];
    }
}
