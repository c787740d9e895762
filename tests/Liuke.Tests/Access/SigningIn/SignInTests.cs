using Liuke.Access;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.SigningIn;

public sealed class SignInTests
{
    private static Task<Outcome<Admitted>> Second(TestHouse house, PersonId person, string code)
        => house.Do<GiveSecondFactor, Outcome<Admitted>>(give => give.Run(person, code, Entrance.Office, default));

    [Fact]
    public async Task the_right_password_begins_a_session_and_a_wrong_one_does_not()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);

        Assert.Equal(AccessWords.WrongNameOrPassword, (await Entrance.Knock(house, password: "quiet river stones")).Refusal?.Sentence);
        Assert.Equal(AccessWords.WrongNameOrPassword, (await Entrance.Knock(house, userName: "nobody")).Refusal?.Sentence);
        Assert.Equal(0, await Entrance.Live(house, lin));
        Assert.NotNull((await Entrance.Knock(house, userName: " LIN ")).Value.In);
        Assert.Equal(1, await Entrance.Live(house, lin));
    }

    [Fact]
    public async Task fifty_wrong_passwords_at_once_get_no_more_tries_than_five_one_after_the_other()
    {
        await using var house = await TestHouse.Open();
        _ = await Entrance.Add(house);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Entrance.Knock(house, password: $"a wrong one {i}")));

        Assert.InRange(answers.Count(a => a.Refusal!.Sentence == AccessWords.WrongNameOrPassword || a.Refusal.Sentence == SigningWords.TooManyAtOnce), 1, 5);
        Assert.Equal(AccessWords.TooManyTries, (await Entrance.Knock(house)).Refusal?.Sentence); // the right one, too late
        house.Clock.Advance(Duration.FromMinutes(16));
        Assert.NotNull((await Entrance.Knock(house)).Value.In);
    }

    [Fact]
    public async Task a_strangers_wrong_tries_shut_out_neither_another_network_nor_a_browser_that_was_here_before()
    {
        await using var house = await TestHouse.Open();
        _ = await Entrance.Add(house);
        var secret = (await Entrance.Knock(house, from: Entrance.Stranger)).Value.In!.DeviceSecret;
        for (var i = 0; i < 6; i++) _ = await Entrance.Knock(house, password: "wrong wrong wrong", from: Entrance.Stranger);

        Assert.Equal(AccessWords.TooManyTries, (await Entrance.Knock(house, from: Entrance.Stranger with { Address = "203.0.113.99" })).Refusal?.Sentence);
        Assert.Null((await Entrance.Knock(house, from: Entrance.Office)).Refusal);
        Assert.Null((await Entrance.Knock(house, from: Entrance.Stranger with { DeviceSecret = secret })).Refusal);
        Assert.NotNull((await Entrance.Knock(house, from: Entrance.Stranger with { DeviceSecret = new string('0', 64) })).Refusal);
    }

    [Fact]
    public async Task one_network_may_not_try_one_password_on_everybody()
    {
        await using var house = await TestHouse.Open();
        _ = await Entrance.Add(house);
        for (var i = 0; i < 60; i++) _ = await Entrance.Knock(house, userName: $"guess{i}", from: Entrance.Stranger);

        Assert.Equal(AccessWords.TooManyTries, (await Entrance.Knock(house, from: Entrance.Stranger)).Refusal?.Sentence);
        Assert.Null((await Entrance.Knock(house)).Refusal);
    }

    [Fact]
    public async Task an_older_hash_is_made_anew_at_the_next_sign_in()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var old = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 100 })).HashPassword(null!, Entrance.Password);
        Task<string?> Kept() => house.Look(db => db.People.Where(p => p.Id == lin.Value).Select(p => p.PasswordHash).SingleAsync());
        await house.Look(db => db.People.Where(p => p.Id == lin.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, old)));

        Assert.Null((await Entrance.Knock(house)).Refusal);

        var renewed = await Kept();
        Assert.NotEqual(old, renewed);
        Assert.Null((await Entrance.Knock(house)).Refusal);
        Assert.Equal(renewed, await Kept());
    }

    [Fact]
    public async Task people_get_210000_rounds_of_sha512()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Liuke.House.Front.AddRooms(services, Liuke.Storage.Database.Parse("nowhere.db"));
        await using var rooms = services.BuildServiceProvider();

        var hash = Convert.FromBase64String((await rooms.GetRequiredService<PasswordDesk>().Hash("quiet river stone", default)).Value);

        // Format 1, then the pseudo-random function (2 is HMAC-SHA512) and the rounds, big-endian.
        Assert.Equal((1, 2, 210_000), (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5))));
    }

    [Fact]
    public async Task after_the_password_the_app_is_asked_and_no_code_counts_twice()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var (secret, _) = await Entrance.AddApp(house, lin);

        Assert.Null((await Entrance.Knock(house)).Value.In);
        var code = TimeCode.Now(secret, house.Clock.Now);
        Assert.Equal(SigningWords.WrongCode, (await Second(house, lin, code == "000000" ? "000001" : "000000")).Refusal?.Sentence);
        Assert.Null((await Second(house, lin, code)).Refusal);
        Assert.Equal(SigningWords.WrongCode, (await Second(house, lin, code)).Refusal?.Sentence);
    }

    [Fact]
    public async Task a_code_shown_to_32_doors_at_once_opens_one()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var (_, recovery) = await Entrance.AddApp(house, lin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Second(house, lin, recovery[3].ToUpperInvariant())));

        Assert.Equal(1, answers.Count(a => a.Refusal is null));
        house.Clock.Advance(Duration.FromMinutes(6));
        Assert.NotNull((await Second(house, lin, recovery[3])).Refusal);
        Assert.Null((await Second(house, lin, recovery[4])).Refusal);
    }

    [Fact]
    public async Task five_wrong_codes_end_the_tries_for_a_while()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var (secret, _) = await Entrance.AddApp(house, lin);
        for (var i = 0; i < 5; i++) Assert.Equal(SigningWords.WrongCode, (await Second(house, lin, "12345x")).Refusal?.Sentence);

        Assert.Equal(SigningWords.TooManyCodes, (await Second(house, lin, TimeCode.Now(secret, house.Clock.Now))).Refusal?.Sentence);
    }

    [Fact]
    public async Task neither_secret_nor_recovery_code_lies_in_the_database_in_clear()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var (secret, recovery) = await Entrance.AddApp(house, lin);

        var sealedSecret = await house.Look(db => db.Authenticators.Select(a => a.Secret).SingleAsync());
        Assert.True(sealedSecret.AsSpan().IndexOf(secret) < 0);
        var hashes = await house.Look(db => db.RecoveryCodes.Select(c => c.Hash).ToListAsync());
        Assert.Equal((10, 10), (hashes.Count, recovery.Distinct().Count()));
        Assert.DoesNotContain(hashes, h => recovery.Any(r => h.Contains(r.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    [Theory] // RFC 6238, appendix B, the six last digits of its eight
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void codes_are_those_of_the_standard(long second, string code)
        => Assert.Equal(code, TimeCode.Now("12345678901234567890"u8.ToArray(), Instant.FromUnixTimeSeconds(second)));

    [Fact]
    public void a_secret_is_spelled_in_base32() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TimeCode.Spell("12345678901234567890"u8.ToArray()));

    [Fact]
    public async Task the_desk_sends_away_who_comes_when_the_queue_is_full()
    {
        await using var house = await TestHouse.Open(services => services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 400_000));
        var desk = house.Services.GetRequiredService<PasswordDesk>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => desk.Check(null, "whatever it is", default)));
        Assert.Contains(answers, a => a.Refusal?.Sentence == SigningWords.TooManyAtOnce);
        Assert.Contains(answers, a => a.Refusal is null);
    }
}
