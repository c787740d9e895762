using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Benchmarks.Archive;
using Liuke.Benchmarks.Lists;
using Liuke.Benchmarks.Today;
using Liuke.FollowUp;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Tests.Archive.Plans;

/// <summary>The firm that the benchmarks invent, with some thousands of customers and statistics that tell of a million.</summary>
internal static class BigFirm
{
    public const int Customers = 12_000, Big = 1000, AsIf = 80;

    /// <summary>Behind no wall of their own, and as large.</summary>
    private static readonly string[] AlsoBig = ["NameBlocks", "OrderLines", "AuditLines"];

    // Tables that the benchmarks leave empty, from those that they fill: a planner reads what is empty from end to end, and rightly.
    private static readonly string[] Filled =
    [
        """INSERT INTO "ImportantDates" ("Id", "CustomerId", "ContactId", "Title", "Calendar", "Month", "Day", "IsLeapMonth", "CreatedAt") SELECT "Id", "CustomerId", "Id", '生日', 0, 3, 5, FALSE, "CreatedAt" FROM "Contacts" """,
        """INSERT INTO "OwnerTerms" ("Id", "CustomerId", "OwnerId", "DepartmentId", "UntilAt") SELECT "Id", "Id", "OwnerId", "DepartmentId", "CreatedAt" FROM "Customers" """,
        """INSERT INTO "Consents" ("Id", "CustomerId", "Purpose", "Channel", "IsGiven", "At") SELECT "Id", "CustomerId", 1, 1, TRUE, "CreatedAt" FROM "Contacts" """,
        """INSERT INTO "NoPersonalisations" ("CustomerId", "Since") SELECT "Id", "CreatedAt" FROM "Customers" WHERE "Number" % 5 = 0""",
        """INSERT INTO "PurchaseHistories" ("CustomerId", "Days") SELECT "Id", "MobileIndex" FROM "Customers" """,
        """INSERT INTO "StateChanges" ("CustomerId", "On", "From", "To") SELECT "CustomerId", "AsOf", 1, "State" FROM "Standings" """,
        """INSERT INTO "NameBlocks" ("Key", "Number") SELECT "Number" % 5000, "Number" FROM "Customers" """,
    ];

    public static async Task Seed(TestHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        provider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        var (store, company) = (provider.GetRequiredService<IDbContextFactory<Db>>(), provider.GetRequiredService<Company>());
        var today = company.Today(house.Clock);
        await new InventedFirm(store, provider.GetRequiredService<AddPerson>(), provider.GetRequiredService<CustomerMobile>(), today).Seed(Customers, default);
        await new InventedPeople(store, provider.GetRequiredService<ContactSeals>(), provider.GetRequiredService<Identities>(), today).Seed(default);
        await new InventedWork(store, provider.GetRequiredService<WorkRegister>(), company, house.Clock).Raise(Customers / 6, default);
        await house.Look(async db =>
        {
            foreach (var sql in Filled) await db.Database.ExecuteSqlRawAsync(sql);
            await db.Dialect.Analyze(db, default);
            return true;
        });
    }

    /// <summary>The tables that grow with the customers and hold some here.</summary>
    public static Task<HashSet<string>> Tables(TestHouse house) => house.Look(async db =>
    {
        var big = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Where(e => Wall.IsWalled(e.ClrType)).Select(e => e.GetTableName()!).Concat(AlsoBig))
#pragma warning disable EF1002 // the name of a table of the model
            if (await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS \"Value\" FROM (SELECT 1 FROM \"{table}\" LIMIT {Big}) few").SingleAsync() == Big) big.Add(table);
#pragma warning restore EF1002
        return big;
    });

    /// <summary>Planners believe the statistics: many times as many rows, and as many more of each value that many share.</summary>
    public static async Task PretendMillion(TestHouse house)
    {
        await house.Look(async db =>
        {
            if (!house.Database.IsPostgres) return await Multiply(db);
            await db.Database.ExecuteSqlRawAsync($"UPDATE pg_class SET reltuples = reltuples * {AsIf} WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples >= {Big}");
            return true;
        });
        // Statistics are read when a connection opens.
        if (!house.Database.IsPostgres) SqliteConnection.ClearAllPools();
    }

    private static async Task<bool> Multiply(Db db)
    {
        foreach (var row in await db.Database.SqlQueryRaw<string>("""SELECT "tbl" || '|' || "idx" || '|' || "stat" AS "Value" FROM sqlite_stat1 WHERE "idx" IS NOT NULL""").ToListAsync())
        {
            var (table, index, stat) = row.Split('|') is [var t, var i, var s] ? (t, i, s.Split(' ')) : throw new InvalidOperationException(row);
            if (!long.TryParse(stat[0], out var rows) || rows < Big) continue;
            var more = string.Join(' ', stat.Select(word => long.TryParse(word, out var n) && n >= 8 ? (n * AsIf).ToString(null, null) : word));
            await db.Database.ExecuteSqlAsync($"""UPDATE sqlite_stat1 SET "stat" = {more} WHERE "tbl" = {table} AND "idx" = {index}""");
        }

        return true;
    }
}
