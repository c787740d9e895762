using System.IO.Compression;
using System.Text.Json;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Storage;

public sealed class BackupTests
{
    [Fact]
    public async Task a_backup_restored_elsewhere_equals_the_original_row_by_row()
    {
        await using var house = await Scene();
        await using var other = await TestHouse.OpenEmpty();
        var file = await BackUp(house);

        var restored = (await Restore(other, file)).Value;

        Assert.Equal(200, await other.Look(db => db.Customers.CountAsync()));
        Assert.True(restored.Rows > 400);
        Assert.Equal(await Sums(file), await Sums(await BackUp(other)));
        Assert.Equal(1, await other.Look(db => db.Customers.CountAsync(c => c.Name == "客户 “17”, \n\u0001 😀")));
    }

    [Fact]
    public async Task a_backup_moves_from_one_kind_of_database_to_the_other_and_back()
    {
        Assert.SkipWhen(TestHouse.PostgresServer is null, "needs PostgreSQL beside SQLite: the run on PostgreSQL does it");
        await using var house = await Scene();
        await using var sqlite = await TestHouse.OpenEmpty(onSqlite: true);
        await using var back = await TestHouse.OpenEmpty();
        var file = await BackUp(house);

        Assert.Null((await Restore(sqlite, file)).Refusal);
        var second = await BackUp(sqlite);
        Assert.Null((await Restore(back, second)).Refusal);

        Assert.Equal(await Sums(file), await Sums(second));
        Assert.Equal(await Sums(file), await Sums(await BackUp(back)));
        // Search works on what was restored, so its index was rebuilt.
        Assert.Equal(11, await Named(sqlite, "客户5"));
    }

    [Fact]
    public async Task a_backup_under_load_is_one_moment_of_the_database()
    {
        await using var house = await Scene();
        using var ending = new CancellationTokenSource();
        var writing = Task.Run(() => WritePairs(house, ending.Token));
        await Task.Delay(200);
        var file = await BackUp(house);
        await ending.CancelAsync();
        var written = await writing;

        await using var other = await TestHouse.OpenEmpty();
        Assert.Null((await Restore(other, file)).Refusal);
        var pairs = await other.Look(db => db.Jobs.CountAsync(j => j.Kind == "pair"));
        Assert.True(written > 0, "nothing was written beside the backup");
        Assert.Equal(0, pairs % 2);
    }

    [Fact]
    public async Task a_backup_overwrites_no_file()
    {
        await using var house = await TestHouse.Open();
        var file = Path.Combine(house.Folder, "kept.zip");
        await File.WriteAllTextAsync(file, "precious");

        Assert.Equal(RefusalKind.Conflict, (await house.Do<BackUpDatabase, Outcome<BackedUp>>(b => b.Run(file, null, default))).Refusal?.Kind);
        Assert.Equal("precious", await File.ReadAllTextAsync(file));
        Assert.Equal(RefusalKind.Missing, (await house.Do<BackUpDatabase, Outcome<BackedUp>>(b => b.Run(Path.Combine(house.Folder, "no", "b.zip"), null, default))).Refusal?.Kind);
    }

    [Fact]
    public async Task a_database_with_data_is_replaced_only_when_asked_and_what_it_held_is_kept_aside()
    {
        await using var house = await Scene();
        await using var other = await Scene(customers: 3);
        var file = await BackUp(house);

        Assert.Equal(RefusalKind.Conflict, (await Restore(other, file)).Refusal?.Kind);
        Assert.Equal(3, await other.Look(db => db.Customers.CountAsync()));

        var restored = (await Restore(other, file, overwrite: true)).Value;
        Assert.Equal(200, await other.Look(db => db.Customers.CountAsync()));
        Assert.NotNull(restored.KeptAside);
        var counting = $"""SELECT COUNT(*)::int AS "Value" FROM {restored.KeptAside["schema ".Length..]}."Customers" """;
        var kept = other.Database.IsPostgres
            ? await other.Look(db => db.Database.SqlQueryRaw<int>(counting).SingleAsync())
            : await Count(restored.KeptAside);
        Assert.Equal(3, kept);
    }

    [Fact]
    public async Task a_database_in_use_by_another_program_is_left_alone()
    {
        await using var house = await Scene(customers: 3);
        await using var other = await Scene(customers: 2);
        var file = await BackUp(house);
        await using var stranger = other.Database.IsPostgres
            ? (System.Data.Common.DbConnection)new Npgsql.NpgsqlConnection(other.Database.Connection + ";Pooling=false")
            : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={other.Database.File};Pooling=False");
        await stranger.OpenAsync();
        await using var reading = stranger.CreateCommand();
        reading.CommandText = """SELECT COUNT(*) FROM "Customers" """;
        await reading.ExecuteScalarAsync();

        Assert.Equal(RefusalKind.Conflict, (await Restore(other, file, overwrite: true)).Refusal?.Kind);
        Assert.Equal(2, await other.Look(db => db.Customers.CountAsync()));
    }

