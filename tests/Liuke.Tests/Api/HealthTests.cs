using System.Net;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Access;
using Liuke.Tests.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Liuke.Tests.Api;

public sealed class HealthTests
{
    [Fact]
    public async Task a_house_that_can_work_is_ready()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };

        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"status":"ready"}""", await answer.Content.ReadAsStringAsync());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task a_house_on_an_old_schema_is_not_ready_and_says_when_to_come_again()
    {
        await using var house = await TestHouse.OpenEmpty();
        using var client = new HttpClient { BaseAddress = await house.Serve() };

        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("not ready", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_house_whose_database_went_away_asks_to_come_again_and_is_back_by_itself()
    {
        Assert.SkipWhen(TestHouse.PostgresServer is null, "a server can go away, a file can not: the run on PostgreSQL does it");
        await using var house = await TestHouse.Open();
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("lin", "林", house.Clock.New<DepartmentId>(), Roles.Rep, "a-good-password"), default));
        using var client = await Doorstep.Enter(await house.Serve(), "lin", "a-good-password");
        var name = new NpgsqlConnectionStringBuilder(house.Database.Connection).Database;

        await OnServer($"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        using var health = await client.GetAsync(new Uri("/health", UriKind.Relative));
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        var says = await page.Content.ReadAsStringAsync();
        await OnServer($"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS true");
        using var back = await client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (page.StatusCode, page.Headers.RetryAfter?.Delta));
        Assert.Contains("PostgreSQL", says, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", says, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task a_full_disk_turns_health_red_until_there_is_room_again()
    {
        using var disk = SmallDisk.Mount(megabytes: 40);
        Assert.SkipWhen(disk is null, "mounting a small disk needs root and the right to mount");
        var database = Database.Parse(Path.Combine(disk.Folder, "liuke.db"));
        await using var app = Liuke.House.Front.Build(database, 0);
        await using (var scope = app.Services.CreateAsyncScope()) Assert.Null((await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(default)).Refusal);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        async Task<HttpStatusCode> Health() { using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative)); return answer.StatusCode; }

        Assert.Equal(HttpStatusCode.OK, await Health());
        disk.Fill();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Health());
        disk.Empty();
        Assert.Equal(HttpStatusCode.OK, await Health());
        await app.StopAsync();
    }

    private static async Task OnServer(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(TestHouse.PostgresServer);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
