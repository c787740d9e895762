using System.Net;
using AngleSharp.Html.Dom;
using Liuke.Access;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.HeldForms;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Tests.Access.Rights;
using Liuke.Tests.FollowUp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.SigningIn;

/// <summary>Grave doors ask once more who is there, and go on with what was begun.</summary>
public sealed class StepUpTests
{
    /// <summary>What takes data out, makes keys, or changes people and rules.</summary>
    private static readonly string[] Grave =
    [
        "POST /exports", "POST /exports/{id}/link", "POST /me/tokens", "POST /rights", "POST /settings", "POST /settings/limits", "POST /settings/approvals/{kind}", "POST /settings/sign-in",
        "POST /people", "POST /people/{id:guid}", "POST /people/{id:guid}/disable", "POST /people/{id:guid}/enable", "POST /people/{id:guid}/factors/remove", "POST /people/{id:guid}/link",
        "POST /departments", "POST /departments/{id:guid}", "POST /welcome/departments", "GET /me/factors", "POST /me/passkeys", "POST /me/passkeys/begin", "POST /me/passkeys/remove", "POST /me/authenticator",
        "POST /me/authenticator/remove", "POST /me/recovery-codes", "POST /me/sessions/{id:guid}/end", "POST /me/sessions/end",
        "POST /api/v1/exports", "POST /api/v1/exports/{id:guid}/link", "PUT /api/v1/rights", "PUT /api/v1/settings", "PUT /api/v1/settings/limits/{name}",
    ];

    [Fact]
    public async Task doors_to_data_keys_people_and_rules_ask_again()
    {
        await using var house = await TestHouse.Open();
        await house.Serve();
        var asking = house.Doors.Where(d => d.Metadata.GetMetadata<NeedsFreshSecondFactorAttribute>() is not null).SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Empty(Grave.Where(door => !asking.Contains(door)));

        static IEnumerable<string> Names(RouteEndpoint door) => (door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} /{door.RoutePattern.RawText!.TrimStart('/')}");
    }

    [Fact]
    public async Task what_was_typed_waits_while_its_sender_proves_who_they_are_and_goes_on()
    {
        await using var firm = await FirmScene.Open();
        await firm.Person("boss", Roles.GM);
        await firm.Customer(firm.Xiaoyu, firm.East, "宁波海天");
        using var boss = await Visitor.SignIn(await firm.House.Serve(), "boss", FirmScene.Password);
        var list = await boss.Get("/customers?q=" + Uri.EscapeDataString("宁波<海天>"));
        firm.House.Clock.Advance(Duration.FromMinutes(11));

        var confirm = await boss.Send(list, "form[action='/exports']", ("format", "csv"));
        Assert.Equal("/confirm", boss.LastPath);
        Assert.Contains(SigningWords.ConfirmKept.Zh, confirm.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await firm.House.Look(db => db.Exports.AnyAsync()));
        Assert.DoesNotContain("csv", await Stored(firm.House), StringComparison.Ordinal);

        confirm = await boss.Send(confirm, "form[action='/confirm']", ("password", "wrong"));
        Assert.Equal("/confirm", boss.LastPath); // a mistake loses nothing
        var goOn = await boss.Send(confirm, "form[action='/confirm']", ("password", FirmScene.Password));
        Assert.Equal("/confirm/go-on", boss.LastPath);
        Assert.Equal("?q=" + Uri.EscapeDataString("宁波<海天>"), ((IHtmlInputElement)goOn.QuerySelector("input[name=query]")!).Value);

        await boss.Send(goOn, "form[data-go-on]");
        Assert.Equal("/exports", boss.LastPath);
        Assert.Equal(ExportFormat.Csv, await firm.House.Look(db => db.Exports.Select(e => e.Format).SingleAsync()));
        Assert.Equal(0, await firm.House.Look(db => db.HeldForms.CountAsync()));
    }

    [Fact]
    public async Task a_kept_form_is_handed_to_its_sender_alone_once_and_for_a_quarter_of_an_hour()
    {
        await using var house = await TestHouse.Open();
        var (lin, he) = (await Entrance.Add(house), await Entrance.Add(house, "he"));
        var first = await Hold();
        Assert.Null(await Take(first, he));
        Assert.Equal("/me/tokens", (await Take(first, lin))!.Path);
        Assert.Null(await Take(first, lin));

        var second = await Hold();
        house.Clock.Advance(HeldForm.Lasts);
        Assert.Null(await Take(second, lin));

        var many = new List<HeldFormId>();
        for (var i = 0; i < 8; i++) many.Add(await Hold());
        Assert.Equal(5, await house.Look(db => db.HeldForms.CountAsync()));
        Assert.NotNull(await Take(many[^1], lin));
        Assert.Null(await house.Do<HoldForm, HeldFormId?>(hold => hold.Run(new("/me/tokens", [new("name", new('x', 64_001))]), lin, default)));

        async Task<HeldFormId> Hold() => (await house.Do<HoldForm, HeldFormId?>(hold => hold.Run(new("/me/tokens", [new("name", "报表"), new("scope", "a"), new("scope", "b")]), lin, default)))!.Value;
        Task<FormSent?> Take(HeldFormId id, PersonId by) => house.Do<TakeHeldForm, FormSent?>(take => take.Run(id, by, default));
    }

    [Fact]
    public async Task a_form_without_our_token_is_not_kept()
    {
        await using var firm = await FirmScene.Open();
        using var client = await Doorstep.Enter(await firm.House.Serve(), "xiaoyu", FirmScene.Password);
        firm.House.Clock.Advance(Duration.FromMinutes(11));
        using var answer = await client.PostAsync(new Uri("/me/tokens", UriKind.Relative), new FormUrlEncodedContent([new("name", "x")]));
        Assert.Equal("/confirm?next=%2F", answer.Headers.Location?.ToString());
        Assert.Equal(0, await firm.House.Look(db => db.HeldForms.CountAsync()));
    }

    [Fact]
    public async Task a_browser_that_calls_a_door_for_programs_is_told_to_prove_itself_first()
    {
        await using var firm = await FirmScene.Open();
        using var client = await Doorstep.Enter(await firm.House.Serve(), "chen", FirmScene.Password);
        client.DefaultRequestHeaders.Add("X-Liuke-Request", "1");
        firm.House.Clock.Advance(Duration.FromMinutes(11));
        using var answer = await client.PostAsync(new Uri("/api/v1/exports", UriKind.Relative), new StringContent("""{"list":"customers","format":"csv"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("/confirm", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> Stored(TestHouse house)
        => System.Text.Encoding.UTF8.GetString(await house.Look(db => db.HeldForms.Select(f => f.Content).SingleAsync()));
}
