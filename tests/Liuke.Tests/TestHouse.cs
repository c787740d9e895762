using Liuke.Access.Keys;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Liuke.Tests;

/// <summary>A whole house on a fresh database of its own, with a clock that the test moves.</summary>
/// <remarks>SQLite in a temporary file; PostgreSQL where LIUKE_TEST_POSTGRES names a server. The suite runs once on each.</remarks>
public sealed class TestHouse : IAsyncDisposable
{
    public static readonly string? PostgresServer = TestDatabase.Server;

    private readonly string folder = Directory.CreateTempSubdirectory("liuke-test-").FullName;
    private WebApplication? served;

    private TestHouse() { }

    public Database Database { get; private set; } = null!;
    public TestClock Clock { get; } = new(Instant.FromUtc(2026, 3, 2, 2, 0));
    public ServiceProvider Services { get; private set; } = null!;
    public string Folder => folder;

    public static async Task<TestHouse> Open(Action<IServiceCollection>? also = null)
    {
        var house = await On(HouseTemplate.Copy, PostgresServer is null, also);
        _ = await house.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default));
        return house;
    }

    /// <summary>A house whose database has no tables yet.</summary>
    /// <param name="onSqlite">On SQLite also where the suite runs on PostgreSQL.</param>
    public static Task<TestHouse> OpenEmpty(Action<IServiceCollection>? also = null, bool onSqlite = false)
        => On(Empty, onSqlite || PostgresServer is null, also);

    private static async Task<TestHouse> On(Func<string, bool, Task<Database>> make, bool onSqlite, Action<IServiceCollection>? also)
    {
        var house = new TestHouse();
        house.Database = await make(house.folder, onSqlite);
        var services = new ServiceCollection();
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning));
        Liuke.House.Front.AddRooms(services, house.Database);
        house.Dress(services);
        also?.Invoke(services);
        house.Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        return house;
    }

    /// <summary>Runs a use case in a scope of its own, with the whole reach unless another is given.</summary>
    public async Task<TResult> Do<TUseCase, TResult>(Func<TUseCase, Task<TResult>> act, Reach? reach = null) where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = reach ?? Reach.All;
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Looks into, or writes to, the database directly.</summary>
    public async Task<T> Look<T>(Func<Db, Task<T>> look, Reach? reach = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = reach ?? Reach.All;
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
        return await look(db);
    }

    /// <summary>Serves the web application over real HTTP on the same database and clock, and answers its address.</summary>
    /// <param name="also">Put into the served application besides.</param>
    public async Task<Uri> Serve(Action<IServiceCollection>? also = null)
    {
        if (served is null)
        {
            served = Liuke.House.Front.Build(Database, 0, builder =>
            {
                builder.Logging.ClearProviders();
                Dress(builder.Services);
                also?.Invoke(builder.Services);
            });
            await served.StartAsync();
        }

        return new(served.Urls.First());
    }

    /// <summary>The services of the served application.</summary>
    public IServiceProvider Served => served!.Services;

    /// <summary>Every page and endpoint of the served application.</summary>
    public IEnumerable<RouteEndpoint> Doors => served!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public async ValueTask DisposeAsync()
    {
        if (served is not null)
        {
            await served.StopAsync();
            await served.DisposeAsync();
        }

        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Database.IsPostgres) await TestDatabase.Drop(Database);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What every program on this house's database shares: the clock that the test moves, and the master key.</summary>
    /// <remarks>Passwords get few rounds, which a hash tells of itself; that people get all of them, a test of the entrance asks of the rooms as they are.</remarks>
    public void Dress(IServiceCollection services) => services.AddSingleton<IClock>(Clock).AddSingleton(new MasterKeyPlace(Path.Combine(folder, "master.key"))).AddSingleton(new DataFolder(folder))
        .Configure<PasswordHasherOptions>(hash => hash.IterationCount = 1_000);

    private static Task<Database> Empty(string folder, bool onSqlite)
        => onSqlite ? Task.FromResult(Database.Parse(Path.Combine(folder, "liuke.db"))) : TestDatabase.OnServer(null);
}

/// <summary>Stands still until the test moves it.</summary>
public sealed class TestClock(Instant start) : IClock
{
    public Instant Now { get; set; } = start;

    public Instant GetCurrentInstant() => Now;

    public void Advance(Duration by) => Now += by;
}
