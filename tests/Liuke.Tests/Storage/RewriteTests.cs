using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Storage;

public sealed class RewriteTests
{
    [Fact]
    public async Task a_table_written_whole_keeps_its_indexes_and_what_the_planner_knows_of_them()
    {
        Assert.SkipWhen(TestHouse.PostgresServer is not null, "PostgreSQL keeps its indexes while it writes.");
        await using var house = await TestHouse.Open();
        await house.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "Departments" ("Id", "Name", "ParentId") VALUES (x'00000000000000000000000000000001', '一部', NULL)""");
            await db.Dialect.Analyze(db, default);
            var (indexes, known) = (await Indexes(db), await Known(db));

            await using (var write = await db.BeginWrite(default))
            {
                await db.Dialect.Rewrite(db, "Departments", () => Task.CompletedTask, default);
                await db.Dialect.Rewrite(db, "Standings", () => Task.CompletedTask, default);
                await write.Commit(default);
            }

            Assert.Equal(indexes, await Indexes(db));
            Assert.NotEmpty(known);
            Assert.Equal(known, await Known(db));
            return true;
        });
    }

    [Fact]
    public async Task the_planner_is_told_nothing_of_the_inside_of_text_indexes()
    {
        Assert.SkipWhen(TestHouse.PostgresServer is not null, "PostgreSQL looks how large a table is.");
        await using var house = await TestHouse.Open();
        await house.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "CustomersText"(rowid, pairs) VALUES (1, '5b81 6ce2')""");
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
            Assert.NotEmpty(await Inside(db));
            await db.Dialect.Analyze(db, default);
            Assert.Empty(await Inside(db));
            return true;
        });

        static Task<List<string>> Inside(Db db) => db.Database.SqlQueryRaw<string>("""SELECT "tbl" AS "Value" FROM sqlite_stat1 WHERE "tbl" LIKE 'CustomersText~_%' ESCAPE '~'""").ToListAsync();
    }

    private static Task<List<string>> Indexes(Db db) => db.Database.SqlQueryRaw<string>(
        """SELECT "sql" AS "Value" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" IS NOT NULL ORDER BY 1""").ToListAsync();

    private static Task<List<string>> Known(Db db) => db.Database.SqlQueryRaw<string>(
        """SELECT "tbl" || ' ' || coalesce("idx", '') || ' ' || "stat" AS "Value" FROM "sqlite_stat1" WHERE "tbl" = 'Departments' ORDER BY 1""").ToListAsync();
}
