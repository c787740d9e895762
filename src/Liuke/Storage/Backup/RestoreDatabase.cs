using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

namespace Liuke.Storage.Backup;

/// <param name="KeptAside">Where the data lie that were there before; null when there were none.</param>
public sealed record Restored(int Tables, long Rows, string? KeptAside);

/// <summary>Fills a new database from a backup of either kind; what was there before is kept aside, never lost.</summary>
public sealed class RestoreDatabase(Database database, DataFolder data, IEnumerable<ITables> rooms, IEnumerable<IGoAlong> along, IClock clock)
{
    private readonly ITables[] tables = [.. rooms];

    /// <param name="watch">Told how many rows are written, of how many.</param>
    public async Task<Outcome<Restored>> Run(string file, bool overwrite, Action<long, long>? watch, CancellationToken stop)
    {
        if ((await BackupFile.Open(file, stop)).Refused(out var refusal, out var backup)) return refusal;
        using (backup)
        {
            if (KnownSchema(backup.Contents) is { } newer) return newer;
            if (await backup.Check(stop) is { } damaged) return damaged;

            var place = RestorePlace.Of(database, clock);
            if ((await place.Prepare(overwrite, Open, stop)).Refused(out refusal, out var building)) return refusal;
            try
            {
                await using (var db = Open(building))
                    if (await Fill(db, backup, watch, stop) is { } strange)
                    {
                        await db.DisposeAsync();
                        await place.GiveUp(stop);
                        return strange;
                    }

                await BackupFiles.Restore(backup, data, stop);
                // Before the database takes its place: nobody is to open it without them.
                foreach (var small in along)
                    if (await backup.Along(small, stop) is { } kept) await small.Merge(kept, stop);
                return new Restored(backup.Contents.Tables.Count, backup.Contents.Rows, await place.Settle(stop));
            }
            catch
            {
                await place.GiveUp(CancellationToken.None);
                throw;
            }
        }
    }

    private Db Open(Database target)
    {
        var options = new DbContextOptionsBuilder<Db>();
        target.Use(options);
        return new(options.Options, tables, Reach.All);
    }

    private Refusal? KnownSchema(BackupContents contents)
    {
        using var db = Open(database);
        return contents.Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } step
            ? Refusal.Conflict(BackupWords.NewerBackup(step)) : null;
    }

    // The schema of the backup's day first, then its rows, then the steps made since.
    private static async Task<Refusal?> Fill(Db db, BackupFile backup, Action<long, long>? watch, CancellationToken stop)
    {
        await db.GetService<IMigrator>().MigrateAsync(backup.Contents.Migrations.Max(StringComparer.Ordinal), stop);
        var known = await db.Dialect.Columns(db, stop);
        if (backup.Contents.Tables.FirstOrDefault(t => !t.Columns.Select(c => $"{t.Name}.{c.Name}").All(known.Contains)) is { } strange)
            return Refusal.Invalid(BackupWords.StrangeTable(strange.Name));

        var before = 0L;
        foreach (var table in backup.Contents.Tables)
        {
            var rows = before;
            await Fill(db, backup, table, done => watch?.Invoke(rows + done, backup.Contents.Rows), stop);
            before += table.Rows;
        }

        await db.Database.MigrateAsync(stop);
        await db.Dialect.RaiseWalls(db, stop);
        await db.Dialect.Analyze(db, stop);
        return null;
    }

    private static async Task Fill(Db db, BackupFile backup, BackupTable table, Action<long> watch, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        // Steps of the schema may have put rows of their own there; the backup has them too.
        var emptying = $"DELETE FROM \"{table.Name}\"";
        await db.Database.ExecuteSqlRawAsync(emptying, stop);
        await using var writer = await db.Dialect.Write(db, new BulkTable(table.Name, [.. table.Columns.Select(c => c.Name)], table.Keys), stop);
        var rows = 0L;
        await foreach (var row in backup.Rows(table, stop))
        {
            await writer.Add(row);
            if (++rows % 1000 == 0) watch(rows);
        }

        await writer.Complete(stop);
        await write.Commit(stop);
        watch(rows);
    }
}
