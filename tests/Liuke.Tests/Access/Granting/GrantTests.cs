using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Granting;

public sealed class GrantTests
{
    [Fact]
    public async Task a_grant_holds_from_its_approval_for_its_hours_and_its_uses()
    {
        await using var scene = await GrantScene.Open();
        var subject = await scene.Subject();
        Assert.Equal(GrantWords.NotCovered, (await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal!.Sentence);

        var grant = await scene.Given(scene.Tang, scene.Wish(GrantKind.View, uses: 2, hours: 24));
        Assert.Equal(scene.Clock.Now + Duration.FromHours(24), grant.EndsAt);
        Assert.Equal((1, 0), ((await scene.Use(GrantKind.View, subject, scene.Tang)).Value.UsesLeft, (await scene.Use(GrantKind.View, subject, scene.Tang)).Value.UsesLeft));
        Assert.Equal(GrantWords.NotCovered, (await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal!.Sentence);

        await scene.Given(scene.Tang, scene.Wish(GrantKind.View, uses: 9, hours: 1));
        scene.Clock.Advance(Duration.FromHours(1) - Duration.FromMilliseconds(1));
        Assert.Null((await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal);
        scene.Clock.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(GrantWords.NotCovered, (await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal!.Sentence);
    }

    [Fact]
    public async Task a_grant_is_for_one_person_one_act_and_one_customer()
    {
        await using var scene = await GrantScene.Open();
        var other = await scene.Firm.Customer(scene.Firm.Xiaoyu, scene.Firm.East);
        var subject = await scene.Subject();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.View));

        Assert.NotNull((await scene.Use(GrantKind.View, subject, scene.He)).Refusal);
        Assert.NotNull((await scene.Use(GrantKind.Edit, subject, scene.Tang)).Refusal);
        Assert.NotNull((await scene.Use(GrantKind.View, subject with { Customer = other }, scene.Tang)).Refusal);
        Assert.Null((await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal);
    }

    [Fact]
    public async Task of_thirty_two_at_once_on_the_last_use_one_wins()
    {
        await using var scene = await GrantScene.Open();
        var subject = await scene.Subject();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.View, uses: 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => scene.Use(GrantKind.View, subject, scene.Tang))));

        Assert.Single(answers, a => a.Refusal is null);
        Assert.Equal(1, await scene.House.Look(db => db.Set<Grant>().Select(g => g.Used).SingleAsync()));
    }

