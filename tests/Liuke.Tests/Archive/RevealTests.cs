using System.Net;
using Liuke.Access;
using Liuke.Access.Limits;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Access;
using Liuke.Tests.Access.Audit;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive;

/// <summary>A whole mobile is seen only by asking, by whom it is given to, so many times a day, and never without a trace.</summary>
public sealed class RevealTests
{
    private static readonly PersonId Lin = ListScene.Lin;

    [Fact]
    public async Task each_look_is_in_the_audit_log_under_the_customer_and_without_the_number()
    {
        await using var house = await TestHouse.Open();
        var code = await OneCustomer(house);
        Assert.Equal("+8613800138000", (await Reveal(house, code)).Value.Mobile);

        var line = Assert.Single(await house.Look(AuditScene.Lines));
        Assert.Equal((ArchiveAudit.MobileRevealed, Lin), (line.Kind, line.ById));
        Assert.Equal(await house.Look(db => db.Customers.Select(c => c.Id).SingleAsync()), line.CustomerId);
        Assert.DoesNotContain("138", line.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task no_more_than_the_days_share_is_shown_however_many_ask_at_once_and_a_new_day_begins_anew()
    {
        await using var house = await TestHouse.Open();
        var code = await OneCustomer(house);
        await SetShare(house, 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Reveal(house, code))));

        Assert.Equal(5, answers.Count(a => a.Refusal is null));
        Assert.Equal([0, 1, 2, 3, 4], answers.Where(a => a.Refusal is null).Select(a => a.Value.Left).Order());
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.Equal(RefusalKind.Forbidden, a.Refusal!.Kind));
        Assert.Equal(15, (await house.Look(AuditScene.Lines)).Count(l => l.Kind == ArchiveAudit.RevealRefused));
        house.Clock.Advance(Duration.FromDays(1));
        Assert.Null((await Reveal(house, code)).Refusal);
    }

    [Fact]
    public async Task a_role_without_a_share_sees_none()
    {
        await using var house = await TestHouse.Open();
        var code = await OneCustomer(house);
        Assert.Equal(RefusalKind.Forbidden, (await house.Do<RevealMobile, Outcome<Revealed>>(r => r.Run(code, Lin, Roles.Admin, default))).Refusal!.Kind);
    }

    [Fact]
    public async Task changing_a_share_is_in_the_audit_log()
    {
        await using var house = await TestHouse.Open();
        await SetShare(house, 7);
        Assert.Contains("\"7\"", Assert.Single(await house.Look(AuditScene.Lines)).Facts, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Invalid, (await house.Do<SetLimit, Outcome<LimitSetting>>(s => s.Run(new(ArchiveLimits.Reveals.Name, Roles.Rep, -1), Lin, default))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await house.Do<SetLimit, Outcome<LimitSetting>>(s => s.Run(new("x", Roles.Rep, 1), Lin, default))).Refusal!.Kind);
    }

    [Fact]
    public async Task the_page_shows_the_number_masked_and_the_whole_one_in_its_place_when_asked()
    {
        await using var house = await TestHouse.Open();
        var code = await OneCustomer(house);
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("zhou", "周", ListScene.EastOne, Roles.GM, "a-good-password"), default));
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("other", "别人", ListScene.North, Roles.Rep, "a-good-password"), default));
        var address = await house.Serve();

        using var boss = await Doorstep.Enter(address, "zhou", "a-good-password");
        var page = await boss.GetStringAsync(new Uri($"/customers/{code}", UriKind.Relative));
        Assert.Contains("138****8000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", page, StringComparison.Ordinal);
        var (status, fragment) = await Ask(boss, code, page);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("8613800138000", fragment, StringComparison.Ordinal);

        using var stranger = await Doorstep.Enter(address, "other", "a-good-password");
        var home = await stranger.GetStringAsync(new Uri("/customers", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(stranger, code, home)).Status);
    }

    [Fact]
    public async Task searches_are_kept_those_by_number_one_by_one_and_those_by_name_summed_up()
    {
        await using var house = await TestHouse.Open();
        await OneCustomer(house);
        _ = await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("zhou", "周", ListScene.EastOne, Roles.GM, "a-good-password"), default));
        using var boss = await Doorstep.Enter(await house.Serve(), "zhou", "a-good-password");
        foreach (var typed in new[] { "海天", "海天", "海", "8000", "13800138000" }) _ = await boss.GetStringAsync(new Uri($"/customers?q={Uri.EscapeDataString(typed)}", UriKind.Relative));
        await ((SearchTrail)house.Served.GetService(typeof(SearchTrail))!).Write(default);

        var lines = (await house.Look(AuditScene.Lines)).Where(l => l.Kind is ArchiveAudit.Searched or ArchiveAudit.SearchedByMobile).ToList();
        Assert.Equal([ArchiveAudit.SearchedByMobile, ArchiveAudit.SearchedByMobile, ArchiveAudit.Searched], lines.Select(l => l.Kind));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(lines[2].Facts, "\"hash\""));
        Assert.All(lines, l => Assert.DoesNotMatch("海天|13800138000", l.Facts));
    }

    private static async Task<(HttpStatusCode Status, string Body)> Ask(HttpClient client, string code, string page)
    {
        var token = System.Text.RegularExpressions.Regex.Match(page, """name="__RequestVerificationToken" value="([^"]+)""").Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/customers/{code}/reveal", UriKind.Relative)) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> OneCustomer(TestHouse house)
    {
        await ListScene.Set(house, new ListScene.Someone("海天") { Mobile = "+8613800138000" });
        return await house.Look(db => db.Customers.Select(c => c.Code).SingleAsync());
    }

    private static Task<Outcome<Revealed>> Reveal(TestHouse house, string code)
        => house.Do<RevealMobile, Outcome<Revealed>>(reveal => reveal.Run(code, Lin, Roles.Rep, default), Reach.Own(Lin));

    private static Task<Outcome<LimitSetting>> SetShare(TestHouse house, int most)
        => house.Do<SetLimit, Outcome<LimitSetting>>(set => set.Run(new(ArchiveLimits.Reveals.Name, Roles.Rep, most), Lin, default));
}
