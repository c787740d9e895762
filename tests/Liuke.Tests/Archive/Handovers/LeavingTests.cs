using System.Net;
using Liuke.Access;
using Liuke.Access.Leaving;
using Liuke.Access.Tokens;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Handovers;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Tests.Access.Rights;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Archive.Handovers;

/// <summary>Who is about to leave takes nothing out; what they took before is shown to whoever leads the handover.</summary>
public sealed class LeavingTests
{
    private static Task<Outcome<ExportId>> Export(HandoverScene scene, PersonId by) => scene.As<AskForExport, Outcome<ExportId>>(by, async ask => await ask.Run(new("customers", "?state=active", ExportFormat.Csv), await scene.Firm.Rights(by), default), ArchivePermissions.ExportCustomers);

    [Fact]
    public async Task from_the_moment_somebody_is_marked_as_leaving_their_exports_tokens_and_mass_reveals_are_refused()
    {
        await using var scene = await HandoverScene.Open();
        var (house, lin) = (scene.House, scene.Lin);
        for (var i = 0; i < 5; i++) await scene.Firm.Customer(lin, scene.Firm.East);
        var before = (await Export(scene, lin)).Value;
        await scene.Work((await house.Look(db => db.Exports.Where(e => e.Id == before).Select(e => e.JobId!.Value).SingleAsync())));
        _ = (await house.Do<MakeToken, Outcome<MadeToken>>(async make => await make.Run(new("报表", [ArchivePermissions.ViewCustomers], 30), await scene.Firm.Rights(lin), default))).Value;

        var id = (await scene.Make(scene.Zhou, lin)).Value;
        Assert.Equal(LeavingWords.NoExports, (await Export(scene, lin)).Refusal?.Sentence);
        Assert.Equal(LeavingWords.NoExports, (await house.Do<LinkExport, Outcome<string>>(async link => await link.Run(before, await scene.Firm.Rights(lin), default))).Refusal?.Sentence);
        Assert.Equal(0, await house.Look(db => db.ApiTokens.CountAsync(t => t.PersonId == lin && t.EndedAt == null)));
        Assert.Equal(LeavingWords.NoTokens, (await house.Do<MakeToken, Outcome<MadeToken>>(async make => await make.Run(new("报表", [ArchivePermissions.ViewCustomers], 30), await scene.Firm.Rights(lin), default))).Refusal?.Sentence);

        var codes = await house.Look(db => db.Customers.OrderBy(c => c.Number).Select(c => c.Code).ToListAsync());
        var looks = new List<Outcome<Revealed>>();
        foreach (var code in codes) looks.Add(await scene.As<RevealMobile, Outcome<Revealed>>(lin, reveal => reveal.Run(code, lin, Roles.Manager, default), ArchivePermissions.RevealMobile));
        Assert.Equal([null, null, null, LeavingWords.FewNumbers(3), LeavingWords.FewNumbers(3)], looks.Select(l => l.Refusal?.Sentence));

        _ = (await scene.As<DiscardHandover, Outcome<HandoverId>>(scene.Zhou, discard => discard.Run(id, default))).Value;
        Assert.Null((await Export(scene, lin)).Refusal);
    }

    [Fact]
    public async Task what_a_leaver_took_out_and_opened_is_shown_and_that_somebody_looked_is_kept()
    {
        await using var scene = await HandoverScene.Open();
        var house = scene.House;
        for (var i = 0; i < 4; i++) await scene.Firm.Customer(scene.Lin, scene.Firm.East);
        _ = (await Export(scene, scene.Lin)).Value;
        foreach (var code in await house.Look(db => db.Customers.Select(c => c.Code).ToListAsync()))
            for (var twice = 0; twice < 2; twice++) _ = await scene.As<ReadCustomer, CustomerFile?>(scene.Lin, read => read.Run(code, default), ArchivePermissions.ViewCustomers);

        var id = (await scene.Make(scene.Zhou, scene.Lin)).Value;
        var seen = (await scene.As<ReadConduct, Conduct?>(scene.Zhou, read => read.Run(id, 90, default)))!;
        Assert.Equal((4, 90), (Assert.Single(seen.Opened).Files, seen.Days));
        Assert.Single(seen.Exports);
        Assert.Equal(1, seen.Deeds[0].Count);
        Assert.NotNull(seen.LeavingSince);
        Assert.Contains(await house.Look(db => db.AuditLines.AsNoTracking().ToListAsync()), l => l.Kind == HandoverAudit.Looked && l.ById == scene.Zhou);
        // Neither the leaver nor another manager sees any of it.
        Assert.Null(await scene.As<ReadConduct, Conduct?>(scene.Lin, read => read.Run(id, 90, default)));
        Assert.Null(await scene.As<ReadHandover, HandoverView?>(scene.He, read => read.Run(id, default)));
    }