    [Fact]
    public async Task a_use_that_is_undone_is_not_counted()
    {
        await using var scene = await GrantScene.Open();
        var subject = await scene.Subject();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.View, uses: 1));

        Assert.Null((await scene.Use(GrantKind.View, subject, scene.Tang, commits: false)).Refusal);
        Assert.Null((await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal);
    }

    [Fact]
    public async Task a_use_outside_a_transaction_is_a_mistake_of_the_program()
    {
        await using var scene = await GrantScene.Open();
        var subject = await scene.Subject();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.House.Look(db => Grants.Use(db, GrantKind.View, subject, scene.Tang, scene.Clock.Now, default)));
    }

    [Fact]
    public async Task a_grant_revoked_while_an_export_runs_no_longer_holds()
    {
        await using var scene = await GrantScene.Open();
        var list = "/customers?q=" + Uri.EscapeDataString("宁波");
        var grant = await scene.Given(scene.Tang, new(GrantKind.Export, [], null, list, 4, 1));
        var use = (await scene.Use(GrantKind.Export, new(null, null, list), scene.Tang)).Value;
        Assert.Equal(0, use.UsesLeft);
        Assert.True(await Holds());

        Assert.Equal(GrantWords.NoSuchGrant, (await scene.Revoke(grant.Id, scene.Firm.Chen)).Refusal!.Sentence);
        Assert.Equal(grant.Id, (await scene.Revoke(grant.Id, scene.Zhou)).Value);
        Assert.False(await Holds());
        Assert.Equal(GrantWords.EndedAlready, (await scene.Revoke(grant.Id, scene.Zhou)).Refusal!.Sentence);

        Task<bool> Holds() => scene.House.Look(db => Grants.Holds(db, use.Id, scene.Clock.Now, default));
    }

    [Fact]
    public async Task an_export_is_bound_to_the_list_that_was_approved()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Tang, new(GrantKind.Export, [], null, "/customers?state=lost&utm=x", 4, 1));

        Assert.NotNull((await scene.Use(GrantKind.Export, new(null, null, "/customers"), scene.Tang)).Refusal);
        Assert.NotNull((await scene.Use(GrantKind.Export, new(null, null, "/customers?state=sleeping"), scene.Tang)).Refusal);
        Assert.NotNull((await scene.Use(GrantKind.Export, new(null, null), scene.Tang)).Refusal);
        Assert.Null((await scene.Use(GrantKind.Export, new(null, null, "/customers?state=lost"), scene.Tang)).Refusal);
    }

    [Fact]
    public async Task leave_to_change_is_bound_to_the_version_and_follows_the_holders_own_changes()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Tang, scene.Wish(GrantKind.Edit, uses: 9));
        var subject = await scene.Subject();

        Assert.NotNull((await scene.Use(GrantKind.Edit, subject with { Version = subject.Version + 1 }, scene.Tang)).Refusal);
        Assert.Null((await scene.Use(GrantKind.Edit, subject, scene.Tang)).Refusal);
        Assert.NotNull((await scene.Use(GrantKind.Edit, subject, scene.Tang)).Refusal);
        Assert.Null((await scene.Use(GrantKind.Edit, subject with { Version = subject.Version + 1 }, scene.Tang)).Refusal);
    }

    [Fact]
    public async Task a_department_is_granted_with_those_below_and_nothing_above()
    {
        await using var scene = await GrantScene.Open();
        await scene.Given(scene.Tang, new(GrantKind.View, [], scene.Firm.East, null, 4, 5));
        var subject = await scene.Subject();

        Assert.Null((await scene.Use(GrantKind.View, subject, scene.Tang)).Refusal);
        Assert.Null((await scene.Use(GrantKind.View, subject with { Department = scene.Firm.EastOne }, scene.Tang)).Refusal);
        Assert.NotNull((await scene.Use(GrantKind.View, subject with { Department = scene.Firm.Firm }, scene.Tang)).Refusal);
        var rights = await scene.House.Do<ReadRights, PersonRights?>(read => read.Run(scene.Tang, default));
        Assert.Equal([scene.Firm.East.Value, scene.Firm.EastOne.Value], rights!.Reach(ArchivePermissions.ViewCustomers).Also.Departments);
    }

    [Fact]
    public async Task a_list_is_granted_as_the_customers_who_were_in_it()
    {
        await using var scene = await GrantScene.Open();
        var grant = await scene.Given(scene.Tang, new(GrantKind.View, [], null, "/customers?q=" + Uri.EscapeDataString("海天"), 4, 5));
        await scene.Firm.Customer(scene.Firm.Xiaoyu, scene.Firm.East, "海天二厂");

        Assert.Equal([scene.Customer], grant.Customers.Select(c => c.CustomerId));
    }

    [Fact]
    public async Task searching_is_decided_by_the_manager_and_all_else_by_the_general_manager()
    {
        await using var scene = await GrantScene.Open();
        var search = (await scene.Ask(scene.Tang, scene.Wish(GrantKind.CrossSearch))).Value;
        var view = (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View))).Value;

        Assert.Equal(RefusalKind.Missing, (await scene.Approve(view, scene.He)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Approve(search, scene.Zhou)).Refusal!.Kind);
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(search, scene.He)).Value);
        Assert.Equal(ApprovalWords.NotByRequester, (await scene.Approve(view, scene.Tang)).Refusal!.Sentence);
        Assert.Equal(ApprovalWords.NobodyMayDecide, (await scene.Ask(scene.Zhou, scene.Wish(GrantKind.View))).Refusal!.Sentence);
    }

    [Fact]
    public async Task asking_answers_the_same_whether_the_customer_exists_or_not()
    {
        await using var scene = await GrantScene.Open();
        var nobody = CustomerCode.Of(CustomerCode.Number(2026, 99_999));

        var (known, unknown) = ((await scene.Ask(scene.Tang, scene.Wish(GrantKind.View))).Refusal, await scene.Ask(scene.Tang, scene.Wish(GrantKind.View) with { Customers = [nobody] }));
        Assert.Equal(known, unknown.Refusal);
        Assert.Equal(GrantWords.NobodyThere, (await scene.Approve(unknown.Value, scene.Zhou)).Refusal!.Sentence);
    }

    [Theory]
    [InlineData(0, 1, "C2026-00001-7")]
    [InlineData(25, 1, "C2026-00001-7")]
    [InlineData(1, 0, "C2026-00001-7")]
    [InlineData(1, 1001, "C2026-00001-7")]
    [InlineData(1, 1, "C2026-00001-X")]
    [InlineData(1, 1, "' OR 1=1")]
    [InlineData(1, 1, "")]
    public async Task what_makes_no_sense_is_not_asked(int hours, int uses, string code)
    {
        await using var scene = await GrantScene.Open();
        Assert.Equal(RefusalKind.Invalid, (await scene.Ask(scene.Tang, new(GrantKind.View, code.Length == 0 ? [] : [code], null, null, hours, uses))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Ask(scene.Tang, new(GrantKind.Export, [], null, "/customers", 1, 1))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Ask(scene.Tang, scene.Wish(GrantKind.View) with { Department = scene.Firm.East })).Refusal!.Kind);
    }

    [Fact]
    public async Task the_audit_hears_of_every_step()
    {
        await using var scene = await GrantScene.Open();
        var grant = await scene.Given(scene.Tang, scene.Wish(GrantKind.View));
        await scene.Use(GrantKind.View, await scene.Subject(), scene.Tang);
        await scene.Revoke(grant.Id, scene.Zhou);

        var kinds = (await scene.House.Look(Audit.AuditScene.Lines)).Select(l => l.Kind);
        Assert.Superset(new HashSet<string>(["approval.asked", "approval.approved", "approval.finished", "grant.given", "grant.used", "grant.revoked"], StringComparer.Ordinal), kinds.ToHashSet(StringComparer.Ordinal));
    }
}
