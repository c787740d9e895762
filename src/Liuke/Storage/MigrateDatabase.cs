using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Data.Sqlite;

namespace Liuke.Storage;

/// <summary>Brings the database to this version's schema; an SQLite file is copied first.</summary>
public sealed class MigrateDatabase(IDbContextFactory<Db> store, Database database, IEnumerable<IWhenOpen> openings)
{
    /// <returns>The names of the steps taken; none when it was up to date.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> Run(CancellationToken stop)
    {
        if (database.File is { } file && Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        await using var db = await store.CreateDbContextAsync(stop);

        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.CanConnectAsync(stop) ? (await db.Database.GetAppliedMigrationsAsync(stop)).ToList() : [];
        if (applied.Find(name => !known.Contains(name)) is { } newer) return Refusal.Conflict(StorageWords.FromNewerVersion(newer));

        var pending = known.Except(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (pending.Count > 0 && applied.Count > 0 && database.File is { } old) Copy(old, $"{old}.before-{pending[0]}");

        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(stop);
            await db.Dialect.Analyze(db, stop);
        }

        await db.Dialect.RaiseWalls(db, stop);
        foreach (var opening in openings) await opening.Run(db, stop);
        return pending;
    }

    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
