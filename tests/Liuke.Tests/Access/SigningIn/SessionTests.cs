using System.Net;
using Liuke.Access;
using Liuke.Access.People;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.SigningIn;

public sealed class SessionTests
{
    private static readonly Uri Own = new("/me", UriKind.Relative);

    private static async Task<bool> IsIn(HttpClient client)
    {
        using var answer = await client.GetAsync(Own);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    [Fact]
    public async Task half_an_hour_of_idleness_ends_a_session_and_clicks_keep_it_alive_for_twelve_hours()
    {
        await using var house = await TestHouse.Open();
        _ = await Entrance.Add(house);
        using var client = await Doorstep.Enter(await house.Serve(), "lin", Entrance.Password);
        for (var i = 0; i < 28; i++)
        {
            house.Clock.Advance(Duration.FromMinutes(25));
            Assert.True(await IsIn(client));
        }

        house.Clock.Advance(Duration.FromMinutes(21)); // 12 hours and a minute since the sign-in, 21 minutes since the last click
        Assert.False(await IsIn(client));

        using var second = await Doorstep.Enter(await house.Serve(), "lin", Entrance.Password);
        house.Clock.Advance(Duration.FromMinutes(31));
        Assert.False(await IsIn(second));
    }

    [Fact]
    public async Task what_was_seen_is_written_down_and_other_nodes_know_it()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        using var client = await Doorstep.Enter(await house.Serve(), "lin", Entrance.Password);
        house.Clock.Advance(Duration.FromMinutes(25));
        Assert.True(await IsIn(client));
        await using (var scope = house.Served.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<KeepSessions>().Run(default);

        Assert.Equal(house.Clock.Now, (await house.Look(db => db.Sessions.SingleAsync(s => s.PersonId == lin))).SeenAt);
    }

    [Fact]
    public async Task the_cookie_holds_nothing_but_the_sessions_id_and_dies_with_it()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        using var client = await Doorstep.Enter(await house.Serve(), "lin", Entrance.Password);
        Assert.Equal(["session"], SessionDoor.Ticket(new(Guid.Empty)).Claims.Select(c => c.Type));

        _ = (await house.Do<EndSessions, Outcome<int>>(end => end.Run(new(lin), lin, default))).Value;
        Assert.False(await IsIn(client));
    }

    [Fact]
    public async Task another_role_another_department_and_disablement_end_sessions_at_once()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        var sales = (await house.Do<AddDepartment, Outcome<DepartmentId>>(add => add.Run("销售部", null, default))).Value;
        Task<Outcome<bool>> Change(Roles roles) => house.Do<ChangePerson, Outcome<bool>>(change => change.Run(new(lin, "林", sales, roles), boss, default));
        var address = await house.Serve();

