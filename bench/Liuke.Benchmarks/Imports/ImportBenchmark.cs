using System.Diagnostics;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Trade.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Liuke.Benchmarks.Imports;

/// <summary>A whole import against the bare bulk insert of the rows it made, into the same tables with the same indexes, in the same run.</summary>
internal static class ImportBenchmark
{
    // What the files brought, without what the import keeps for itself: images for undoing, the batch.
    private static readonly Dictionary<string, string[]> TablesOf = new(StringComparer.Ordinal)
    {
        ["orders"] = ["Products", "Customers", "Standings", "Orders", "OrderLines"],
        ["customers"] = ["Customers", "Standings", "FileReviews", "CustomerIdentities", "NameBlocks", "Facts"],
    };

    public static async Task<int> Run(string[] args)
    {
        var kind = Option(args, "--kind") ?? "orders";
        var rounds = int.Parse(Option(args, "--rounds") ?? "2", null);
        var file = Option(args, "--file") ?? (kind == "customers" ? MadeCustomers.File(int.Parse(Option(args, "--rows") ?? "100000", null)) : "samples/online_retail.csv.gz");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file} is missing: run from the repository, or name a file by --file.");
            return 2;
        }

        var servers = new[] { null, Environment.GetEnvironmentVariable("LIUKE_TEST_POSTGRES") };
        foreach (var server in servers.Distinct())
            await Compare((kind, file), server, rounds);
        return 0;
    }

    private static async Task Compare((string Kind, string Path) file, string? server, int rounds)
    {
        var (imports, bares, lines) = (new List<Cost>(), new List<Cost>(), 0);
        for (var round = 0; round < rounds; round++)
        {
            await using var imported = await Fresh.Open(server);
            imports.Add(await Cost.Of(() => Import(imported, file)));
            var tables = await Read(imported, TablesOf[file.Kind]);
            lines = tables.Single(t => t.Name == (file.Kind == "orders" ? "OrderLines" : "Customers")).Rows.Count;
            await using var bare = await Fresh.Open(server);
            bares.Add(await Cost.Of(() => Write(bare, tables)));
        }

        var (import, plain) = (imports.MinBy(c => c.Seconds)!, bares.MinBy(c => c.Seconds)!);
        Console.WriteLine($"{(server is null ? "SQLite" : "PostgreSQL")}: {lines:N0} {(file.Kind == "orders" ? "order lines" : "customers")}, the best of {rounds} rounds");
        Console.WriteLine($"  import       {import.Seconds,7:F1} s  {lines / import.Seconds,9:N0} a second  ({import.Processor:F1} s of processor time here, {import.Megabytes:N0} MB above idle at most)");
        Console.WriteLine($"  bare insert  {plain.Seconds,7:F1} s  {lines / plain.Seconds,9:N0} a second  ({plain.Processor:F1} s of processor time here)");
        Console.WriteLine($"  ratio        {plain.Seconds / import.Seconds,7:F2}");
    }

    private static async Task Import(Fresh house, (string Kind, string Path) file)
    {
        var started = (await house.Do<StartImport, Outcome<StartedImport>>(start => start.Run(new(file.Path) { Kind = file.Kind }, default))).Value;
        await house.Services.GetRequiredService<RunJob>().Run(started.Job, null, default);
        Console.Error.WriteLine(await house.Do<ReadImport, ImportSummary?>(read => read.Run(started.Batch, default)));
    }

    private sealed record Table(string Name, string[] Columns, List<object?[]> Rows);

    private static Task<List<Table>> Read(Fresh house, string[] names) => house.Look(async db =>
    {
        var tables = new List<Table>();
        await db.Database.OpenConnectionAsync();
        foreach (var name in names)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{name}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var table = new Table(name, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], []);
            while (await reader.ReadAsync()) table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Plain(reader, i))]);
            tables.Add(table);
        }

        return tables;
    });

    private static object? Plain(System.Data.Common.DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetValue(column) switch
    {
        DateOnly day => LocalDate.FromDateOnly(day),
        DateTime day when reader.GetDataTypeName(column) == "date" => LocalDate.FromDateTime(day),
        DateTime at => Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
        var value => value,
    };

    private static Task<int> Write(Fresh house, List<Table> tables) => house.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        foreach (var table in tables)
        {
            await using var writer = await db.Dialect.Write(db, new(table.Name, table.Columns, []), default);
            foreach (var row in table.Rows) await writer.Add(row);
            await writer.Complete(default);
        }

        await write.Commit(default);
        return tables.Count;
    });

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    /// <summary>What a piece of work took.</summary>
    private sealed record Cost(double Seconds, double Processor, double Megabytes)
    {
        public static async Task<Cost> Of(Func<Task> work)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, true, true);
            using var self = Process.GetCurrentProcess();
            var (idle, most, before) = (self.WorkingSet64, self.WorkingSet64, self.TotalProcessorTime);
            using var over = new CancellationTokenSource();
            var watching = Task.Run(async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    using var now = Process.GetCurrentProcess();
                    most = Math.Max(most, now.WorkingSet64);
                    await Task.Delay(20);
                }
            });
            var watch = Stopwatch.StartNew();
            await work();
            var seconds = watch.Elapsed.TotalSeconds;
            await over.CancelAsync();
            await watching;
            self.Refresh();
            return new(seconds, (self.TotalProcessorTime - before).TotalSeconds, (most - idle) / 1048576.0);
        }
    }

    /// <summary>A house on a database of its own, gone afterwards.</summary>
    private sealed class Fresh(ServiceProvider services, string folder, string? server) : IAsyncDisposable
    {
        public ServiceProvider Services => services;

        public static async Task<Fresh> Open(string? server)
        {
            var folder = Directory.CreateTempSubdirectory("liuke-import-").FullName;
            var name = "liuke_import_" + Path.GetFileName(folder)[^6..].ToLowerInvariant();
            if (server is not null) await OnServer(server, $"CREATE DATABASE \"{name}\"");
            var database = Database.Parse(server is null ? Path.Combine(folder, "liuke.db") : new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
            var rooms = new ServiceCollection();
            rooms.AddLogging();
            House.Front.AddRooms(rooms, database);
            rooms.AddSingleton(new Intake.ImportFolder(Path.Combine(folder, "imports")));
            var house = new Fresh(rooms.BuildServiceProvider(), folder, server is null ? null : server + "|" + name);
            _ = (await house.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default))).Value;
            await house.Look(async db =>
            {
                db.Departments.Add(new Department(SystemClock.Instance.New<DepartmentId>(), "Firm", null));
                return await db.SaveChangesAsync();
            });
            return house;
        }

        public async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> act) where TUseCase : notnull
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
            return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
        }

        public Task<T> Look<T>(Func<Db, Task<T>> look) => Do<IDbContextFactory<Db>, T>(async store =>
        {
            await using var db = await store.CreateDbContextAsync();
            return await look(db);
        });

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            if (server?.Split('|') is [var at, var name]) await OnServer(at, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
            Directory.Delete(folder, true);
        }

        private static async Task OnServer(string server, string sql)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
