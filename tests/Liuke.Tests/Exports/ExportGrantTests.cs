using System.Net;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Jobs;
using Liuke.Tests.Access.Audit;
using Liuke.Tests.Access.Granting;
using Liuke.Tests.Access.Rights;
using Liuke.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Exports;

/// <summary>Who has no right to take a list out does it under a grant: one use for one file, as long as the grant holds.</summary>
public sealed class ExportGrantTests
{
    private static readonly PersonId Lin = ListScene.Lin;
    private const string List = "/customers?state=none", Query = "?state=none";

    [Fact]
    public async Task a_grant_opens_one_file_of_what_its_holder_sees_and_stands_on_it()
    {
        await using var house = await Scene(3);
        var grant = await Give(house, uses: 2);
        var id = (await Ask(house)).Value;
        Assert.Equal(1, await Used(house, grant));
        await house.Services.GetRequiredService<RunJob>().Run((await Read(house, id)).JobId, null, default);

        var export = await Read(house, id);
        Assert.Equal((3, (GrantId?)grant), (export.Rows, export.GrantId));
        var text = await File.ReadAllTextAsync(house.Services.GetRequiredService<ExportFolder>().File(export));
        Assert.Contains(GrantWords.GivenByWhom("郭立新", house.Clock.Now + Duration.FromHours(4), DateTimeZoneProviders.Tzdb["Asia/Shanghai"], grant.Number).ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("北方", text, StringComparison.Ordinal); // what the holder does not see is not in it
        Assert.Contains(await house.Look(AuditScene.Lines), l => l.Kind == ExportAudit.Done && l.Facts.Contains(grant.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_last_use_still_writes_its_file()
    {
        await using var house = await Scene(2);
        var grant = await Give(house, uses: 1);
        var id = (await Ask(house)).Value;
        await house.Services.GetRequiredService<RunJob>().Run((await Read(house, id)).JobId, null, default);
        Assert.Equal(2, (await Read(house, id)).Rows);
        Assert.Equal(RefusalKind.Forbidden, (await Ask(house)).Refusal!.Kind);
        Assert.Equal(1, await Used(house, grant));
    }

    [Fact]
    public async Task it_covers_the_list_that_was_approved_and_no_other()
    {
        await using var house = await Scene(2);
        var grant = await Give(house, uses: 5);
        Assert.Equal(RefusalKind.Forbidden, (await Ask(house, "?state=lost")).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Ask(house, "")).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Ask(house, Query, list: "work")).Refusal!.Kind);
        Assert.Equal(0, await Used(house, grant));
        Assert.Null((await Ask(house, "?after=12&state=none&sort=name")).Refusal); // the page and its order are no part of the list
    }

    [Fact]
    public async Task of_thirty_two_files_asked_for_at_once_on_the_last_use_one_is_made()
    {
        await using var house = await Scene(2);
        var grant = await Give(house, uses: 1);
        var rights = await Rights(house);
        var asked = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Ask(house, rights: rights))));
        Assert.Single(asked, a => a.Refusal is null);
        Assert.Equal((1, 1, 1), (await Used(house, grant), await house.Look(db => db.Exports.CountAsync()), await house.Look(db => db.Jobs.CountAsync(j => j.Kind == ExportList.Kind))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_grant_that_ends_in_the_middle_stops_the_file(bool isRevoked)
    {
        await using var house = await Scene(4100);
        var grant = await Give(house, uses: 1);
        var id = (await Ask(house)).Value;
        var job = (await Read(house, id)).JobId!.Value;
        var isDone = 0;
        await house.Services.GetRequiredService<RunJob>().Run(job, (done, _) =>
        {
            if (done < 2000 || Interlocked.Exchange(ref isDone, 1) == 1) return;
            if (isRevoked) house.Do<RevokeGrant, Outcome<GrantId>>(revoke => revoke.Run(grant, Lin, default)).GetAwaiter().GetResult();
            else house.Clock.Advance(Duration.FromHours(4));
        }, default);

        var export = await Read(house, id);
        Assert.Null(export.FinishedAt);
        Assert.False(File.Exists(house.Services.GetRequiredService<ExportFolder>().File(export)));
        Assert.Contains(await house.Look(AuditScene.Lines), l => l.Kind == ExportAudit.Stopped && l.Facts.Contains("\"2000\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_revoked_grant_gives_no_link_and_kills_the_one_it_gave()
    {
        await using var house = await Scene(2);
        var grant = await Give(house, uses: 1);
        var id = (await Ask(house)).Value;
        await house.Services.GetRequiredService<RunJob>().Run((await Read(house, id)).JobId, null, default);
        var rights = await Rights(house);
        var secret = (await house.Do<LinkExport, Outcome<string>>(link => link.Run(id, rights, default))).Value;

        _ = (await house.Do<RevokeGrant, Outcome<GrantId>>(revoke => revoke.Run(grant, Lin, default))).Value;
        Assert.Equal(RefusalKind.Forbidden, (await house.Do<FetchExport, Outcome<FetchedFile>>(fetch => fetch.Run(secret, rights, default))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Do<LinkExport, Outcome<string>>(link => link.Run(id, rights, default))).Refusal!.Kind);
    }

    [Fact]
    public async Task a_token_never_goes_by_its_owners_grant()
    {
        await using var house = await Scene(2);
        var grant = await Give(house, uses: 1);
        var narrowed = (await Rights(house)).NarrowedTo(new HashSet<string>([ExportPermissions.Use, ArchivePermissions.ViewCustomers], StringComparer.Ordinal));
        Assert.Equal(RefusalKind.Forbidden, (await Ask(house, rights: narrowed)).Refusal!.Kind);
        Assert.Equal(0, await Used(house, grant));
    }

    [Fact]
    public async Task the_refusal_of_an_export_is_the_beginning_of_a_grant()
    {
        await using var scene = await GrantScene.Open();
        var list = "/customers?q=" + Uri.EscapeDataString("宁波");
        using (var xiaoyu = await scene.SignIn("xiaoyu"))
        {
            var refused = await xiaoyu.Send(await xiaoyu.Get(list), "form[action='/exports']", ("format", "csv"));
            Assert.Equal(HttpStatusCode.Forbidden, xiaoyu.LastStatus);
            await xiaoyu.Send(refused, ".ask-form", ("reason", "展会邀请"), ("hours", "1"));
        }

        using (var zhou = await scene.SignIn("zhou"))
            await zhou.Send(await zhou.Get("/approvals"), ".approval-card form", ("verdict", "Approve"));

        using var holder = await scene.SignIn("xiaoyu");
        var exports = await holder.Send(await holder.Get(list), "form[action='/exports']", ("format", "csv"));
        Assert.Equal("/exports", holder.LastPath);
        Assert.Contains("名zhou批准", exports.Body!.TextContent, StringComparison.Ordinal);
        await holder.Send(await holder.Get(list), "form[action='/exports']", ("format", "csv"));
        Assert.Equal(HttpStatusCode.Forbidden, holder.LastStatus);

        await holder.Send(await holder.Get("/customers"), "form[action='/exports']", ("format", "csv"));
        Assert.Equal(HttpStatusCode.Forbidden, holder.LastStatus);
        Assert.Equal(GrantWords.ExportNeedsList, (await scene.Ask(scene.Tang, scene.Wish(GrantKind.Export))).Refusal!.Sentence);
        Assert.Single(await scene.House.Look(db => db.Set<Approval>().ToListAsync()));
    }

    private static async Task<TestHouse> Scene(int customers)
    {
        var house = await TestHouse.Open();
        await ListScene.Set(house, [.. Enumerable.Range(0, customers).Select(i => new ListScene.Someone($"客户{i}")), new("北方") { Department = ListScene.North, Owner = ListScene.Chen }]);
        return house;
    }

    private static Task<GrantId> Give(TestHouse house, int uses) => house.Look(async db =>
    {
        var grant = new Grant(new(GrantKind.Export, [], null, List, 4, uses), Lin, ListScene.Guo, "试", house.Clock.Now);
        db.Grants.Add(grant);
        await db.SaveChangesAsync();
        return grant.Id;
    });

    private static async Task<PersonRights> Rights(TestHouse house) => (await house.Do<ReadRights, PersonRights?>(read => read.Run(Lin, default)))!;

    private static async Task<Outcome<ExportId>> Ask(TestHouse house, string query = Query, PersonRights? rights = null, string list = "customers")
    {
        rights ??= await Rights(house);
        return await house.Do<AskForExport, Outcome<ExportId>>(ask => ask.Run(new(list, query, ExportFormat.Csv), rights, default), Liuke.Storage.Reach.Nothing);
    }

    private static Task<int> Used(TestHouse house, GrantId id) => house.Look(db => db.Grants.Where(g => g.Id == id).Select(g => g.Used).SingleAsync());

    private static Task<Export> Read(TestHouse house, ExportId id) => house.Look(db => db.Exports.AsNoTracking().SingleAsync(e => e.Id == id));
}
