using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Access.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Liuke.Tests.Storage.Walls;

/// <summary>The database's own wall: what raw SQL cannot see or do, whatever the program forgot.</summary>
public sealed class RowSecurityTests
{
    private static bool IsHere => TestHouse.PostgresServer is not null;

    private static Task<List<string>> Raw(FirmScene scene, string sql, Reach reach) => scene.House.Look(db => db.Database.SqlQueryRaw<string>(sql).ToListAsync(), reach);

    private static Task<int> Do(FirmScene scene, string sql, Reach reach) => scene.House.Look(db => db.Database.ExecuteSqlRawAsync(sql), reach);

    [Fact]
    public async Task every_table_with_a_scope_stands_behind_a_forced_wall()
    {
        Assert.SkipUnless(IsHere, "row-level security is PostgreSQL's");
        await using var house = await TestHouse.Open();
        var walled = await house.Look(db => Task.FromResult(db.Model.GetEntityTypes().Where(e => Liuke.Storage.Walls.Wall.IsWalled(e.ClrType)).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).ToList()));
        var forced = await house.Look(db => db.Database.SqlQueryRaw<string>("SELECT relname AS \"Value\" FROM pg_class WHERE relrowsecurity AND relforcerowsecurity").ToListAsync());
        Assert.Equal(walled, forced.Order(StringComparer.Ordinal));
        Assert.Contains("OrderLines", walled);
        Assert.Equal(4, await house.Look(db => db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_roles WHERE rolname LIKE 'liuke\\_%' AND NOT rolsuper AND NOT rolbypassrls AND NOT rolcanlogin").SingleAsync()));
    }

    [Fact]
    public async Task raw_sql_sees_and_changes_only_what_lies_within_reach()
    {
        Assert.SkipUnless(IsHere, "row-level security is PostgreSQL's");
        await using var scene = await FirmScene.Open();
        var (hers, mates) = (await scene.Customer(scene.Xiaoyu, scene.East, "甲"), await scene.Customer(scene.Chen, scene.East, "乙"));
        var (below, others) = (await scene.Customer(scene.Below, scene.EastOne, "丙"), await scene.Customer(scene.Tang, scene.West, "丁"));
        const string Names = "SELECT \"Name\" AS \"Value\" FROM \"Customers\" ORDER BY \"Number\"";
        (Reach Reach, string[] Seen)[] expected =
        [
            (Reach.Nothing, []), (Reach.Own(scene.Xiaoyu), ["甲"]), (Reach.Team(scene.Xiaoyu, scene.East), ["甲", "乙"]),
            (Reach.Of(scene.Xiaoyu, [scene.East, scene.EastOne]), ["甲", "乙", "丙"]), (Reach.Whole(scene.Xiaoyu), ["甲", "乙", "丙", "丁"]), (Reach.All, ["甲", "乙", "丙", "丁"]),
            (Reach.Own(scene.Xiaoyu).With(Beside.Of([], [others])), ["甲", "丁"]), (Reach.Own(scene.Xiaoyu).With(Beside.Of([scene.EastOne], [])), ["甲", "丙"]),
            (Reach.Of(scene.Tang, [scene.East]).With(Beside.Owned), ["甲", "乙", "丁"]),
        ];
        foreach (var (reach, seen) in expected)
        {
            Assert.Equal(seen, await Raw(scene, Names, reach));
            Assert.Equal(seen.Length, (await Raw(scene, "SELECT \"Code\" AS \"Value\" FROM \"Customers\" c JOIN \"Standings\" s ON s.\"CustomerId\" = c.\"Id\"", reach)).Count);
            Assert.Equal(seen.Length, await scene.House.Look(db => db.Customers.IgnoreQueryFilters().CountAsync(), reach));
        }

        var own = Reach.Own(scene.Xiaoyu);
        Assert.Equal(1, await Do(scene, "UPDATE \"Customers\" SET \"Region\" = 'x'", own));
        Assert.Equal(0, await Do(scene, $"DELETE FROM \"Customers\" WHERE \"Id\" = '{others}'", own));
        await Assert.ThrowsAsync<PostgresException>(() => Do(scene, $"UPDATE \"Customers\" SET \"OwnerId\" = '{scene.Tang}' WHERE \"Id\" = '{hers}'", own));
        await Assert.ThrowsAsync<PostgresException>(() => Do(scene, $"INSERT INTO \"PurchaseHistories\" (\"CustomerId\", \"Days\") VALUES ('{mates}', '')", own));
        await Assert.ThrowsAsync<PostgresException>(() => Do(scene, "ALTER TABLE \"Customers\" DISABLE ROW LEVEL SECURITY", own));
        await Assert.ThrowsAsync<PostgresException>(() => Do(scene, "DROP POLICY liuke_own ON \"Customers\"", own));
        Assert.NotEqual(default, below);
    }

    [Fact]
    public async Task a_pooled_connection_forgets_whose_it_was()
    {
        Assert.SkipUnless(IsHere, "row-level security is PostgreSQL's");
        await using var scene = await FirmScene.Open();
        await scene.Customer(scene.Tang, scene.West);
        for (var i = 0; i < 20; i++)
        {
            var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => scene.House.Look(db => db.Customers.IgnoreQueryFilters().CountAsync(), n % 2 == 0 ? Reach.Own(scene.Tang) : Reach.Own(scene.Chen))));
            Assert.Equal([1, 0, 1, 0, 1, 0, 1, 0], counts);
        }
    }

    [Theory, InlineData("NOCREATEROLE"), InlineData("CREATEROLE")]
    public async Task an_ordinary_owner_is_walled_in_as_well(string mayMakeRoles)
    {
        Assert.SkipUnless(IsHere, "row-level security is PostgreSQL's");
        await using var owned = await OwnedHouse.Open(mayMakeRoles);
        var (mine, others) = await owned.Fill();
        const string Names = "SELECT \"Name\" AS \"Value\" FROM \"Customers\"";

        Assert.Equal([mine], await owned.Look(db => db.Database.SqlQueryRaw<string>(Names).ToListAsync(), Reach.Own(OwnedHouse.Me)));
        Assert.Empty(await owned.Look(db => db.Database.SqlQueryRaw<string>(Names).ToListAsync(), Reach.Nothing));
        Assert.Equal(2, (await owned.Look(db => db.Database.SqlQueryRaw<string>(Names).ToListAsync(), Reach.All)).Count);
        Assert.Equal([others], (await owned.Find("乙公", Reach.Whole(OwnedHouse.Me))).Rows.Select(r => r.Name));
        Assert.Empty((await owned.Find("乙公", Reach.Own(OwnedHouse.Me))).Rows);
    }

    /// <summary>A house whose database belongs to somebody who is no superuser.</summary>
    private sealed class OwnedHouse : IAsyncDisposable
    {
        public static readonly PersonId Me = new(Guid.Parse("0195f000-0000-7000-8000-0000000000aa"));
        private static readonly DepartmentId Here = new(Guid.Parse("0195f000-0000-7000-8000-0000000000dd"));

        private readonly string name = "liuke_owned_" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));
        private ServiceProvider services = null!;
        private Database database = null!;

        public static async Task<OwnedHouse> Open(string mayMakeRoles)
        {
            var house = new OwnedHouse();
            await OnServer($"CREATE ROLE {house.name} LOGIN PASSWORD 'x' NOSUPERUSER {mayMakeRoles}");
            await OnServer($"CREATE DATABASE {house.name} OWNER {house.name}");
            house.database = Database.Parse(new NpgsqlConnectionStringBuilder(TestHouse.PostgresServer) { Database = house.name, Username = house.name, Password = "x" }.ConnectionString);
            var rooms = new ServiceCollection();
            rooms.AddLogging();
            Liuke.House.Front.AddRooms(rooms, house.database);
            house.services = rooms.BuildServiceProvider();
            await house.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default), Reach.All);
            return house;
        }

        public Task<(string Mine, string Others)> Fill() => Look(async db =>
        {
            db.Departments.Add(new(Here, "公司", null));
            await db.SaveChangesAsync();
            await using var write = await db.BeginWrite(default);
            await using var scope = services.CreateAsyncScope();
            var register = scope.ServiceProvider.GetRequiredService<CustomerRegister>();
            var now = NodaTime.Instant.FromUtc(2026, 3, 2, 2, 0);
            await register.Settle(db, [new("甲公司", null, null, null)], new(Me, Here), now, default);
            await register.Settle(db, [new("乙公司", null, null, null)], new(null, Here), now, default);
            await write.Commit(default);
            return ("甲公司", "乙公司");
        }, Reach.All);

        public Task<CustomersFound> Find(string typed, Reach reach) => Do<FindCustomers, CustomersFound>(find => find.Run(new(new CustomerFilter { Search = typed }), default), reach);

        public Task<T> Look<T>(Func<Db, Task<T>> look, Reach reach) => Do<IDbContextFactory<Db>, T>(async store =>
        {
            await using var db = await store.CreateDbContextAsync();
            return await look(db);
        }, reach);

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await using (var pooled = new NpgsqlConnection(database.Connection)) NpgsqlConnection.ClearPool(pooled);
            await OnServer($"DROP DATABASE {name} WITH (FORCE)");
            await OnServer($"DROP ROLE {name}");
        }

        private async Task<TResult> Do<T, TResult>(Func<T, Task<TResult>> act, Reach reach) where T : notnull
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = reach;
            return await act(scope.ServiceProvider.GetRequiredService<T>());
        }

        private static async Task OnServer(string sql)
        {
            await using var connection = new NpgsqlConnection(TestHouse.PostgresServer);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
