using System.Net;
using Liuke.Access;
using Liuke.Access.Keys;
using Liuke.Basics;
using Liuke.Storage.Backup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Access;

public sealed class KeyRingTests
{
    [Fact]
    public async Task a_session_outlives_a_restart_of_the_program()
    {
        await using var house = await TestHouse.Open();
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("lin", "林", house.Clock.New<DepartmentId>(), Roles.Rep, "a-good-password"), default));
        using var client = await Doorstep.Enter(await house.Serve(), "lin", "a-good-password");

        await using var second = Liuke.House.Front.Build(house.Database, 0, b => house.Dress(b.Services));
        await second.StartAsync();
        using var home = await client.GetAsync(new Uri(new Uri(second.Urls.First()), "/"));

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        await second.StopAsync();
    }

    [Fact]
    public async Task the_keys_lie_in_the_database_and_in_no_backup()
    {
        await using var house = await TestHouse.Open();
        var address = await house.Serve();
        using (var client = new HttpClient()) _ = await client.GetStringAsync(new Uri(address, "/sign-in"));
        var file = Path.Combine(house.Folder, "b.zip");

        Assert.Null((await house.Do<BackUpDatabase, Outcome<BackedUp>>(b => b.Run(file, null, default))).Refusal);

        Assert.True(await house.Look(db => db.Set<ProtectionKey>().AnyAsync()));
        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(file);
        Assert.DoesNotContain(archive.Entries, e => e.Name.Contains("ProtectionKeys", StringComparison.Ordinal));
    }
}
