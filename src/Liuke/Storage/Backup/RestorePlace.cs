using System.Globalization;
using Liuke.Basics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Storage.Backup;

/// <summary>Where a restored database is built, and how it takes its place once it is whole.</summary>
internal abstract class RestorePlace
{
    // What a first start leaves before anybody has done anything.
    private static readonly string[] MadeByStarting = ["ProtectionKeys", "OneTimeLinks"];

    public static RestorePlace Of(Database database, IClock clock)
    {
        var mark = clock.GetCurrentInstant().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        return database.IsPostgres ? new InSchema(database, mark) : new InFile(database, mark);
    }

    /// <returns>The database to fill.</returns>
    public abstract Task<Outcome<Database>> Prepare(bool overwrite, Func<Database, Db> open, CancellationToken stop);

    /// <summary>Puts what was built in its place.</summary>
    /// <returns>Where the old data lie, if there were any.</returns>
    public abstract Task<string?> Settle(CancellationToken stop);

    /// <summary>Takes away what was built; the old data are as they were.</summary>
    public abstract Task GiveUp(CancellationToken stop);

    private static async Task<bool> HoldsData(Db db, CancellationToken stop)
    {
        var names = (await db.Dialect.Columns(db, stop)).Select(c => c.Split('.')[0]).Distinct(StringComparer.Ordinal);
        foreach (var table in names.Where(t => !t.StartsWith("__EF", StringComparison.Ordinal)).Except(MadeByStarting))
        {
            var sql = $"SELECT 1 AS \"Value\" FROM \"{table}\" LIMIT 1";
            if ((await db.Database.SqlQueryRaw<int>(sql).ToListAsync(stop)).Count > 0) return true;
        }

        return false;
    }

    /// <summary>SQLite: a second file is filled beside the first, then they change places.</summary>
    private sealed class InFile(Database database, string mark) : RestorePlace
    {
        private readonly string file = database.File!;
        private string Building => file + ".restoring";

        public override async Task<Outcome<Database>> Prepare(bool overwrite, Func<Database, Db> open, CancellationToken stop)
        {
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            if (File.Exists(file) && new FileInfo(file).Length > 0)
            {
                if (!overwrite)
                {
                    await using var db = open(database);
                    if (await HoldsData(db, stop)) return Refusal.Conflict(BackupWords.NotEmpty);
                }

                if (!IsFree()) return Refusal.Conflict(BackupWords.InUse);
            }

            Remove(Building);
            return Database.Parse(Building);
        }

        public override Task<string?> Settle(CancellationToken stop)
        {
            if (!MakeOneFile(Building)) throw new InvalidOperationException("Somebody else holds the file that was just restored.");
            string? aside = null;
            if (File.Exists(file) && new FileInfo(file).Length > 0) File.Move(file, aside = $"{file}.before-restore-{mark}");
            File.Move(Building, file, overwrite: true);
            return Task.FromResult(aside);
        }

        public override Task GiveUp(CancellationToken stop)
        {
            SqliteConnection.ClearAllPools();
            Remove(Building);
            return Task.CompletedTask;
        }

        private bool IsFree()
        {
            try
            {
                return MakeOneFile(file);
            }
            catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
            {
                // A damaged file is what one restores for; it is kept aside as it is.
                return true;
            }
        }

        // Only whoever is alone may leave WAL, and all that was written is in the one file then.
        private static bool MakeOneFile(string path)
        {
            SqliteConnection.ClearAllPools();
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            try
            {
                return command.ExecuteScalar() is "delete";
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
            {
                return false;
            }
        }

        private static void Remove(string path)
        {
            foreach (var part in new[] { path, path + "-wal", path + "-shm", path + "-journal" }) File.Delete(part);
        }
    }

    /// <summary>PostgreSQL: the old schema steps aside under another name, a new one is filled in its place.</summary>
    private sealed class InSchema(Database database, string mark) : RestorePlace
    {
        private readonly string aside = "before_restore_" + mark.ToLowerInvariant();
        private Func<Db>? connect;
        private bool isAside;

        public override async Task<Outcome<Database>> Prepare(bool overwrite, Func<Database, Db> open, CancellationToken stop)
        {
            connect = () => open(database);
            await using var db = connect();
            if (!await db.Database.CanConnectAsync(stop)) return database; // the first step of the schema creates it
            if (!overwrite && await HoldsData(db, stop)) return Refusal.Conflict(BackupWords.NotEmpty);
            if (await Others(db, stop) > 0) return Refusal.Conflict(BackupWords.InUse);

            await Do(db, $"ALTER SCHEMA public RENAME TO {aside}; CREATE SCHEMA public", stop);
            isAside = true;
            return database;
        }

        public override async Task<string?> Settle(CancellationToken stop)
        {
            if (!isAside) return null;
            await using var db = connect!();
            if (await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = {aside}").SingleAsync(stop) > 0) return $"schema {aside}";
            await Do(db, $"DROP SCHEMA {aside} CASCADE", stop);
            return null;
        }

        public override async Task GiveUp(CancellationToken stop)
        {
            if (!isAside) return;
            await using var db = connect!();
            await Do(db, $"DROP SCHEMA public CASCADE; ALTER SCHEMA {aside} RENAME TO public", stop);
        }

        private static Task Do(Db db, string sql, CancellationToken stop) => db.Database.ExecuteSqlRawAsync(sql, stop);

        private static async Task<int> Others(Db db, CancellationToken stop)
        {
            Npgsql.NpgsqlConnection.ClearPool((Npgsql.NpgsqlConnection)db.Database.GetDbConnection());
            await db.Database.OpenConnectionAsync(stop);
            return await db.Database.SqlQueryRaw<int>("SELECT COUNT(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'").SingleAsync(stop);
        }
    }
}
