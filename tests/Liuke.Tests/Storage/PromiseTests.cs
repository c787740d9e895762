using System.Text;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Liuke.Tests.Trade;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Storage;

/// <summary>What liuke verify promises is looked at: each promise is broken once by hand, and named.</summary>
public sealed class PromiseTests
{
    [Fact]
    public async Task a_firm_that_nobody_tampered_with_keeps_every_promise()
    {
        await using var scene = await Scene();
        Assert.All(await Verify(scene), promise => Assert.Empty(promise.Broken));
    }

    [Theory]
    [InlineData("""UPDATE "Orders" SET "NetMinor" = "NetMinor" + 1 WHERE "Number" = 'O1'""", "totals", "O1")]
    [InlineData("""DELETE FROM "OrderLines" WHERE "OrderId" IN (SELECT "Id" FROM "Orders" WHERE "Number" = 'O2')""", "totals", "O2")]
    [InlineData("""UPDATE "Orders" SET "DepartmentId" = "Id" WHERE "Number" = 'O1'""", "orders", "O1")]
    [InlineData("""DELETE FROM "Standings" WHERE "Number" IN (SELECT MIN("Number") FROM "Customers")""", "standing", "C2026-00001-")]
    [InlineData("""UPDATE "Standings" SET "DepartmentId" = "CustomerId" WHERE "Number" IN (SELECT MIN("Number") FROM "Customers")""", "follows", "C2026-00001-")]
    [InlineData("""UPDATE "Customers" SET "Code" = 'C2026-00001-0' WHERE "Code" LIKE 'C2026-00001-%'""", "code", "C2026-00001-0")]
    [InlineData("""UPDATE "Customers" SET "MobileSealed" = (SELECT "MobileSealed" FROM "Customers" WHERE "Code" LIKE 'C2026-00002-%') WHERE "Code" LIKE 'C2026-00001-%'""", "mobile", "C2026-00001-")]
    [InlineData("""UPDATE "Customers" SET "MobileIndex" = NULL WHERE "Code" LIKE 'C2026-00002-%'""", "mobile", "C2026-00002-")]
    [InlineData("""UPDATE "WorkItems" SET "DepartmentId" = "Id" """, "work", "C2026-00001-")]
    public async Task a_broken_promise_is_named_with_its_row(string sql, string promise, string row)
    {
        await using var scene = await Scene();
        await scene.House.Look(db => db.Database.ExecuteSqlRawAsync(sql));
        var title = promise switch
        {
            "totals" => TradePromises.TotalsAddUp,
            "orders" => TradePromises.FollowsCustomer,
            "standing" => ArchiveWords.EachHasAStanding,
            "follows" => ArchiveWords.StandingsFollowCustomers,
            "code" => ArchiveWords.CodesAreRight,
            "mobile" => ArchiveWords.MobilesOpen,
            _ => WorkPromises.FollowsCustomer,
        };
        Assert.Contains((await Verify(scene)).Single(p => p.Title == title).Broken, said => said.En.Contains(row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_second_open_piece_of_work_is_named()
    {
        await using var scene = await Scene();
        await scene.House.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("""DROP INDEX "IX_WorkItems_Open" """);
            var columns = string.Join(", ", db.Model.FindEntityType(typeof(WorkItem))!.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "Id").Select(c => $"\"{c}\""));
            var twice = $"""INSERT INTO "WorkItems" ("Id", {columns}) SELECT "CustomerId", {columns} FROM "WorkItems" """;
            return await db.Database.ExecuteSqlRawAsync(twice);
        });
        Assert.Contains("retention", Assert.Single((await Verify(scene)).Single(p => p.Title == WorkPromises.OneOpen).Broken).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_line_without_its_order_is_named_by_the_database_itself()
    {
        await using var scene = await Scene();
        await scene.House.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql()
                ? """ALTER TABLE "Orders" DISABLE TRIGGER ALL; ALTER TABLE "OrderLines" DISABLE TRIGGER ALL; DELETE FROM "Orders" WHERE "Number" = 'O1'"""
                : """PRAGMA foreign_keys = OFF; DELETE FROM "Orders" WHERE "Number" = 'O1'; PRAGMA foreign_keys = ON""");
            return 0;
        });
        Assert.Contains((await Verify(scene)).SelectMany(p => p.Broken), said => said.En.Contains("OrderLines", StringComparison.Ordinal));
    }

    private static async Task<ImportScene> Scene()
    {
        var scene = await ImportScene.Open();
        await scene.Import(scene.File("订单编号,手机,宝贝标题,数量,实付金额,下单时间\nO1,13800138000,杯,1,20.00,2026-01-05\nO1,13800138000,碗,2,30.00,2026-01-05\nO2,13900139000,杯,1,20.00,2026-01-06\n", Encoding.UTF8));
        await scene.House.Look(async db =>
        {
            var customer = await db.Customers.OrderBy(c => c.Number).FirstAsync();
            await using var write = await db.BeginWrite(default);
            await new WorkRegister(new()).Raise(db, [new(customer.Id, new(customer.OwnerId, customer.DepartmentId), WorkKind.AtRisk, "retention", "{}", 100, new(2026, 3, 2))], scene.House.Clock.Now, default);
            await write.Commit(default);
            return 0;
        });
        return scene;
    }

    private static Task<IReadOnlyList<Promise>> Verify(ImportScene scene) => scene.House.Do<VerifyDatabase, IReadOnlyList<Promise>>(v => v.Run(null, default));
}