        using var first = await Doorstep.Enter(address, "lin", Entrance.Password);
        Assert.Null((await Change(Roles.Rep)).Refusal);
        Assert.False(await IsIn(first));
        using var second = await Doorstep.Enter(address, "lin", Entrance.Password);
        Assert.Null((await Change(Roles.Rep | Roles.Agent)).Refusal);
        Assert.False(await IsIn(second));
        using var third = await Doorstep.Enter(address, "lin", Entrance.Password);
        Assert.Null((await house.Do<DisablePerson, Outcome<bool>>(d => d.Run(lin, false, boss, default))).Refusal);
        Assert.False(await IsIn(third));
        Assert.Equal(AccessWords.WrongNameOrPassword, (await Entrance.Knock(house)).Refusal?.Sentence);
    }

    [Fact]
    public async Task proving_again_gives_the_session_a_new_id_and_ends_the_old_one()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var first = (await Entrance.Knock(house)).Value.In!.Session;
        house.Clock.Advance(Duration.FromMinutes(11));

        Task<Outcome<SessionId>> Prove(SessionId id, string password) => house.Do<ProveAgain, Outcome<SessionId>>(prove => prove.Run(id, new(password, null, null), Entrance.Office, default));
        Assert.Equal(SigningWords.WrongPassword, (await Prove(first, "wrong wrong wrong")).Refusal?.Sentence);
        var next = (await Prove(first, Entrance.Password)).Value;

        Assert.NotEqual(first, next);
        var rows = await house.Look(db => db.Sessions.AsNoTracking().OrderBy(s => s.Id).ToListAsync());
        Assert.Equal([false, true], rows.Select(r => r.EndedAt is null));
        Assert.Equal(rows[0].EndsAt, rows[1].EndsAt);
        Assert.Equal(SigningWords.NoSuchSession, (await Prove(first, Entrance.Password)).Refusal?.Sentence);
        Assert.Equal(1, await Entrance.Live(house, lin));
    }

    [Fact]
    public async Task somebody_with_an_app_proves_again_by_code_and_not_by_password()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        var session = (await Entrance.Knock(house)).Value.In!.Session;
        var (secret, _) = await Entrance.AddApp(house, lin);
        Task<Outcome<SessionId>> Prove(string? password, string? code) => house.Do<ProveAgain, Outcome<SessionId>>(prove => prove.Run(session, new(password, code, null), Entrance.Office, default));

        Assert.NotNull((await Prove(Entrance.Password, null)).Refusal);
        Assert.Null((await Prove(null, Liuke.Access.SigningIn.Factors.TimeCode.Now(secret, house.Clock.Now))).Refusal);
    }

    [Fact]
    public async Task a_grave_door_asks_again_after_ten_minutes()
    {
        await using var house = await TestHouse.Open();
        _ = await Entrance.Add(house);
        using var client = await Doorstep.Enter(await house.Serve(), "lin", Entrance.Password);
        async Task<string?> Factors() { using var answer = await client.GetAsync(new Uri("/me/factors", UriKind.Relative)); return answer.Headers.Location?.ToString(); }

        Assert.Null(await Factors());
        house.Clock.Advance(Duration.FromMinutes(11));
        Assert.Equal("/confirm?next=%2Fme%2Ffactors", await Factors());
    }

    [Fact]
    public async Task a_role_that_needs_a_second_factor_is_led_to_add_one_and_nowhere_else()
    {
        await using var house = await TestHouse.Open();
        var boss = await Entrance.Add(house, "boss", Roles.Admin);
        _ = await Entrance.Add(house);
        var address = await house.Serve();
        using var client = await Doorstep.Enter(address, "lin", Entrance.Password);
        await using (var scope = house.Served.CreateAsyncScope())
            _ = (await scope.ServiceProvider.GetRequiredService<ChangeSignInRules>().Run(new(10, 30, 12, Roles.Rep), boss, default)).Value;

        using var home = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("/me/factors?must=true", home.Headers.Location?.ToString());
        using var factors = await client.GetAsync(new Uri("/me/factors", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, factors.StatusCode);
        using var other = await Doorstep.Enter(address, "boss", Entrance.Password);
        Assert.True(await IsIn(other));
    }

    [Fact]
    public async Task a_new_password_ends_the_other_sessions_and_the_marks_of_known_browsers()
    {
        await using var house = await TestHouse.Open();
        var lin = await Entrance.Add(house);
        _ = (await Entrance.Knock(house)).Value;
        var mine = (await Entrance.Knock(house)).Value.In!.Session;
        Task<Outcome<bool>> Change(string present, string wanted) => house.Do<Liuke.Access.SigningIn.Passwords.ChangeOwnPassword, Outcome<bool>>(change => change.Run(new(lin, mine, present, wanted), default));

        Assert.Equal(SigningWords.WrongPassword, (await Change("not this one at all", "another river stone")).Refusal?.Sentence);
        Assert.Equal(SigningWords.PasswordCommon, (await Change(Entrance.Password, "qwertyuiop")).Refusal?.Sentence);
        Assert.Null((await Change(Entrance.Password, "another river stone")).Refusal);

        Assert.Equal(mine, (await house.Do<FindSessions, IReadOnlyList<SessionSeen>>(find => find.Run(lin, default))).Single().Id);
        Assert.Equal(0, await house.Look(db => db.KnownDevices.CountAsync()));
        Assert.NotNull((await Entrance.Knock(house)).Refusal);
        Assert.Null((await Entrance.Knock(house, password: "another river stone")).Refusal);
    }

    [Fact]
    public async Task on_https_the_cookies_are_bound_to_the_host_and_unreadable_by_scripts()
    {
        await using var house = await TestHouse.Open();
        _ = await Entrance.Add(house);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var form = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var entering = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative)) { Content = Doorstep.Form(await page.Content.ReadAsStringAsync(), ("userName", "lin"), ("password", Entrance.Password)) };
        entering.Headers.Add("Cookie", form);
        using var entered = await client.SendAsync(entering);

        var cookies = entered.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-liuke=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("__Host-liuke-device=", StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.All(["secure", "httponly", "samesite=lax", "path=/"], rule => Assert.Contains(rule, c, StringComparison.OrdinalIgnoreCase)));
    }
}
