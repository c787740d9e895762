using System.Diagnostics;
using System.Text;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Liuke.Tests.Access.Fields;

/// <summary>A copy of the database alone does not tell anybody's mobile.</summary>
public sealed class DumpTests
{
    private const string Planted = "13912345678", AsName = "13787654321";

    [Fact]
    public async Task a_dump_holds_no_mobile_that_came_in_by_a_file_was_searched_or_was_looked_at()
    {
        await using var scene = await ImportScene.Open();
        var house = scene.House;
        // As a mobile of its own, as the only name of a customer, and as what an order without a number is called by.
        await scene.Import(scene.File($"手机,宝贝标题,数量,实付金额,下单时间\n{Planted},陶瓷杯,1,20.00,2024-01-05 13:20\n139 1234 5678,陶瓷杯,1,20.00,2024-01-06 13:20\n{AsName},陶瓷杯,1,20.00,2024-01-06 13:20\n", Encoding.UTF8));
        var code = await house.Look(async db =>
        {
            Assert.Equal(2, await db.Customers.CountAsync());
            return await db.Customers.OrderBy(c => c.Number).Select(c => c.Code).FirstAsync();
        });
        Assert.Equal("139****5678", await house.Look(db => db.Customers.OrderBy(c => c.Number).Select(c => c.Name).FirstAsync()));
        Assert.Equal("+86" + Planted, (await house.Do<RevealMobile, Outcome<Revealed>>(r => r.Run(code, house.Clock.New<PersonId>(), Roles.GM, default))).Value.Mobile);
        Assert.Single((await house.Do<FindCustomers, CustomersFound>(f => f.Run(new(new() { Search = Planted }), default))).Rows);
        Assert.Single((await house.Do<FindCustomers, CustomersFound>(f => f.Run(new(new() { Search = "5678" }), default))).Rows);

        await NothingTells(house, Planted, AsName);
    }

    [Fact]
    public async Task mobiles_from_before_are_sealed_when_the_database_opens_and_nothing_of_them_is_left()
    {
        await using var house = await TestHouse.OpenEmpty();
        var id = house.Clock.New<CustomerId>();
        await house.Look(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("0007_KeyRing");
            await using var write = await db.BeginWrite(default);
            var before = new BulkTable("Customers", ["Id", "Number", "Code", "ExternalKey", "Name", "NameKey", "NameOrder", "Kind", "Stage", "DepartmentId", "Mobile", "CreatedAt", "Version"], ["Id"]);
            await using (var writer = await db.Dialect.Write(db, before, default))
            {
                await writer.Add(id, 20260000000001L, "C2026-00001-7", "+86" + Planted, Planted, Planted, "00", 0, 1, house.Clock.New<DepartmentId>(), "+86" + Planted, house.Clock.Now, 0);
                await writer.Complete(default);
            }

            await write.Commit(default);
            return 0;
        });

        Assert.Null((await house.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(m => m.Run(default))).Refusal);

        var customer = await house.Look(db => db.Customers.SingleAsync());
        var mobiles = house.Services.GetRequiredService<CustomerMobile>();
        Assert.Equal("+86" + Planted, mobiles.Open(id, customer.MobileSealed));
        Assert.Equal(("139****5678", mobiles.KeyOf(Planted)), (customer.Name, customer.ExternalKey));
        await NothingTells(house, Planted);
    }

    private static async Task NothingTells(TestHouse house, params string[] planted)
    {
        var dump = house.Database.IsPostgres ? await PostgresDump(house.Database) : await SqliteFiles(house);
        foreach (var mobile in planted)
        {
            Assert.True(dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes(mobile)) < 0, $"{mobile} is in the dump");
            Assert.True(dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(mobile)))) < 0, $"{mobile} is in the dump as bytes");
            Assert.True(dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"{mobile[..3]} {mobile[3..7]} {mobile[7..]}")) < 0, $"{mobile} is in the dump with spaces");
        }
    }

    private static async Task<byte[]> SqliteFiles(TestHouse house)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var all = new MemoryStream();
        foreach (var file in new[] { "", "-wal", "-shm" }.Select(part => house.Database.File + part).Where(File.Exists)) all.Write(await File.ReadAllBytesAsync(file));
        Assert.True(all.Length > 0);
        return all.ToArray();
    }

    private static async Task<byte[]> PostgresDump(Database database)
    {
        var at = new NpgsqlConnectionStringBuilder(database.Connection);
        var start = new ProcessStartInfo("/usr/lib/postgresql/15/bin/pg_dump") { RedirectStandardOutput = true, UseShellExecute = false, Environment = { ["PGPASSWORD"] = at.Password } };
        foreach (var word in new[] { "-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, at.Database! }) start.ArgumentList.Add(word);
        using var dumping = Process.Start(start)!;
        var text = new MemoryStream();
        await dumping.StandardOutput.BaseStream.CopyToAsync(text);
        await dumping.WaitForExitAsync();
        Assert.Equal(0, dumping.ExitCode);
        Assert.True(text.Length > 10_000);
        return text.ToArray();
    }
}
