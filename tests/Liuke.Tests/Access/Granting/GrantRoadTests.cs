using System.Net;
using AngleSharp.Html.Dom;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Granting;

/// <summary>The whole road over HTTP, by two people without any script: refused, asked, approved, used, ended.</summary>
public sealed class GrantRoadTests
{
    [Fact]
    public async Task a_refusal_is_the_beginning_of_a_grant_and_the_grant_ends_by_itself()
    {
        await using var scene = await GrantScene.Open();
        using (var tang = await scene.SignIn("tang"))
        {
            var refused = await tang.Get($"/customers/{scene.Code}");
            Assert.Equal(HttpStatusCode.NotFound, tang.LastStatus);
            Assert.DoesNotContain(GrantScene.CustomerName, refused.Body!.TextContent, StringComparison.Ordinal);
            var asked = await tang.Send(refused, ".ask-form", ("reason", "客户要转到西南"), ("hours", "2"));
            Assert.Equal("已提交申请，请等审批", asked.QuerySelector("[role=status]")!.TextContent.Trim());
            Assert.DoesNotContain(GrantScene.CustomerName, asked.Body!.TextContent, StringComparison.Ordinal);
        }

        using (var zhou = await scene.SignIn("zhou"))
        {
            var list = await zhou.Get("/approvals");
            Assert.Contains(GrantScene.CustomerName, list.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("客户要转到西南", (await zhou.Get("/")).QuerySelector(".waiting-for-me")!.TextContent, StringComparison.Ordinal);
            var done = await zhou.Send(list, ".approval-card form", ("verdict", "Approve"));
            Assert.Equal("已同意", done.QuerySelector("[role=status]")!.TextContent.Trim());
        }

        using (var tang = await scene.SignIn("tang"))
        {
            var file = await tang.Get($"/customers/{scene.Code}");
            Assert.Equal(HttpStatusCode.OK, tang.LastStatus);
            Assert.Contains("授权至 12:00", file.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(scene.Code, (await tang.Get("/customers")).Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("已用 1 / 20 次", (await tang.Get("/grants")).Body!.TextContent, StringComparison.Ordinal);
        }

        scene.Clock.Advance(Duration.FromHours(2));
        using (var tang = await scene.SignIn("tang"))
        {
            await tang.Get($"/customers/{scene.Code}");
            Assert.Equal(HttpStatusCode.NotFound, tang.LastStatus);
            Assert.DoesNotContain(scene.Code, (await tang.Get("/customers")).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task a_revoked_grant_and_a_used_up_one_show_nothing_more()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.View, uses: 2));
        using var tang = await scene.SignIn("tang");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (await Open(), await Open(), await Open()));

        await scene.Given(scene.Tang, scene.Wish(GrantKind.View));
        Assert.Equal(HttpStatusCode.OK, await Open());
        using (var zhou = await scene.SignIn("zhou"))
        {
            var ended = await zhou.Send(await zhou.Get("/grants"), "form[action$='/revoke']");
            Assert.Contains("已收回", ended.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await Open());

        async Task<HttpStatusCode> Open()
        {
            await tang.Get($"/customers/{scene.Code}");
            return tang.LastStatus;
        }
    }

    [Fact]
    public async Task what_ones_role_shows_is_not_counted()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Firm.Chen, scene.Wish(GrantKind.View, uses: 1));
        await scene.Given(scene.Lin, scene.Wish(GrantKind.View, uses: 1));
        using var lin = await scene.SignIn("lin");

        await lin.Get($"/customers/{scene.Code}");
        await lin.Get($"/customers/{scene.Code}");
        Assert.Equal(HttpStatusCode.OK, lin.LastStatus);
        Assert.Equal(0, await scene.House.Look(db => db.Set<Grant>().SumAsync(g => g.Used)));
    }

    [Fact]
    public async Task searching_elsewhere_takes_a_grant_each_time_and_shows_half_of_the_name()
    {
        await using var scene = await GrantScene.Open();
        using var tang = await scene.SignIn("tang");
        var refused = await tang.Send(await tang.Get("/customers/elsewhere"), "form.elsewhere", ("q", "海天"));
        Assert.Equal(HttpStatusCode.Forbidden, tang.LastStatus);
        await tang.Send(refused, ".ask-form", ("reason", "查重"), ("uses", "1"));
        using (var he = await scene.SignIn("he"))
            await he.Send(await he.Get("/approvals"), ".approval-card form", ("verdict", "Approve"));

        var found = await tang.Send(await tang.Get("/customers/elsewhere"), "form.elsewhere", ("q", "海天"));
        var row = found.QuerySelector(".elsewhere-rows li")!;
        Assert.Contains(scene.Code, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("宁波****公司", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(GrantScene.CustomerName, found.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(scene.Code, ((IHtmlInputElement)row.QuerySelector("input[name=customers]")!).Value);

        await tang.Send(found, "form.elsewhere", ("q", "海天"));
        Assert.Equal(HttpStatusCode.Forbidden, tang.LastStatus);
    }

    [Fact]
    public async Task a_locked_file_is_changed_by_two_approvals_and_the_difference_is_shown()
    {
        await using var scene = await GrantScene.Open();
        using (var xiaoyu = await scene.SignIn("xiaoyu"))
        {
            var form = await xiaoyu.Get($"/customers/{scene.Code}/change");
            var asked = await xiaoyu.Send(form, "form[action$='/change']", ("name", "宁波海天照明有限公司"), ("owner", scene.Tang.ToString()), ("reason", "改名"));
            Assert.Equal("已提交申请，请等审批", asked.QuerySelector("[role=status]")!.TextContent.Trim());
        }

        foreach (var approver in new[] { "lin", "zhou" })
        {
            using var visit = await scene.SignIn(approver);
            var file = await visit.Get((await visit.Get("/approvals")).QuerySelector(".approval-title a")!.GetAttribute("href")!);
            Assert.Equal(["宁波海天灯饰有限公司", "宁波海天照明有限公司", "未变"], file.QuerySelectorAll(".difference tr")[2].QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
            await visit.Send(file, "form.decide", ("verdict", "Approve"));
            Assert.Equal("/approvals", visit.LastPath);
        }

        var customer = await scene.House.Look(db => db.Customers.SingleAsync(c => c.Id == scene.Customer));
        Assert.Equal(("宁波海天照明有限公司", scene.Tang, scene.Firm.West, 1), (customer.Name, customer.OwnerId!.Value, customer.DepartmentId, customer.Version));
        using var tang = await scene.SignIn("tang");
        var now = await tang.Get($"/customers/{scene.Code}");
        Assert.Contains("修改了名称、负责人", now.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("宁波海天照明", (await tang.Get("/customers?q=" + Uri.EscapeDataString("照明"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task under_a_grant_a_change_is_done_at_once_and_ends_what_others_asked()
    {
        await using var scene = await GrantScene.Open();
        using var xiaoyu = await scene.SignIn("xiaoyu");
        await xiaoyu.Send(await xiaoyu.Get($"/customers/{scene.Code}/change"), "form[action$='/change']", ("region", "浙江"), ("reason", "补地区"));
        var request = await scene.House.Look(db => db.Set<Approval>().Select(a => a.Id).SingleAsync());
        await scene.Given(scene.Lin, scene.Wish(GrantKind.Edit, uses: 1));

        using (var lin = await scene.SignIn("lin"))
        {
            var done = await lin.Send(await lin.Get($"/customers/{scene.Code}/change"), "form[action$='/change']", ("region", "浙江宁波"));
            Assert.Equal($"/customers/{scene.Code}", lin.LastPath);
            Assert.Contains("浙江宁波", done.Body!.TextContent, StringComparison.Ordinal);

            var stale = await lin.Get($"/approvals/{request}");
            Assert.Contains("浙江宁波", stale.QuerySelector(".difference .badge")!.TextContent, StringComparison.Ordinal);
            await lin.Send(stale, "form.decide", ("verdict", "Approve"));
            Assert.Equal(HttpStatusCode.Conflict, lin.LastStatus);
        }

        Assert.Equal(ApprovalState.Void, await scene.House.Look(db => db.Set<Approval>().Where(a => a.Id == request).Select(a => a.State).SingleAsync()));
    }

    [Fact]
    public async Task several_are_approved_at_once_and_what_cannot_be_is_said()
    {
        await using var scene = await GrantScene.Open();
        var other = await scene.CodeOf(await scene.Firm.Customer(scene.Firm.Xiaoyu, scene.Firm.East));
        var ids = new[] { (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View))).Value, (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View) with { Customers = [other] })).Value };
        using var zhou = await scene.SignIn("zhou");
        var list = await zhou.Get("/approvals");
        Assert.Equal(2, list.QuerySelectorAll("input[name=chosen]").Length);

        var said = await zhou.Send(list, "form#batch", ("chosen", $"{ids[0]}.1"));
        Assert.Equal("已同意 1 份", said.QuerySelector("[role=status]")!.TextContent.Trim());
        said = await zhou.Send(said.QuerySelector("form#batch") is null ? list : said, "form#batch", ("chosen", $"{ids[1]}.9"));
        Assert.Contains("1 份没有办成", said.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_request_is_shown_to_nobody_else()
    {
        await using var scene = await GrantScene.Open();
        var id = (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View))).Value;
        foreach (var stranger in new[] { "he", "xiaoyu", "lin" })
        {
            using var visit = await scene.SignIn(stranger);
            await visit.Get($"/approvals/{id}");
            Assert.Equal(HttpStatusCode.NotFound, visit.LastStatus);
        }
    }
}