    [Theory]
    [InlineData("nothing like it")]
    [InlineData("cut short")]
    [InlineData("a byte turned")]
    [InlineData("a row changed")]
    [InlineData("from a newer version")]
    [InlineData("a strange table")]
    public async Task a_bad_backup_is_refused_and_changes_nothing(string how)
    {
        await using var house = await Scene(customers: 30);
        await using var other = await Scene(customers: 2);
        var file = await BackUp(house);
        await Spoil(file, how);

        Assert.NotNull((await Restore(other, file, overwrite: true)).Refusal);
        Assert.Equal(2, await other.Look(db => db.Customers.CountAsync()));
        if (other.Database.File is { } kept) Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(kept)!, "*restor*"));
    }

    private static async Task<TestHouse> Scene(int customers = 200)
    {
        var house = await TestHouse.Open();
        await house.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            await new CustomerRegister(new(), house.Services.GetRequiredService<CustomerMobile>()).Settle(db,
                [.. Enumerable.Range(0, customers).Select(i => new NewCustomer($"k{i}", i == 17 ? "客户 “17”, \n\u0001 😀" : $"客户 {i}", i % 2 == 0 ? null : $"1380013{i:0000}", null))],
                new(null, house.Clock.New<DepartmentId>()), house.Clock.Now, default);
            await db.Standings.ExecuteUpdateAsync(set => set.SetProperty(s => s.Alive, s => 0.1 + 0.7 / (s.Number % 1000 + 3)).SetProperty(s => s.AsOf, new NodaTime.LocalDate(2026, 3, 1)).SetProperty(s => s.NetMinor, s => s.Number % 1000 * 1_000_000_007));
            await write.Commit(default);
            return 0;
        });
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("lin", "林", house.Clock.New<DepartmentId>(), Roles.Manager | Roles.Rep, "a-good-password"), default));
        await house.Look(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.LockoutEnd, house.Clock.Now.ToDateTimeOffset())));
        return house;
    }

    // Two jobs in one transaction, again and again: a backup that holds an odd number saw half of one.
    private static async Task<int> WritePairs(TestHouse house, CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            await house.Look(async db =>
            {
                db.Jobs.Add(new(house.Clock.New<JobId>(), "pair", "{}", null, null, house.Clock.Now));
                db.Jobs.Add(new(house.Clock.New<JobId>(), "pair", "{}", null, null, house.Clock.Now));
                return await db.SaveChangesAsync(CancellationToken.None);
            });
            written++;
        }

        return written;
    }

    private static async Task<string> BackUp(TestHouse house)
    {
        var file = Path.Combine(house.Folder, $"{house.Clock.New<JobId>()}.zip");
        return (await house.Do<BackUpDatabase, Outcome<BackedUp>>(b => b.Run(file, null, default))).Value.File;
    }

    private static async Task Spoil(string file, string how)
    {
        if (how == "nothing like it") await File.WriteAllTextAsync(file, "not a backup");
        if (how == "cut short") await using (var cut = File.OpenWrite(file)) cut.SetLength(cut.Length / 2);
        if (how == "a byte turned") await Rewrite(file, BackupContents.EntryOf("Customers"), text => text.Replace("客户 3\"", "客户 4\"", StringComparison.Ordinal));
        if (how == "a row changed") await Rewrite(file, BackupContents.EntryOf("Standings"), text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        if (how == "from a newer version") await Rewrite(file, BackupContents.Entry, text => text.Replace("0001_Foundations", "9999_Tomorrow", StringComparison.Ordinal));
        if (how == "a strange table") await Rewrite(file, BackupContents.Entry, text => text.Replace("\"NameOrder\"", "\"Name\\\"; DROP TABLE People; --\"", StringComparison.Ordinal));
    }

    private static async Task Rewrite(string file, string entry, Func<string, string> change)
    {
        await using var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(await archive.GetEntry(entry)!.OpenAsync())) text = await reader.ReadToEndAsync();
        Assert.NotEqual(text, change(text));
        archive.GetEntry(entry)!.Delete();
        await using var writer = new StreamWriter(await archive.CreateEntry(entry).OpenAsync());
        await writer.WriteAsync(change(text));
    }

    private static Task<int> Named(TestHouse house, string part) => house.Look(db => db.Dialect.Holding(db, CustomerName.Index, part, 100_000).CountAsync());

    private static Task<Outcome<Restored>> Restore(TestHouse house, string file, bool overwrite = false)
        => house.Do<RestoreDatabase, Outcome<Restored>>(r => r.Run(file, overwrite, null, default));

    private static async Task<List<string>> Sums(string file)
    {
        await using var archive = await ZipFile.OpenReadAsync(file);
        await using var entry = await archive.GetEntry(BackupContents.Entry)!.OpenAsync();
        var contents = await JsonSerializer.DeserializeAsync<BackupContents>(entry, BackupContents.Json);
        return [.. contents!.Tables.Select(t => $"{t.Name} {t.Rows} {t.Sha256}")];
    }

    private static async Task<int> Count(string sqliteFile)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={sqliteFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM "Customers" """;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), null);
    }
}
