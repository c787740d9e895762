using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Benchmarks.Lists;

/// <summary>Lists over a million customers: seeds a database once, then measures.</summary>
internal static class ListBenchmarks
{
    public static async Task<int> Run(string[] args)
    {
        var database = Database.Parse(Option(args, "--database") ?? Path.Combine(Path.GetTempPath(), "liuke-lists.db"));
        var customers = int.Parse(Option(args, "--customers") ?? "1000000", null);
        var services = new ServiceCollection();
        services.AddLogging();
        House.Front.AddRooms(services, database);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        _ = (await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(default)).Value;

        var store = scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>();
        await using (var db = await store.CreateDbContextAsync())
        {
            if (!await db.People.AnyAsync())
            {
                var company = scope.ServiceProvider.GetRequiredService<Company>();
                await new InventedFirm(store, scope.ServiceProvider.GetRequiredService<AddPerson>(), company.Today(SystemClock.Instance)).Seed(customers, default);
            }
        }

        return 0;
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
