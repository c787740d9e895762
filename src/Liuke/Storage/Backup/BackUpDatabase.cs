using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Storage.Backup;

public sealed record BackedUp(string File, long Bytes, int Tables, long Rows);

/// <summary>Writes everything into one archive that either database can be restored from, while others go on writing.</summary>
public sealed class BackUpDatabase(IDbContextFactory<Db> store, DataFolder data, IEnumerable<BackedFolder> folders, IEnumerable<IGoAlong> along, IClock clock)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="watch">Told how many rows are written, of how many.</param>
    public async Task<Outcome<BackedUp>> Run(string file, Action<long, long>? watch, CancellationToken stop)
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target)) return Refusal.Conflict(BackupWords.FileIsThere(target));
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder)) return Refusal.Missing(BackupWords.NoSuchFolder(folder));

        var partial = target + ".partial";
        try
        {
            var contents = await Write(partial, watch, stop);
            File.Move(partial, target);
            return new BackedUp(target, new FileInfo(target).Length, contents.Tables.Count, contents.Rows);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task<BackupContents> Write(string partial, Action<long, long>? watch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var tables = BackupTables.Of(db);
        var migrations = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        await db.Database.OpenConnectionAsync(stop);
        await using var snapshot = await Snapshot(db, stop);
        var total = 0L;
        foreach (var table in tables) total += await Count(snapshot, table.Name, stop);

        await using var disk = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        await using var archive = await ZipArchive.CreateAsync(disk, ZipArchiveMode.Create, leaveOpen: true, null, stop);
        var written = new List<BackupTable>();
        foreach (var table in tables)
        {
            var before = written.Sum(t => t.Rows);
            written.Add(await Write(archive, snapshot, table, rows => watch?.Invoke(before + rows, total), stop));
        }

        foreach (var small in along)
        {
            if (await small.Take(stop) is not { } bytes) continue;
            await using var kept = await archive.CreateEntry(BackupContents.EntryOf(small)).OpenAsync(stop);
            await kept.WriteAsync(bytes, stop);
        }

        // After the rows: what the rows of that moment name is there still, unless it was removed since.
        var contents = BackupContents.Of(migrations, written, clock.GetCurrentInstant()) with { Files = await BackupFiles.Write(archive, data, folders, stop) };
        await using (var entry = await archive.CreateEntry(BackupContents.Entry, CompressionLevel.Fastest).OpenAsync(stop))
            await JsonSerializer.SerializeAsync(entry, contents, BackupContents.Json, stop);
        await archive.DisposeAsync();
        disk.Flush(flushToDisk: true);
        return contents;
    }

    // All tables as they stand at one moment; nobody waits for it.
    private static async Task<DbTransaction> Snapshot(Db db, CancellationToken stop)
    {
        var connection = db.Database.GetDbConnection();
        if (connection is Microsoft.Data.Sqlite.SqliteConnection sqlite) return sqlite.BeginTransaction(deferred: true);
        return await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
    }

    private static async Task<long> Count(DbTransaction snapshot, string table, CancellationToken stop)
    {
        await using var command = Command(snapshot, $"SELECT COUNT(*) FROM \"{table}\"");
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), null);
    }

    private static async Task<BackupTable> Write(ZipArchive archive, DbTransaction snapshot, BackupTable table, Action<long> watch, CancellationToken stop)
    {
        using var hash = SHA256.Create();
        await using var entry = await archive.CreateEntry(BackupContents.EntryOf(table.Name), CompressionLevel.Fastest).OpenAsync(stop);
        await using var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true);
        await using var buffered = new BufferedStream(hashed, 1 << 16);
        await using var json = new Utf8JsonWriter(buffered, Compact);
        await using var command = Command(snapshot, Query(table, snapshot is Npgsql.NpgsqlTransaction));
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, stop);
        var rows = 0L;
        while (await row.ReadAsync(stop))
        {
            json.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++) RowForm.Write(json, row, i, table.Columns[i].Kind);
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            buffered.WriteByte((byte)'\n');
            if (++rows % 1000 == 0) watch(rows);
        }

        watch(rows);
        await buffered.FlushAsync(stop);
        await hashed.FlushFinalBlockAsync(stop);
        return table with { Rows = rows, Sha256 = Convert.ToHexStringLower(hash.Hash!) };
    }

    private static string Query(BackupTable table, bool isPostgres)
    {
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        var order = string.Join(", ", table.Keys.Select(k => $"\"{k}\"{(isPostgres && table.Columns.Single(c => c.Name == k).Kind == ColumnKind.Text ? " COLLATE \"C\"" : "")}"));
        return $"SELECT {columns} FROM \"{table.Name}\" ORDER BY {order}";
    }

    private static DbCommand Command(DbTransaction snapshot, string sql)
    {
        var command = snapshot.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (snapshot, sql, 0);
        return command;
    }
}
