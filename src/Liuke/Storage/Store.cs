using Liuke.Storage.Backup;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Storage;

/// <summary>Opens the database with the reach of the present request or job.</summary>
public sealed class Store(DbContextOptions<Db> options, IEnumerable<ITables> rooms, IEnumerable<ILastWord> lastWords, CurrentReach current, EachCommit each) : IDbContextFactory<Db>
{
    private readonly ITables[] tables = [.. rooms];
    private readonly ILastWord[] last = [.. lastWords.OrderBy(l => l.Order)];

    public Db CreateDbContext()
    {
        var db = new Db(options, tables, current.Reach) { LastWords = last };
        if (each.Says is { } said) db.Unwritten.Add(said);
        WriteGuard.Watch(db);
        return db;
    }
}

public static class OpenStore
{
    extension(IDbContextFactory<Db> store)
    {
        /// <summary>A unit of work that asks much: it keeps its one connection, for each opening takes on the reach anew, which costs as much as a small question.</summary>
        /// <remarks>Nothing else that asks the database is waited for meanwhile: many who hold one connection and want another would wait for each other.</remarks>
        public async Task<Db> Open(CancellationToken stop)
        {
            var db = await store.CreateDbContextAsync(stop);
            try
            {
                await db.Database.OpenConnectionAsync(stop);
                return db;
            }
            catch
            {
                await db.DisposeAsync();
                throw;
            }
        }
    }
}

public static class StorageRoom
{
    public static IServiceCollection AddStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database).AddSingleton(DataFolder.Of);
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddScoped<CurrentReach>().AddScoped<EachCommit>();
        services.AddSingleton(_ =>
        {
            var options = new DbContextOptionsBuilder<Db>();
            database.Use(options);
            return options.Options;
        });
        services.AddScoped<IDbContextFactory<Db>, Store>();
        services.AddScoped<WholeStore>();
        services.AddScoped<MigrateDatabase>();
        services.AddScoped<BackUpDatabase>().AddScoped<RestoreDatabase>().AddScoped<VerifyDatabase>();
        services.AddSingleton<IVerify, SoundDatabase>();
        return services;
    }
}
