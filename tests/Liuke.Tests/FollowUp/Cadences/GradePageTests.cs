using System.Net;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp.Cadences;

/// <summary>Who sets a grade, and who has a say in it.</summary>
public sealed class GradePageTests
{
    [Fact]
    public async Task a_closer_grade_holds_at_once_and_a_looser_one_waits_for_the_manager()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.Person("wang", scene.East, Roles.Manager);
        await scene.Rep("zhao");
        var customer = await scene.Customer(lin);
        var code = await scene.House.Look(db => db.Customers.Where(c => c.Id == customer).Select(c => c.Code).SingleAsync());
        await scene.Night();
        scene.Clock.Advance(Duration.FromDays(20));

        using var rep = await Visitor.SignIn(scene, "lin");
        await rep.Send(await rep.Get($"/customers/{code}"), $"form[action='/customers/{code}/grade']", ("grade", "A"));
        Assert.Equal((HttpStatusCode.OK, $"/customers/{code}"), (rep.LastStatus, rep.LastPath));
        Assert.Equal(FollowGrade.A, await Grade());
        Assert.Contains("A 级客户", (await rep.Get("/")).Body!.TextContent, StringComparison.Ordinal);

        scene.Clock.Advance(Duration.FromMinutes(1));
        var asked = await rep.Send(await rep.Get($"/customers/{code}"), $"form[action='/customers/{code}/grade']", ("grade", "D"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rep.LastStatus);
        Assert.Contains("请写明原因", asked.Body!.TextContent, StringComparison.Ordinal);
        await rep.Send(asked, $"form[action='/customers/{code}/grade']", ("grade", "D"), ("why", "换了供应商"));
        Assert.Equal(FollowGrade.A, await Grade());
        Assert.Empty((await rep.Get("/grades")).QuerySelectorAll("form[action$='/grade/answer']"));

        using var stranger = await Visitor.SignIn(scene, "zhao");
        await stranger.Get($"/customers/{code}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.LastStatus);
        Assert.DoesNotContain(code, (await stranger.Get("/grades")).Body!.TextContent, StringComparison.Ordinal);

        scene.Clock.Advance(Duration.FromMinutes(1));
        using var manager = await Visitor.SignIn(scene, "wang");
        var desk = await manager.Get("/grades");
        Assert.Contains("换了供应商", desk.Body!.TextContent, StringComparison.Ordinal);
        await manager.Send(desk, $"form[action='/customers/{code}/grade/answer']", ("yes", "true"));
        Assert.Equal("/grades", manager.LastPath);
        Assert.Equal(FollowGrade.D, await Grade());
        Assert.Equal([GradeStep.Set, GradeStep.Wished, GradeStep.Confirmed], await scene.House.Look(db => db.GradeChanges.OrderBy(g => g.Id).Select(g => g.Step).ToListAsync()));
        Assert.Null(await scene.DueOn(customer));

        Task<FollowGrade> Grade() => scene.House.Look(db => db.CustomerCadences.Where(c => c.CustomerId == customer).Select(c => c.Grade).SingleAsync());
    }

    [Fact]
    public async Task the_rules_are_changed_by_the_general_manager_and_nonsense_is_refused_as_it_was_typed()
    {
        await using var scene = await WorkScene.Open();
        await scene.Person("gm", scene.Firm, Roles.GM);
        using var gm = await Visitor.SignIn(scene, "gm");
        var page = await gm.Send(await gm.Get("/settings/follow-up"), "form[action='/settings/follow-up']", ("daysA", "20"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gm.LastStatus);
        Assert.Equal("20", page.QuerySelector("#daysA")!.GetAttribute("value"));
        await gm.Send(page, "form[action='/settings/follow-up']", ("daysA", "5"), ("messages", "Always"));
        Assert.Equal("/settings/follow-up", gm.LastPath);
        Assert.Equal("5", (await gm.Get("/settings/follow-up")).QuerySelector("#daysA")!.GetAttribute("value"));
    }
}
