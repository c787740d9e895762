using System.Net;
using Liuke.Access;
using Liuke.Access.Keys;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Liuke.Tests.Access;

public sealed class MasterKeyTests
{
    private static Task<Outcome<IReadOnlyList<string>>> OpenAgain(TestHouse house, MasterKeyPlace place) => Again(house, place).GetRequiredService<MigrateDatabase>().Run(default);

    private static IServiceProvider Again(TestHouse house, MasterKeyPlace place)
    {
        var rooms = new ServiceCollection();
        rooms.AddLogging();
        Liuke.House.Front.AddRooms(rooms, house.Database);
        house.Dress(rooms);
        rooms.AddSingleton(place);
        var scope = rooms.BuildServiceProvider().CreateScope().ServiceProvider;
        scope.GetRequiredService<CurrentReach>().Reach = Reach.All;
        return scope;
    }

    private static MasterKeyPlace Place(TestHouse house) => house.Services.GetRequiredService<MasterKeyPlace>();

    [Fact]
    public async Task the_first_start_makes_a_key_that_only_its_owner_may_read_and_the_next_finds_it()
    {
        await using var house = await TestHouse.Open();
        var made = house.Services.GetRequiredService<MasterKey>();

        Assert.True(made.IsNew);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.File));
        _ = (await OpenAgain(house, Place(house))).Value;
        var found = Again(house, Place(house)).GetRequiredService<MasterKey>();
        Assert.Equal(made.Derive("fields"), found.Derive("fields"));
        Assert.NotEqual(made.Derive("fields"), made.Derive("cookies"));
        Assert.False(found.IsNew);
    }

    [Fact]
    public async Task without_its_key_a_database_is_not_opened_and_no_other_key_is_made()
    {
        await using var house = await TestHouse.Open();
        var nowhere = new MasterKeyPlace(Path.Combine(house.Folder, "lost", "master.key"));

        var refused = await Assert.ThrowsAsync<CannotOpen>(() => OpenAgain(house, nowhere));

        Assert.Equal(KeyWords.Missing(nowhere.File), refused.Sentence);
        Assert.Equal(refused.Sentence, Trouble.Of(refused)?.Sentence);
        Assert.False(File.Exists(nowhere.File));
    }

    [Fact]
    public async Task another_databases_key_and_a_file_that_is_no_key_are_refused_in_words()
    {
        await using var house = await TestHouse.Open();
        await using var other = await TestHouse.Open();
        Assert.Equal(KeyWords.OtherKey(Place(other).File), (await Assert.ThrowsAsync<CannotOpen>(() => OpenAgain(house, Place(other)))).Sentence);

        var letter = new MasterKeyPlace(Path.Combine(house.Folder, "letter.txt"));
        await File.WriteAllTextAsync(letter.File, "dear key");
        Assert.Equal(KeyWords.NotAKey(letter.File), (await Assert.ThrowsAsync<CannotOpen>(() => OpenAgain(house, letter))).Sentence);
    }

    [Fact]
    public async Task what_was_sealed_for_one_purpose_opens_for_that_purpose_and_unchanged_only()
    {
        await using var house = await TestHouse.Open();
        var key = house.Services.GetRequiredService<MasterKey>();
        var whole = key.Seal("a", "secret"u8);

        Assert.Equal("secret"u8.ToArray(), key.Unseal("a", whole));
        Assert.Null(key.Unseal("b", whole));
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] ^= 1;
            Assert.Null(key.Unseal("a", whole));
            whole[i] ^= 1;
        }
    }

    [Fact]
    public async Task a_copy_of_the_database_alone_cannot_make_a_cookie()
    {
        await using var house = await TestHouse.Open();
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("lin", "林", house.Clock.New<DepartmentId>(), Roles.Rep, "a-good-password"), default));
        using (await Doorstep.Enter(await house.Serve(), "lin", "a-good-password")) { /* the ring has its keys now */ }
        var rows = await house.Look(db => db.ProtectionKeys.Select(k => k.Xml).ToListAsync());
        Assert.NotEmpty(rows);

        // No row holds a key in clear, and whoever has the rows and another master key opens none of them.
        Assert.All(rows, row => Assert.DoesNotContain("<masterKey", row, StringComparison.Ordinal));
        await using var thief = await TestHouse.Open(services => services.AddSingleton(new MasterKeyPlace(Path.Combine(Path.GetTempPath(), $"thief-{house.Database.GetHashCode():x}-{Environment.ProcessId}.key"))));
        try
        {
            await thief.Look(async db =>
            {
                foreach (var row in rows) db.ProtectionKeys.Add(new(thief.Clock.New<PersonId>().Value, "stolen", row));
                return await db.SaveChangesAsync();
            });
            var stolen = thief.Services.GetRequiredService<IKeyManager>().GetAllKeys().Single(k => rows.Exists(r => r.Contains(k.KeyId.ToString(), StringComparison.Ordinal)));
            Assert.ThrowsAny<Exception>(() => stolen.CreateEncryptor());
            var forged = thief.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", "Identity.Application", "v2").Protect("I am the general manager");
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };
            using var knock = new HttpRequestMessage(HttpMethod.Get, "/");
            knock.Headers.Add("Cookie", $"liuke={forged}");
            using var answer = await client.SendAsync(knock);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        finally
        {
            File.Delete(thief.Services.GetRequiredService<MasterKeyPlace>().File);
        }
    }
}
