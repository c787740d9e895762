using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Benchmarks.Archive;

/// <summary>Writes millions of rows without their indexes, which are made afterwards: minutes instead of hours.</summary>
internal sealed class InventedFast(Db db)
{
    private readonly List<(string Name, string Sql)> aside = [];

    /// <summary>Opens the connection for good, with much memory and, on SQLite, without waiting for the disk.</summary>
    public static async Task Open(Db db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        if (!db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -1500000; PRAGMA threads = 4", stop);
        else await db.Database.ExecuteSqlRawAsync("SET maintenance_work_mem = '1GB'; SET synchronous_commit = off", stop);
    }

    public async Task PutAside(CancellationToken stop)
    {
        var found = db.Database.IsNpgsql()
            ? """SELECT indexname || '|' || indexdef AS "Value" FROM pg_indexes WHERE schemaname = 'public' AND indexdef NOT LIKE 'CREATE UNIQUE%' AND tablename = ANY ('{Customers,Standings,Contacts,ContactChannels,Facts,FileEntries,FieldChanges,FileReviews,Interactions,TimelineEntries,CustomerIdentities,Orders}')"""
            : """SELECT "name" || '|' || "sql" AS "Value" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" LIKE 'CREATE INDEX%' AND "tbl_name" IN ('Customers', 'Standings', 'Contacts', 'ContactChannels', 'Facts', 'FileEntries', 'FieldChanges', 'FileReviews', 'Interactions', 'TimelineEntries', 'CustomerIdentities', 'Orders')""";
        foreach (var index in await db.Database.SqlQueryRaw<string>(found).ToListAsync(stop))
        {
            var (name, sql) = index.Split('|', 2) is [var n, var s] ? (n, s) : throw new InvalidOperationException(index);
#pragma warning disable EF1002 // the name of an index that the database itself told
            await db.Database.ExecuteSqlRawAsync($"DROP INDEX \"{name}\"", stop);
#pragma warning restore EF1002
            aside.Add((name, sql));
        }
    }

    public async Task MakeAnew(CancellationToken stop)
    {
        foreach (var (name, sql) in aside)
        {
            Console.Error.Write($"\r{name,-60}");
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), stop);
        }

        Console.Error.WriteLine();
        await db.Dialect.Analyze(db, stop);
        // As the database's own housekeeping leaves it after a night.
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("VACUUM", stop);
    }
}
