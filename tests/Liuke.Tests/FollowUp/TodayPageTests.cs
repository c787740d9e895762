using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Liuke.Access;
using Liuke.Basics;
using Liuke.FollowUp;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.FollowUp;

/// <summary>Today over real HTTP, by links and forms alone, as where no script runs.</summary>
public sealed class TodayPageTests
{
    [Fact]
    public async Task a_rep_finishes_work_without_any_script()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        using var visit = await Visitor.SignIn(scene, "lin");

        var today = await visit.Get("/");
        Assert.Equal("今天先联系这 1 位客户", today.QuerySelector("h1")!.TextContent);
        var form = await visit.Follow(today, ".work-do a");
        var after = await visit.Send(form, ".work-form", ("outcome", "WillBuy"), ("note", "下周订 20 箱"));

        Assert.Equal("已完成", after.QuerySelector("[role=status]")!.TextContent.Trim());
        Assert.Empty(after.QuerySelectorAll(".work-row"));
        var finish = await scene.House.Look(db => db.WorkFinishes.SingleAsync());
        Assert.Equal((item.Id, WorkOutcome.WillBuy, "下周订 20 箱", scene.Today.PlusDays(30)), (finish.Id, finish.Outcome, finish.Note, finish.NextOn!.Value));
        Assert.Contains("下周订 20 箱", (await visit.Get("/?queue=done")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_refused_snooze_keeps_what_was_typed()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.OneAtRisk(lin);
        using var visit = await Visitor.SignIn(scene, "lin");

        var form = await visit.Follow(await visit.Get("/"), ".work-do a[data-do=s]");
        var again = await visit.Send(form, ".work-form", ("reason", "等样品到货"), ("until", "2026-03-01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.LastStatus);
        Assert.Equal(FollowUpWords.SnoozeAfterToday(scene.Today).Zh, again.QuerySelector("[role=alert]")!.TextContent.Trim());
        Assert.Equal("等样品到货", ((IHtmlInputElement)again.QuerySelector("#reason")!).Value);
        Assert.Equal("2026-03-01", again.QuerySelector("#until")!.GetAttribute("value"));

        var after = await visit.Send(again, ".work-form", ("until", "2026-03-09"));
        Assert.Equal("已推后", after.QuerySelector("[role=status]")!.TextContent.Trim());
    }

    [Fact]
    public async Task a_manager_gives_work_away_and_a_rep_may_not()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang) = (await scene.Rep("lin"), await scene.Rep("wang"));
        await scene.Person("chen", scene.East, Roles.Manager);
        var item = await scene.OneAtRisk(lin);

        using (var chen = await Visitor.SignIn(scene, "chen"))
        {
            var form = await chen.Get($"/work-items/{item.Id}/assign");
            var after = await chen.Send(form, ".work-form", ("to", "wang"));
            Assert.Equal("已转交", after.QuerySelector("[role=status]")!.TextContent.Trim());
        }

        Assert.Equal(wang, (await scene.Open(item.CustomerId)).OwnerId);
        using var rep = await Visitor.SignIn(scene, "wang");
        var own = await rep.Get($"/work-items/{item.Id}/assign");
        Assert.Empty(own.QuerySelectorAll("#to option[value=lin]"));
        await rep.Send(own, ".work-form", ("to", "lin"));
        Assert.Equal(HttpStatusCode.Forbidden, rep.LastStatus);
        Assert.Equal(wang, (await scene.Open(item.CustomerId)).OwnerId);
    }

    [Fact]
    public async Task work_beyond_ones_reach_is_not_there()
    {
        await using var scene = await WorkScene.Open();
        var (lin, _) = (await scene.Rep("lin"), await scene.Rep("wang"));
        var item = await scene.OneAtRisk(lin);
        using var wang = await Visitor.SignIn(scene, "wang");

        foreach (var path in new[] { $"/work-items/{item.Id}/finish", $"/work-items/{item.Id}/finish/form", $"/work-items/{Guid.Empty}/snooze" })
        {
            await wang.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, wang.LastStatus);
        }
    }

    [Fact]
    public async Task going_back_never_leaves_the_house()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        using var visit = await Visitor.SignIn(scene, "lin");

        var form = await visit.Get($"/work-items/{item.Id}/finish?back=//evil.example/");
        await visit.Send(form, ".work-form", ("back", "https://evil.example/"));
        Assert.Equal("/", visit.LastPath);
    }

    [Fact]
    public async Task the_general_manager_sees_numbers_and_the_whole_list_in_english_too()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.Person("zhou", scene.Firm, Roles.GM);
        await scene.OneAtRisk(lin);
        using var visit = await Visitor.SignIn(scene, "zhou", "en");

        var today = await visit.Get("/");
        Assert.Equal("Five numbers for today", today.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(today.QuerySelectorAll(".figure"));
        Assert.Equal("名lin", today.QuerySelector(".team td a")!.TextContent);
        Assert.Single((await visit.Get("/?owner=lin")).QuerySelectorAll(".work-row"));
    }
}
