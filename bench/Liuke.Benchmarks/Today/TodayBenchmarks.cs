using System.Diagnostics;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Benchmarks.Lists;
using Liuke.FollowUp;
using Liuke.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Liuke.Benchmarks.Today;

/// <summary>Today of each role over HTTP, the whole page, on a million customers with 150,000 open items of 200 people.</summary>
internal static partial class TodayBenchmarks
{
    private const int Rounds = 60;
    private static readonly string[] People = ["rep", "manager", "region", "gm"];
    private static readonly string[] Pages = ["/", "/?queue=overdue", "/?queue=at-risk&page=3", "/?page=50", "/?queue=later", "/?queue=done", "/?owner=rep"];

    public static async Task<int> Run(string[] args)
    {
        var database = Database.Parse(Option(args, "--database") ?? Path.Combine(Path.GetTempPath(), "liuke-today.db"));
        await using var house = House.Front.Build(database, 0, builder => builder.Logging.ClearProviders());
        await Seed(house.Services, int.Parse(Option(args, "--customers") ?? "1000000", null), int.Parse(Option(args, "--items") ?? "150000", null));

        await house.StartAsync();
        Console.WriteLine("| Who | Page | median ms | p95 ms | CPU ms | KB |\n|---|---|---:|---:|---:|---:|");
        foreach (var person in People)
        {
            using var client = await SignIn(new(house.Urls.First()), person);
            foreach (var page in Pages) await Measure(client, person, page);
        }

        await house.StopAsync();
        return 0;
    }

    private static async Task Measure(HttpClient client, string person, string page)
    {
        for (var i = 0; i < 5; i++) await client.GetStringAsync(page);
        var times = new double[Rounds];
        var length = 0;
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            length = (await client.GetByteArrayAsync(page)).Length;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        // What a page costs, asking for it included: hardly changed by whatever else the machine is doing.
        var cost = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Rounds;
        Array.Sort(times);
        Console.WriteLine($"| {person} | {page} | {times[Rounds / 2]:0} | {times[(Rounds * 95 / 100) - 1]:0} | {cost:0} | {length / 1024} |");
    }

    internal static async Task<HttpClient> SignIn(Uri address, string person)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = address };
        var page = await client.GetStringAsync("/sign-in");
        var token = Token().Match(page).Groups[1].Value;
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["userName"] = person, ["password"] = InventedFirm.Password, ["next"] = "/",
        }));
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/" ? client : throw new InvalidOperationException($"{person} cannot sign in.");
    }

    private static async Task Seed(IServiceProvider services, int customers, int items)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        provider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await provider.GetRequiredService<MigrateDatabase>().Run(default)).Value;
        var (store, company, clock) = (provider.GetRequiredService<IDbContextFactory<Db>>(), provider.GetRequiredService<Company>(), provider.GetRequiredService<IClock>());
        await using var db = await store.CreateDbContextAsync();
        if (!await db.People.AnyAsync()) await new InventedFirm(store, provider.GetRequiredService<AddPerson>(), provider.GetRequiredService<CustomerMobile>(), company.Today(clock)).Seed(customers, default);
        if (await db.WorkItems.AnyAsync()) return;

        var start = Stopwatch.GetTimestamp();
        await new InventedWork(store, provider.GetRequiredService<WorkRegister>(), company, clock).Raise(items, default);
        Console.WriteLine($"raised {items:N0} items in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, reading the standings included");
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
