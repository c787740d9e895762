using System.Net;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Tests.Access.Granting;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Approving;

/// <summary>The steps of each kind, as an administrator or the general manager sets them on their page.</summary>
public sealed class FlowTests
{
    [Fact]
    public async Task the_gm_names_somebody_who_then_decides_on_grants()
    {
        await using var scene = await GrantScene.Open();
        var before = (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View))).Value;
        using (var zhou = await scene.SignIn("zhou"))
        {
            var form = await zhou.Get("/settings/approvals/grant.view");
            // The first row asks the general manager or Lin; the second, empty, is left out.
            var again = await zhou.Send(form, "form[action='/settings/approvals/grant.view']", ("second", scene.Lin.ToString()));
            Assert.Equal("/settings/approvals", zhou.LastPath);
            Assert.Contains("名lin", again.Body!.TextContent, StringComparison.Ordinal);
        }

        var after = (await scene.Ask(scene.Firm.Chen, scene.Wish(GrantKind.View))).Value;
        Assert.Equal(RefusalKind.Missing, (await scene.Approve(before, scene.Lin)).Refusal!.Kind);
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(after, scene.Lin)).Value);
    }

    [Fact]
    public async Task an_administrator_sets_ordinary_steps_and_no_grants()
    {
        await using var scene = await GrantScene.Open();
        await scene.Firm.Person("root", Roles.Admin, scene.Firm.Firm);
        using var root = await scene.SignIn("root");

        await root.Get("/settings/approvals/grant.view");
        Assert.Equal(HttpStatusCode.NotFound, root.LastStatus);
        var form = await root.Get("/settings/approvals/archive.change");
        await root.Send(form, "form.ask-card", ("hours", "9999"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, root.LastStatus);

        using var rep = await scene.SignIn("tang");
        await rep.Get("/settings/approvals");
        Assert.Equal(HttpStatusCode.Forbidden, rep.LastStatus);
    }

    [Fact]
    public async Task a_person_sets_a_substitute_on_their_own_page_and_ends_it()
    {
        await using var scene = await GrantScene.Open();
        using var zhou = await scene.SignIn("zhou");
        var page = await zhou.Get("/approvals/absence");
        var again = await zhou.Send(page, "form[action='/approvals/absence']", ("standIn", scene.Zhou.ToString()), ("from", "2026-03-02"), ("until", "2026-03-05"));
        Assert.Equal(ApprovalWords.NotYourself.Zh, again.QuerySelector("[role=alert]")!.TextContent.Trim());

        var set = await zhou.Send(page, "form[action='/approvals/absence']", ("standIn", scene.Lin.ToString()), ("from", "2026-03-02"), ("until", "2026-03-05"));
        Assert.Contains("名lin：2026-03-02 至 2026-03-05", set.Body!.TextContent, StringComparison.Ordinal);
        var id = (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View))).Value;
        using (var lin = await scene.SignIn("lin"))
            Assert.Contains("代 名zhou 审批", (await lin.Get("/approvals")).QuerySelector(".approval-card")!.TextContent, StringComparison.Ordinal);

        await zhou.Send(set, ".absence-line");
        Assert.Equal(RefusalKind.Missing, (await scene.Approve(id, scene.Lin)).Refusal!.Kind);
    }

    [Fact]
    public void hourly_work_is_asked_for_once_an_hour_and_nightly_work_once_a_night()
    {
        var hourly = new Nightly("late", null, (_, _, _) => Task.CompletedTask);
        var nightly = new Nightly("night", new LocalTime(2, 30), (_, _, _) => Task.CompletedTask);
        Assert.Equal(hourly.KeyAt(new(2026, 3, 2, 9, 0)), hourly.KeyAt(new(2026, 3, 2, 9, 59)));
        Assert.NotEqual(hourly.KeyAt(new(2026, 3, 2, 9, 59)), hourly.KeyAt(new(2026, 3, 2, 10, 0)));
        Assert.Equal("night:2026-03-02", nightly.KeyAt(new(2026, 3, 2, 2, 30)));
    }
}
