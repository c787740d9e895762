using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Liuke.Access;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Benchmarks.Lists;
using Liuke.Benchmarks.Today;
using Liuke.FollowUp;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Liuke.Benchmarks.Archive;

/// <summary>Eight people at once on the archive of a million customers with five million contacts and facts: seeds a database once, then measures.</summary>
internal sealed class ArchiveBenchmark(IServiceProvider services, Uri? address, string[] args)
{
    private const int Sampled = 400, WarmUp = 5;

    private readonly ConcurrentBag<(string Role, string Kind, string Name, double Ms)> taken = [];

    public static async Task<int> Run(string[] args)
    {
        var database = Database.Parse(Option(args, "--database") ?? Path.Combine(Path.GetTempPath(), "liuke-archive.db"));
        await using var house = House.Front.Build(database, 0, builder => builder.Logging.ClearProviders());
        await new ArchiveBenchmark(house.Services, null, args).Seed();
        if (args.Contains("--seed-only")) return 0;

        await house.StartAsync();
        await new ArchiveBenchmark(house.Services, new(house.Urls.First()), args).Measure();
        await house.StopAsync();
        return 0;
    }

    private async Task Seed()
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        provider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await provider.GetRequiredService<MigrateDatabase>().Run(default)).Value;
        var (store, company, clock) = (provider.GetRequiredService<IDbContextFactory<Db>>(), provider.GetRequiredService<Company>(), provider.GetRequiredService<IClock>());
        await using var db = await store.CreateDbContextAsync();
        var today = company.Today(clock);
        if (await db.Contacts.AnyAsync()) return;

        await InventedFast.Open(db, default);
        var indexes = new InventedFast(db);
        await indexes.PutAside(default);
        if (!await db.People.AnyAsync())
            await new InventedFirm(store, provider.GetRequiredService<AddPerson>(), provider.GetRequiredService<CustomerMobile>(), today) { Departments = Number("--departments", 20) }.Seed(Number("--customers", 1_000_000), default);
        await new InventedPeople(store, provider.GetRequiredService<ContactSeals>(), provider.GetRequiredService<Identities>(), today).Seed(default);
        await indexes.MakeAnew(default);
        if (!await db.WorkItems.AnyAsync())
            await new InventedWork(store, provider.GetRequiredService<WorkRegister>(), company, clock).Raise(Number("--items", 150_000), default);
    }

    private async Task Measure()
    {
        var lists = ListPages.All(await Sample()).Where(p => !p.Name.StartsWith("search", StringComparison.Ordinal)).ToList();
        var readers = new List<(string Role, Reach Reach, ArchiveAsks Asks, HttpClient? Client)>();
        string[] roles = Option(args, "--role") is { } one ? [one] : ["rep", "manager", "region", "gm"];
        for (var i = 0; i < Number("--readers", 8); i++)
        {
            var role = roles[i % roles.Length];
            var reach = await ReachOf(role);
            readers.Add((role, reach, new(lists, await KnownTo(reach), 1000 + i), await TodayBenchmarks.SignIn(address!, role)));
        }

        await Task.WhenAll(readers.Select(r => Task.Run(() => Read(r, WarmUp))));
        taken.Clear();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(readers.Select(r => Task.Run(() => Read(r, Number("--seconds", 60)))));
        Report(Stopwatch.GetElapsedTime(start), roles);
    }

    // Without a pause between two questions: harder than any eight people.
    private async Task Read((string Role, Reach Reach, ArchiveAsks Asks, HttpClient? Client) reader, int seconds)
    {
        var (share, dice, start) = (Number("--http", 25), new Random(reader.Role.Length), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var ask = reader.Asks.Next(Option(args, "--only") ?? "");
            var isHttp = dice.Next(100) < share;
            var at = Stopwatch.GetTimestamp();
            if (isHttp) await reader.Client!.GetByteArrayAsync(ask.Address);
            else await Do(reader.Reach, ask.Ask);
            taken.Add((reader.Role, isHttp ? "page: " + ask.Kind : ask.Kind, ask.Name, Stopwatch.GetElapsedTime(at).TotalMilliseconds));
        }
    }

    private void Report(TimeSpan lasted, string[] roles)
    {
        Console.WriteLine($"{taken.Count:N0} answers in {lasted.TotalSeconds:0} s to {Number("--readers", 8)} readers; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        Console.WriteLine($"| {"median / p95 / p99 ms",-40} |{string.Concat(roles.Select(r => $" {r,18} |"))} {"all",18} | n |\n|---|{string.Concat(roles.Select(_ => "---:|"))}---:|---:|");
        foreach (var kind in ArchiveAsks.Kinds.Concat(ArchiveAsks.Kinds.Select(k => "page: " + k)))
            Line(kind, taken.Where(t => t.Kind == kind), roles);
        Line("all use cases", taken.Where(t => !t.Kind.StartsWith("page", StringComparison.Ordinal)), roles);
        Line("all pages over HTTP", taken.Where(t => t.Kind.StartsWith("page", StringComparison.Ordinal)), roles);
        if (Number("--slowest", 0) is > 0 and var most)
            foreach (var slow in taken.GroupBy(t => (t.Role, t.Kind, t.Name)).Select(g => (g.Key, g.Count(), Ms: At([.. g.Select(t => t.Ms)], .5))).OrderByDescending(g => g.Ms).Take(most))
                Console.WriteLine($"{slow.Ms,8:0} ms  {slow.Item2,4} x  {slow.Key.Role}  {slow.Key.Kind}  {slow.Key.Name}");
    }

    private static void Line(string what, IEnumerable<(string Role, string Kind, string Name, double Ms)> rows, string[] roles)
    {
        var some = rows.ToList();
        if (some.Count == 0) return;
        var cells = roles.Select(r => Cell([.. some.Where(t => t.Role == r).Select(t => t.Ms)]));
        Console.WriteLine($"| {what,-40} |{string.Concat(cells)}{Cell([.. some.Select(t => t.Ms)])} {some.Count} |");
    }

    private static string Cell(List<double> times) => times.Count == 0 ? $" {"",18} |" : string.Create(CultureInfo.InvariantCulture, $" {At(times, .5),4:0} / {At(times, .95),4:0} / {At(times, .99),4:0} |");

    private static double At(List<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)];
    }

    private async Task<Reach> ReachOf(string user)
    {
        var reach = Reach.Nothing;
        await Do(Reach.All, async provider =>
        {
            await using var db = await provider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
            var person = await db.People.SingleAsync(p => p.UserName == user);
            reach = (await provider.GetRequiredService<ReadRights>().Run(person.PersonId, default))!.Reach(ArchivePermissions.ViewCustomers);
        });
        return reach;
    }

    private async Task<List<Known>> KnownTo(Reach reach)
    {
        List<Known> known = [];
        await Do(reach, async provider =>
        {
            await using var db = await provider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
            // Ids begin with the day of their making: some of each time, spread over the whole table.
            for (var from = 0; known.Count < Sampled && from < 400; from += 10)
            {
                var number = CustomerCode.Number(2023 + (from / 10 % 4), from * 2500L);
                var some = await db.Customers.AsNoTracking().Where(c => c.Number >= number).OrderBy(c => c.Number).Take(20).Select(c => new { c.Id, c.Code, c.Number, c.Name, c.ExternalKey }).ToListAsync();
                known.AddRange(some.Select(c => new Known(c.Id, c.Code, c.Number, c.Name, int.Parse(c.ExternalKey![1..], CultureInfo.InvariantCulture))));
            }
        });
        return known;
    }

    // A customer in the middle of each order, to ask for the page behind it.
    private async Task<(Standing Middle, string Name, PersonId Owner, DepartmentId Department)> Sample()
    {
        (Standing, string, PersonId, DepartmentId) sample = default;
        await Do(Reach.All, async provider =>
        {
            await using var db = await provider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
            var middle = await db.Standings.AsNoTracking().Where(s => s.ValueAtRiskMinor != null).OrderBy(s => s.ValueAtRiskMinor).Skip(await db.Standings.CountAsync() / 2).FirstAsync();
            sample = (middle, await db.Customers.Where(c => c.Id == middle.CustomerId).Select(c => c.NameOrder).SingleAsync(), middle.OwnerId!.Value, middle.DepartmentId);
        });
        return sample;
    }

    private async Task Do(Reach reach, Func<IServiceProvider, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = reach;
        await act(scope.ServiceProvider);
    }

    private int Number(string option, int otherwise) => int.Parse(Option(args, option) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
