using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Liuke.Tests.HouseTemplate))]

namespace Liuke.Tests;

/// <summary>A database that has its tables and nothing in them, made once in a run; the houses of the tests begin as its copies.</summary>
public sealed class HouseTemplate : IAsyncDisposable
{
    private static readonly Lazy<Task<Database>> OnSqlite = new(() => Make(true));
    private static readonly Lazy<Task<Database>> OnPostgres = new(() => Make(false));

    /// <summary>A copy of the template as a database of its own.</summary>
    internal static async Task<Database> Copy(string folder, bool onSqlite)
    {
        var template = await (onSqlite ? OnSqlite : OnPostgres).Value;
        if (!onSqlite) return await TestDatabase.OnServer(NameOf(template));
        var copy = Path.Combine(folder, "liuke.db");
        File.Copy(template.File!, copy);
        return Database.Parse(copy);
    }

    public async ValueTask DisposeAsync()
    {
        if (OnPostgres.IsValueCreated) await TestDatabase.Drop(await OnPostgres.Value);
        if (OnSqlite.IsValueCreated) Directory.Delete(Path.GetDirectoryName((await OnSqlite.Value).File!)!, recursive: true);
    }

    private static async Task<Database> Make(bool onSqlite)
    {
        var database = onSqlite
            ? Database.Parse(Path.Combine(Directory.CreateTempSubdirectory("liuke-template-").FullName, "liuke.db"))
            : await TestDatabase.OnServer(null);
        var services = new ServiceCollection();
        services.AddLogging();
        Liuke.House.Front.AddRooms(services, database);
        await using (var provider = services.BuildServiceProvider())
        await using (var scope = provider.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
            await db.Database.MigrateAsync();
            await db.Dialect.Analyze(db, default);
        }

        // Neither is copied whole while somebody is connected to it.
        await TestDatabase.LetGo(database);
        return database;
    }

    private static string NameOf(Database database) => new NpgsqlConnectionStringBuilder(database.Connection).Database!;
}
