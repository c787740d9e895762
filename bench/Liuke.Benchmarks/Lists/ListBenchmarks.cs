using System.Diagnostics;
using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Benchmarks.Lists;

/// <summary>Lists over a million customers: seeds a database once, then asks for pages as people would and prints how long they took.</summary>
internal sealed class ListBenchmarks(IServiceProvider services, bool countsProcessor)
{
    private const int Rounds = 12;

    public static async Task<int> Run(string[] args)
    {
        var database = Database.Parse(Option(args, "--database") ?? Path.Combine(Path.GetTempPath(), "liuke-lists.db"));
        var customers = int.Parse(Option(args, "--customers") ?? "1000000", null);
        var services = new ServiceCollection();
        services.AddLogging();
        House.Front.AddRooms(services, database);
        await using var provider = services.BuildServiceProvider();
        var bench = new ListBenchmarks(provider, args.Contains("--processor-time"));
        await bench.Do<MigrateDatabase>(Reach.All, migrate => migrate.Run(default));
        await bench.Seed(customers);
        if (args.Contains("--seed-only")) return 0;
        await bench.Measure(Option(args, "--only") ?? "");
        if (args.Contains("--walls") && database.IsPostgres) await bench.MeasureWithoutWalls(Option(args, "--only") ?? "");
        return 0;
    }

    private async Task Seed(int customers)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        var store = scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>();
        await using var db = await store.CreateDbContextAsync();
        if (await db.People.AnyAsync()) return;
        var firm = new InventedFirm(store, scope.ServiceProvider.GetRequiredService<AddPerson>(), scope.ServiceProvider.GetRequiredService<CustomerMobile>(), scope.ServiceProvider.GetRequiredService<Company>().Today(SystemClock.Instance));
        await firm.Seed(customers, default);
    }

    // The same pages with row-level security off: what is left is the cost of the wall.
    private async Task MeasureWithoutWalls(string only)
    {
        try
        {
            await Switch("DISABLE");
            Console.WriteLine("without row-level security");
            await Measure(only);
        }
        finally
        {
            await Switch("ENABLE");
        }
    }

    private Task Switch(string how) => Do<IDbContextFactory<Db>>(Reach.All, async store =>
    {
        await using var db = await store.CreateDbContextAsync();
        var sql = $"DO $$ DECLARE t record; BEGIN FOR t IN SELECT DISTINCT tablename FROM pg_policies LOOP EXECUTE format('ALTER TABLE %I {how} ROW LEVEL SECURITY', t.tablename); END LOOP; END $$";
        await db.Database.ExecuteSqlRawAsync(sql);
    });

    private async Task Measure(string only)
    {
        var readers = await Readers();
        var pages = ListPages.All(await Sample()).Where(p => p.Name.Contains(only, StringComparison.Ordinal)).ToList();
        var all = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        Console.WriteLine($"| {"list",-44} |{string.Concat(readers.Keys.Select(r => $" {r,17} |"))}");
        Console.WriteLine($"|{new string('-', 46)}|{string.Concat(readers.Keys.Select(_ => new string('-', 18) + ":|"))}");
        foreach (var page in pages)
        {
            var cells = new List<string>();
            foreach (var (reader, reach) in readers)
            {
                var times = await Times(page.Asked, reach);
                (all.TryGetValue(reader, out var sofar) ? sofar : all[reader] = []).AddRange(times);
                cells.Add($" {At(times, .5),7:0.0} / {At(times, .95),7:0.0} |");
            }

            Console.WriteLine($"| {page.Name,-44} |{string.Concat(cells)}");
        }

        Console.WriteLine($"| {"all of these",-44} |{string.Concat(readers.Keys.Select(r => $" {At(all[r], .5),7:0.0} / {At(all[r], .95),7:0.0} |"))}");
        Console.WriteLine($"p50 / p95 in milliseconds, of {(countsProcessor ? "processor time" : "waiting")}, through the use case, each page asked for {Rounds} times after two to warm up");
    }

    private async Task<List<double>> Times(CustomersAsked asked, Reach reach)
    {
        var times = new List<double>();
        for (var round = -2; round < Rounds; round++)
        {
            var (start, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await Do<FindCustomers>(reach, find => find.Run(asked, default));
            if (round >= 0) times.Add((countsProcessor ? Environment.CpuUsage.TotalTime - busy : Stopwatch.GetElapsedTime(start)).TotalMilliseconds);
        }

        return times;
    }

    private async Task<Dictionary<string, Reach>> Readers()
    {
        var readers = new Dictionary<string, Reach>(StringComparer.Ordinal);
        await Do<IDbContextFactory<Db>>(Reach.All, async store =>
        {
            await using var db = await store.CreateDbContextAsync();
            foreach (var user in new[] { "rep", "manager", "region", "gm" })
            {
                var person = await db.People.SingleAsync(p => p.UserName == user);
                await Do<ReadRights>(Reach.All, async read => readers[user] = (await read.Run(person.PersonId, default))!.Reach(ArchivePermissions.ViewCustomers));
            }
        });
        return readers;
    }

    // A customer in the middle of each order, to ask for the page behind it.
    private async Task<(Standing Middle, string Name, PersonId Owner, DepartmentId Department)> Sample()
    {
        Standing? middle = null;
        var name = "";
        await Do<IDbContextFactory<Db>>(Reach.All, async store =>
        {
            await using var db = await store.CreateDbContextAsync();
            var count = await db.Standings.CountAsync();
            middle = await db.Standings.AsNoTracking().Where(s => s.ValueAtRiskMinor != null).OrderBy(s => s.ValueAtRiskMinor).Skip(count / 2).FirstAsync();
            name = await db.Customers.Where(c => c.Id == middle.CustomerId).Select(c => c.NameOrder).SingleAsync();
        });
        return (middle!, name, middle!.OwnerId!.Value, middle.DepartmentId);
    }

    private async Task Do<T>(Reach reach, Func<T, Task> act) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = reach;
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static double At(List<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)];
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