    [Fact]
    public async Task a_manager_leads_within_the_department_and_both_ends_lie_in_it()
    {
        await using var scene = await HandoverScene.Open();
        await scene.Give(scene.Leaver, scene.Firm.East, 4);
        Assert.Equal(RefusalKind.Missing, (await scene.Make(scene.He, scene.Leaver)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await scene.Make(scene.Lin, scene.Lin)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Make(scene.Lin, scene.Zhou)).Refusal?.Kind);
        var id = (await scene.Make(scene.Lin, scene.Leaver)).Value;
        Assert.Equal(RefusalKind.Invalid, (await scene.Part(scene.Lin, id, PartRule.Everything, Share.ByNumber, scene.Firm.Tang)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Part(scene.Lin, id, PartRule.Everything, Share.ByNumber, scene.Leaver)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Part(scene.He, id, PartRule.Everything, Share.ByNumber, scene.Firm.Tang)).Refusal?.Kind);
        _ = (await scene.Part(scene.Lin, id, PartRule.Everything, Share.ByValue, scene.Firm.Chen, scene.Firm.Below)).Value;
        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Lin, id)).Value)).State);
        Assert.Equal((0, 4), (await scene.Owned(scene.Leaver), await scene.Owned(scene.Firm.Chen) + await scene.Owned(scene.Firm.Below)));
    }

    [Fact]
    public async Task on_the_pages_a_handover_is_planned_carried_out_ticked_and_seen()
    {
        await using var scene = await HandoverScene.Open();
        await scene.Give(scene.Leaver, scene.Firm.East, 5);
        var house = await scene.House.Serve();
        using var zhou = await Visitor.SignIn(house, "zhou", FirmScene.Password);
        var form = await zhou.Get("/handovers/new?kind=Leaving");
        var plan = await zhou.Send(form, "form[action='/handovers']", ("person", scene.Leaver.ToString()), ("reason", "晓雨离职"), ("lastDay", "2026-03-31"));
        var page = zhou.LastPath.Split('#')[0];
        Assert.Contains("2026-03-31", plan.Body!.TextContent, StringComparison.Ordinal);
        plan = await zhou.Send(plan, "form[action$='/carry-out']");
        Assert.Contains("还有 5 个客户没有接手人", plan.Body!.TextContent, StringComparison.Ordinal);
        plan = await zhou.Send(plan, "form[action$='/parts']", ("to", scene.Firm.Chen.ToString()));
        Assert.Contains("其余全部", plan.Body!.TextContent, StringComparison.Ordinal);
        await zhou.Send(plan, "form[action$='/carry-out']");
        for (var tries = 0; tries < 100 && await scene.House.Look(db => db.Handovers.Select(h => h.State).SingleAsync()) != HandoverState.Done; tries++) await Task.Delay(100);

        var done = await zhou.Get(page);
        Assert.Contains("已完成", done.Body!.TextContent, StringComparison.Ordinal);
        done = await zhou.Send(done, "form[action$='/checks/phone']", ("note", "交给行政"));
        Assert.Contains("交给行政", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("导出", (await zhou.Get(page + "/conduct")).Body!.TextContent, StringComparison.Ordinal);

        using var chen = await Visitor.SignIn(house, "chen", FirmScene.Password);
        var today = await chen.Get("/");
        Assert.Contains("有 5 个客户交接给您", today.Body!.TextContent, StringComparison.Ordinal);
        var received = await chen.Follow(today, ".handover-news a");
        var list = await chen.Follow(received, ".page-actions a");
        Assert.Contains("5 位客户", list.Body!.TextContent, StringComparison.Ordinal);
        today = await chen.Send(received, "form[action$='/seen']");
        Assert.Null(today.QuerySelector(".handover-news"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(chen, page));
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string page)
    {
        await visitor.Get(page);
        return visitor.LastStatus;
    }
}
