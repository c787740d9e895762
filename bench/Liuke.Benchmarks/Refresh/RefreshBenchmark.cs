using System.Diagnostics;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Benchmarks.Refresh;

/// <summary>The nightly refresh of a million customers, end to end: seeds a database once, then refreshes it as often as asked.</summary>
internal static class RefreshBenchmark
{
    public static async Task<int> Run(string[] args)
    {
        var database = Database.Parse(Option(args, "--database") ?? Path.Combine(Path.GetTempPath(), "liuke-refresh.db"));
        var customers = int.Parse(Option(args, "--customers") ?? "1000000", null);
        await using var provider = Provider(database);
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(default)).Value;

        var store = scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>();
        var today = scope.ServiceProvider.GetRequiredService<Company>().Today(SystemClock.Instance);
        var firm = new SimulatedFirm(store, scope.ServiceProvider.GetRequiredService<CustomerRegister>(), today);
        await using (var db = await store.CreateDbContextAsync())
            if (!await db.Departments.AnyAsync()) await Timed("seed", () => firm.Seed(customers, default));

        await Timed("refresh, every history new", () => Refresh(scope.ServiceProvider, provider));
        await firm.SellToday(customers / 50, default);
        await Timed("refresh, one customer in fifty bought since", () => Refresh(scope.ServiceProvider, provider));
        return 0;
    }

    private static async Task Refresh(IServiceProvider scope, IServiceProvider root)
    {
        var job = await scope.GetRequiredService<AskForJob>().Run<RefreshInsight>(new RefreshArguments(), null, null, default);
        await root.GetRequiredService<RunJob>().Run(job, null, default);
        var view = (await scope.GetRequiredService<ReadJob>().Run(job, default))!;
        Console.WriteLine(view.Result ?? view.Error?.En);
    }

    private static async Task Timed(string what, Func<Task> act)
    {
        using var self = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        await act();
        self.Refresh();
        Console.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:F1} s ({(self.TotalProcessorTime - before).TotalSeconds:F1} s of processor time), largest memory {self.PeakWorkingSet64 / 1048576:N0} MiB");
    }

    private static ServiceProvider Provider(Database database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        House.Front.AddRooms(services, database);
        return services.BuildServiceProvider();
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
