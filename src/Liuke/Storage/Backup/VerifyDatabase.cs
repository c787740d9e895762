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

    public Task<IReadOnlyList<Text>> Run(Db db, CancellationToken stop) => db.Database.IsSqlite() ? Sqlite(db, stop) : Postgres(db, stop);

    private static async Task<IReadOnlyList<Text>> Sqlite(Db db, CancellationToken stop)
    {
        var pages = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check LIMIT 20").ToListAsync(stop);
        var orphans = await db.Database.SqlQueryRaw<string>("SELECT \"table\" || ' ' || coalesce(rowid, '') || ' > ' || parent AS \"Value\" FROM pragma_foreign_key_check LIMIT 20").ToListAsync(stop);
        return [.. pages.Where(line => line != "ok").Concat(orphans).Select(Text.Same)];
    }

    private static async Task<IReadOnlyList<Text>> Postgres(Db db, CancellationToken stop)
    {
        var wrong = await db.Database.SqlQueryRaw<string>(
            """
            SELECT conrelid::regclass || ' ' || conname AS "Value" FROM pg_constraint WHERE contype = 'f' AND NOT convalidated AND connamespace = 'public'::regnamespace
            UNION ALL SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid
            """).ToListAsync(stop);
        // A server whose triggers were switched off lets orphans in.
        foreach (var key in db.Model.GetRelationalModel().Tables.SelectMany(t => t.ForeignKeyConstraints))
        {
            var on = string.Join(" AND ", key.Columns.Zip(key.PrincipalColumns, (mine, theirs) => $"p.\"{theirs.Name}\" = c.\"{mine.Name}\""));
            var sql = $"SELECT '{key.Table.Name} > {key.PrincipalTable.Name}' AS \"Value\" FROM \"{key.Table.Name}\" c LEFT JOIN \"{key.PrincipalTable.Name}\" p ON {on} WHERE c.\"{key.Columns[0].Name}\" IS NOT NULL AND p.\"{key.PrincipalColumns[0].Name}\" IS NULL LIMIT 1";
            wrong.AddRange(await db.Database.SqlQueryRaw<string>(sql).ToListAsync(stop));
        }

        wrong.AddRange(await Indexes(db, stop));
        return [.. wrong.Select(Text.Same)];
    }

    // Looks into the indexes' own order where the server has amcheck installed.
    private static async Task<IEnumerable<string>> Indexes(Db db, CancellationToken stop)
    {
        if ((await db.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\" FROM pg_extension WHERE extname = 'amcheck'").ToListAsync(stop)).Count == 0) return [];
        try
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                SELECT bt_index_check(c.oid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
                WHERE a.amname = 'btree' AND c.relnamespace = 'public'::regnamespace AND i.indisvalid AND i.indisready
                """, stop);
            return [];
        }
        catch (Npgsql.PostgresException broken)
        {
            return [broken.MessageText];
        }
    }
}
