using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Benchmarks.Archive;
using Liuke.Benchmarks.Lists;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Archive.Plans;

/// <summary>No page reads a whole table that grows with the customers: the plans are read while the pages run, on a database that believes to hold a million.</summary>
public sealed class PlanTests
{
    /// <summary>What is walked or read whole all the same: part of the page's name, table, and why that is right.</summary>
    private static readonly (string Page, string Table, Access Access, string Why)[] Named =
    [
        ("", "Standings", Access.Walk, "one order is walked until the page is full, or as many match as are counted"),
        ("Name", "Customers", Access.Walk, "the order of names is walked until the page is full"),
        ("", "OrderChanges", Access.Walk, "whether there is one at all"),
        ("", "AuditLines", Access.Walk, "the last one"),
        ("", "WorkItems", Access.Walk, "the number beside Today counts open work up to a limit"),
        ("Today", "WorkItems", Access.Scan, "the tabs count all open work of whoever sees all; what is done is in no such index"),
        ("Today", "SeatTotals", Access.Scan, "one row for each person in charge, not for each customer"),
    ];

    [Fact]
    public async Task no_page_of_the_archive_reads_a_whole_table_and_without_an_index_one_is_seen_to()
    {
        var reader = new PlanReader();
        await using var house = await TestHouse.Open(services => Listen(services, reader));
        await BigFirm.Seed(house);
        reader.Big = await BigFirm.Tables(house);
        await BigFirm.PretendMillion(house);
        await ReadLists(house, reader);
        await ReadWords(house, reader);
        await ReadPages(house, reader, "");
        Assert.True(reader.Read > 1000, $"only {reader.Read} queries were read");
        var wrong = Wrong(reader).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        await house.Look(db => db.Database.ExecuteSqlRawAsync("DROP INDEX \"IX_FieldChanges_CustomerId_At\""));
        await ReadPages(house, reader, "history");
        Assert.Contains(Wrong(reader), w => w.StartsWith("Scan of FieldChanges", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Wrong(PlanReader reader)
        => from found in reader.Found
           where !Named.Any(n => found.Page.Contains(n.Page, StringComparison.Ordinal) && n.Table == found.Step.Table && n.Access == found.Step.Access)
           group found by (found.Step, found.Sql) into same
           select $"{same.Key.Step.Access} of {same.Key.Step.Table} ({same.Key.Step.Detail}) on {string.Join(", ", same.Select(s => s.Page).Take(6))} ({same.Count()}):\n{same.Key.Sql}\n";

    private static void Listen(IServiceCollection services, PlanReader reader) => services.AddSingleton(provider =>
    {
        var options = new DbContextOptionsBuilder<Db>();
        provider.GetRequiredService<Database>().Use(options);
        return options.AddInterceptors(reader).Options;
    });

    private static async Task ReadLists(TestHouse house, PlanReader reader)
    {
        var lists = ListPages.All(await Middle(house)).ToList();
        foreach (var (user, reach) in await Reaches(house))
            foreach (var list in lists)
            {
                reader.Page = $"{list.Name} for {user}";
                await house.Do<FindCustomers, CustomersFound>(find => find.Run(list.Asked, default), reach);
            }

        reader.Page = null;
    }

    // On PostgreSQL a function looks words up, and no plan tells of what is inside.
    private static async Task ReadWords(TestHouse house, PlanReader reader)
    {
        if (!house.Database.IsPostgres) return;
        foreach (var (table, text) in new[] { ("Customers", "NameKey"), ("Interactions", "BodyKey") })
        {
            reader.Page = "words of " + table;
#pragma warning disable EF1002 // names written here
            await house.Look(db => db.Database.SqlQueryRaw<long>($"SELECT \"Number\" AS \"Value\" FROM \"{table}\" WHERE liuke_pairs(\"{text}\") @> ARRAY['海天'] LIMIT 5001").ToListAsync());
#pragma warning restore EF1002
        }

        reader.Page = null;
    }

    private static async Task ReadPages(TestHouse house, PlanReader reader, string only)
    {
        foreach (var (user, reach) in await Reaches(house))
        {
            using var visitor = await Visitor.SignIn(await house.Serve(services => Listen(services, reader)), user, InventedFirm.Password);
            var asks = new ArchiveAsks([.. ListPages.All(await Middle(house))], await KnownTo(house, reach), 7);
            foreach (var kind in ArchiveAsks.Kinds.Where(k => k != "list" && k.StartsWith(only, StringComparison.Ordinal)))
                for (var n = 0; n < 4; n++)
                {
                    var ask = asks.Next(kind);
                    reader.Page = $"{kind}: {ask.Name} for {user}";
                    await visitor.Get(ask.Address);
                }

            reader.Page = null;
        }
    }

    private static async Task<List<(string User, Reach Reach)>> Reaches(TestHouse house)
    {
        var reaches = new List<(string, Reach)>();
        foreach (var user in new[] { "rep", "manager", "gm" })
        {
            var person = await house.Look(db => db.People.Where(p => p.UserName == user).Select(p => p.Id).SingleAsync());
            reaches.Add((user, await house.Do<ReadRights, Reach>(async read => (await read.Run(new(person), default))!.Reach(ArchivePermissions.ViewCustomers))));
        }

        return reaches;
    }

    private static Task<List<Known>> KnownTo(TestHouse house, Reach reach) => house.Look(async db =>
        (await db.Customers.AsNoTracking().OrderBy(c => c.Number).Take(50).ToListAsync()).ConvertAll(c => new Known(c.Id, c.Code, c.Number, c.Name, int.Parse(c.ExternalKey![1..], null))), reach);

    private static Task<(Standing, string, PersonId, DepartmentId)> Middle(TestHouse house) => house.Look(async db =>
    {
        var middle = await db.Standings.AsNoTracking().Where(s => s.ValueAtRiskMinor != null).OrderBy(s => s.ValueAtRiskMinor).Skip(BigFirm.Customers / 2).FirstAsync();
        return (middle, await db.Customers.Where(c => c.Id == middle.CustomerId).Select(c => c.NameOrder).SingleAsync(), middle.OwnerId!.Value, middle.DepartmentId);
    });
}
