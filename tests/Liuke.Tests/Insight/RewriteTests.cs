using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Insight;

/// <summary>How a million standings are written: only rows that are there, and on SQLite with the indexes made anew.</summary>
public sealed class RewriteTests
{
    private static readonly BulkTable Names = new("Standings", ["CustomerId", "Occasions", "NetMinor"], ["CustomerId"]) { OnlyUpdates = true };

    private static Task<List<string>> Indexes(TestHouse house) => house.Look(db => db.Database.SqlQueryRaw<string>(house.Database.IsPostgres
        ? """SELECT indexdef AS "Value" FROM pg_indexes WHERE tablename = 'Standings' ORDER BY 1"""
        : """SELECT "name" || coalesce("sql", '') AS "Value" FROM "sqlite_master" WHERE "type" = 'index' AND "tbl_name" = 'Standings' ORDER BY 1""").ToListAsync());

    private static Task<bool> Write(TestHouse house, CustomerId customer, bool fails = false) => house.Look(async db =>
    {
        await using var write = await db.BeginWrite(default);
        await db.Dialect.Rewrite(db, Names.Name, async () =>
        {
            await using var writer = await db.Dialect.Write(db, Names, default);
            await writer.Add(customer, 7, 4_200L);
            await writer.Complete(default);
            if (fails) throw new InvalidOperationException("in the middle");
        }, default);
        await write.Commit(default);
        return true;
    });

    [Fact]
    public async Task a_rewrite_changes_the_rows_and_leaves_every_index_in_place()
    {
        await using var house = await TestHouse.Open();
        var ids = await new Shop(house).Sell(new Sale("A", new(2026, 1, 1), 10), new Sale("B", new(2026, 1, 1), 10));
        var before = await Indexes(house);
        await Write(house, ids["A"]);

        Assert.True(before.Count > 3);
        Assert.Equal(before, await Indexes(house));
        var standings = await house.Look(db => db.Standings.ToDictionaryAsync(s => s.CustomerId));
        Assert.Equal((7, 4_200, 0), (standings[ids["A"]].Occasions, standings[ids["A"]].NetMinor, standings[ids["B"]].Occasions));
    }

    [Fact]
    public async Task a_rewrite_that_breaks_off_leaves_rows_and_indexes_as_they_were()
    {
        await using var house = await TestHouse.Open();
        var ids = await new Shop(house).Sell(new Sale("A", new(2026, 1, 1), 10));
        var before = await Indexes(house);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Write(house, ids["A"], fails: true));

        Assert.Equal(before, await Indexes(house));
        Assert.Equal(0, await house.Look(db => db.Standings.Select(s => s.Occasions).SingleAsync()));
    }

    [Fact]
    public async Task a_customer_removed_meanwhile_does_not_come_back()
    {
        await using var house = await TestHouse.Open();
        await Write(house, house.Clock.New<CustomerId>());

        Assert.Equal(0, await house.Look(db => db.Standings.CountAsync()));
    }
}
