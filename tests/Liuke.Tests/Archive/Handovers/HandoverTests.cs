using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Access.Tokens;
using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Facts;
using Liuke.Archive.Handovers;
using Liuke.Archive.People;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Handovers;

/// <summary>A leaver's customers, work, promises and open approvals move in one step.</summary>
public sealed class HandoverTests
{
    [Fact]
    public async Task everything_of_a_leaver_moves_in_one_step_and_nothing_is_left()
    {
        await using var scene = await HandoverScene.Open();
        var (house, leaver, chen) = (scene.House, scene.Leaver, scene.Firm.Chen);
        var mine = await scene.Give(leaver, scene.Firm.East, 9);
        var others = await scene.Give(scene.Lin, scene.Firm.East, 2);
        await scene.Raise(mine[0], leaver, WorkKind.AtRisk, "retention");
        await scene.Raise(mine[1], leaver, WorkKind.PromiseDue, "promise");
        await scene.Raise(others[0], scene.Lin, WorkKind.AtRisk, "retention");
        await house.Look(db => db.WorkItems.Where(i => i.CustomerId == others[0]).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, leaver).SetProperty(i => i.AssignedById, scene.Lin)));
        await house.Look(async db =>
        {
            db.AddRange(new AccountTeamMember(others[0], leaver, TeamRole.Sales, scene.Lin, house.Clock.Now), new AccountTeamMember(others[1], leaver, TeamRole.Sales, scene.Lin, house.Clock.Now), new AccountTeamMember(others[1], chen, TeamRole.Service, scene.Lin, house.Clock.Now));
            db.Add(new Pin(leaver, mine[0], 1, house.Clock.Now));
            db.Grants.Add(new(new(GrantKind.View, [], scene.Firm.West, null, 24, 10), leaver, scene.Zhou, "看", house.Clock.Now));
            return await db.SaveChangesAsync();
        });
        _ = (await house.Do<SetSubstitute, Outcome<SubstituteId>>(set => set.Run(scene.Lin, leaver, new(2026, 3, 2), new(2026, 3, 9), default))).Value;
        var code = await house.Look(db => db.Customers.Where(c => c.Id == mine[2]).Select(c => c.Code).SingleAsync());
        var asked = (await scene.As<ChangeFile, Outcome<ChangeAnswer>>(leaver, change => change.Run(code, new(new("新名字", "江苏", leaver), 0, "改名"), leaver, default), ArchivePermissions.ChangeFiles)).Value.Asked!.Value;
        var before = await house.Look(db => HoldingTests.Left(db, leaver));
        Assert.Superset(new HashSet<string> { "Customer.OwnerId", "Standing.OwnerId", "FileReview.OwnerId", "WorkItem.OwnerId", "AccountTeamMember.PersonId", "Pin.PersonId" }, before.ToHashSet());

        var id = (await scene.Make(scene.Zhou, leaver)).Value;
        _ = (await scene.Part(scene.Zhou, id, PartRule.Everything with { Region = "江苏" }, Share.ByNumber, scene.Lin)).Value;
        Assert.Equal(RefusalKind.Conflict, (await scene.CarryOut(scene.Zhou, id)).Refusal?.Kind); // six have nobody yet
        _ = (await scene.Part(scene.Zhou, id, PartRule.Everything, Share.ByNumber, chen)).Value;
        _ = (await scene.Change(scene.Zhou, id, new() { Texts = new("晓雨离职", "王总早上接电话", null, chen) })).Value;
        var plan = await scene.Read(scene.Zhou, id);
        Assert.Equal((9, 0, 3), (plan.All.Customers, plan.Nobodys, plan.Shares.Single(s => s.Title.Zh == "名lin").Customers));
        Assert.Equal((1, 1), (plan.Holdings.Single(h => h.Key == "work.promises").Count, plan.Holdings.Single(h => h.Key == "approvals.asked").Count));

        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Zhou, id)).Value)).State);
        Assert.Empty(await house.Look(db => HoldingTests.Left(db, leaver)));
        Assert.Equal(0, await scene.Torn());
        Assert.Equal((6, 5), (await scene.Owned(chen), await scene.Owned(scene.Lin)));
        // What was given by name went back to the customer's owner; the promise went with its customer.
        Assert.Equal((PersonId?)scene.Lin, await house.Look(db => db.WorkItems.Where(i => i.CustomerId == others[0]).Select(i => i.OwnerId).SingleAsync()));
        Assert.Equal((PersonId?)chen, await house.Look(db => db.WorkItems.Where(i => i.CustomerId == mine[1]).Select(i => i.OwnerId).SingleAsync()));
        Assert.Equal([chen, chen], await house.Look(db => db.AccountTeamMembers.Select(m => m.PersonId).ToListAsync()));
        Assert.Equal(0, await house.Look(db => db.Grants.CountAsync(g => g.PersonId == leaver && g.RevokedAt == null)));
        Assert.Equal(0, await house.Look(db => db.Substitutes.CountAsync(s => s.EndedAt == null)));
        // The request goes on with the new owner, and would not bring the old one back.
        var approval = await house.Look(db => db.Approvals.AsNoTracking().SingleAsync(a => a.Id == asked));
        Assert.Equal((chen, ApprovalState.Open, 2), (approval.RequestedBy, approval.State, approval.Round));
        Assert.Equal(ApprovalState.Open, (await house.Do<DecideApproval, Outcome<ApprovalState>>(d => d.Run(asked, new(Verdict.Approve, 2), scene.Lin, default))).Value);
        Assert.Equal(ApprovalState.Approved, (await house.Do<DecideApproval, Outcome<ApprovalState>>(d => d.Run(asked, new(Verdict.Approve, 2), scene.Zhou, default))).Value);
        Assert.Equal((PersonId?)chen, await scene.Owner(mine[2]));

        var told = await house.Look(db => db.TimelineEntries.AsNoTracking().SingleAsync(e => e.CustomerId == mine[1] && e.Kind == HandoverTimeline.HandedOver));
        Assert.Contains("名xiaoyu", told.Data, StringComparison.Ordinal);
        Assert.Contains("晓雨离职", told.Data, StringComparison.Ordinal);
        Assert.Single(await house.Look(db => db.FieldChanges.Where(c => c.CustomerId == mine[1] && c.FieldKey == "customer.owner" && c.New == "名chen").ToListAsync()));
        var news = (await scene.As<ReadReceived, IReadOnlyList<ReceivedView>>(chen, read => read.Run(null, default), ArchivePermissions.ViewCustomers)).Single();
        Assert.Equal((6, 1, "王总早上接电话"), (news.Customers, news.Promises, news.LastWords));
        Assert.All((await scene.Read(scene.Zhou, id)).Checks.Where(c => c.IsKnown && c.Key is not ("account" or "sessions")), c => Assert.True(c.IsDone, c.Key));
    }

    [Fact]
    public async Task words_that_wait_for_a_leaver_go_to_the_successor_or_higher()
    {
        await using var scene = await HandoverScene.Open();
        var mine = await scene.Give(scene.Firm.Chen, scene.Firm.East, 1);
        var code = await scene.House.Look(db => db.Customers.Where(c => c.Id == mine[0]).Select(c => c.Code).SingleAsync());
        var asked = (await scene.As<ChangeFile, Outcome<ChangeAnswer>>(scene.Firm.Chen, change => change.Run(code, new(new("新名字", null, scene.Firm.Chen), 0, "改名"), scene.Firm.Chen, default), ArchivePermissions.ChangeFiles)).Value.Asked!.Value;
        var id = (await scene.Make(scene.Zhou, scene.Lin)).Value;
        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Zhou, id)).Value)).State);
        var words = await scene.House.Look(db => db.SignOffs.AsNoTracking().Where(s => s.ApprovalId == asked && s.State == SignOffState.Open).Select(s => s.ApproverId).ToListAsync());
        Assert.Equal([scene.Zhou], words);
    }

    [Fact]
    public async Task a_handover_that_is_killed_in_the_middle_goes_on_and_ends_the_same()
    {
        var crash = new CrashOnce(2);
        await using var scene = await HandoverScene.Open(services => services.AddSingleton<IFollowCustomer>(crash));
        await scene.Give(scene.Leaver, scene.Firm.East, 2_500);
        var id = (await scene.Make(scene.Zhou, scene.Leaver)).Value;
        _ = (await scene.Part(scene.Zhou, id, PartRule.Everything, Share.ByNumber, scene.Firm.Chen, scene.Firm.Tang)).Value;
        Assert.Equal(JobState.Failed, (await scene.Work((await scene.CarryOut(scene.Zhou, id)).Value)).State);
        Assert.InRange(await scene.Owned(scene.Leaver), 1, 2_499);
        Assert.Equal(0, await scene.Torn());
        Assert.True((await scene.Read(scene.Zhou, id)).IsBroken);

        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Zhou, id)).Value)).State);
        Assert.Equal((0, 1_250, 1_250), (await scene.Owned(scene.Leaver), await scene.Owned(scene.Firm.Chen), await scene.Owned(scene.Firm.Tang)));
        Assert.Equal(0, await scene.Torn());
        Assert.Equal((2_500, 2_500), await scene.House.Look(async db => (await db.OwnerTerms.CountAsync(), await db.TimelineEntries.CountAsync(e => e.Kind == HandoverTimeline.HandedOver))));
        Assert.Equal(1, await scene.House.Look(db => db.Handovers.CountAsync(h => h.State == HandoverState.Done)));
    }

    [Fact]
    public async Task of_two_at_once_one_begins_and_two_handovers_move_no_customer_twice()
    {
        await using var scene = await HandoverScene.Open();
        await scene.Give(scene.Leaver, scene.Firm.East, 300);
        var both = await Task.WhenAll(scene.Make(scene.Zhou, scene.Leaver), scene.Make(scene.Lin, scene.Leaver));
        var id = Assert.Single(both, b => b.Refusal is null).Value;
        _ = (await scene.Part(scene.Zhou, id, PartRule.Everything, Share.ByNumber, scene.Firm.Chen)).Value;
        var territory = (await scene.Make(scene.Zhou, new(HandoverKind.Territory, "江苏换人") { Region = "江苏" })).Value;
        _ = (await scene.Part(scene.Zhou, territory, PartRule.Everything, Share.ByNumber, scene.Firm.Tang)).Value;

        var begun = await Task.WhenAll(scene.CarryOut(scene.Zhou, id), scene.CarryOut(scene.Lin, id));
        var job = Assert.Single(begun, b => b.Refusal is null).Value;
        var other = (await scene.CarryOut(scene.Zhou, territory)).Value;
        Assert.All(await Task.WhenAll(scene.Work(job), scene.Work(other)), j => Assert.Equal(JobState.Done, j.State));
        Assert.Equal((0, 0), (await scene.Owned(scene.Leaver), await scene.Torn()));
        var (terms, moved) = await scene.House.Look(async db => (await db.OwnerTerms.CountAsync(), await db.HandoverMoves.CountAsync(m => m.State == MoveState.Moved)));
        Assert.Equal(moved, terms);
    }

    [Fact]
    public async Task undone_each_customer_is_back_except_those_that_were_moved_since_and_they_are_named()
    {
        await using var scene = await HandoverScene.Open();
        var mine = await scene.Give(scene.Leaver, scene.Firm.East, 7);
        var id = await scene.Done(scene.Firm.Chen, scene.Firm.Tang);
        var moved = (await scene.Make(scene.Zhou, new(HandoverKind.Moving, "陈换岗") { Person = scene.Firm.Chen })).Value;
        var code = await scene.House.Look(db => db.Customers.Where(c => c.OwnerId == scene.Firm.Chen).OrderBy(c => c.Number).Select(c => c.Code).FirstAsync());
        _ = (await scene.Change(scene.Zhou, moved, new() { Picks = new([code], scene.Lin.ToString()) })).Value;
        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Zhou, moved)).Value)).State);

        Assert.Equal(JobState.Done, (await scene.Work((await scene.Undo(scene.Zhou, id)).Value)).State);
        Assert.Equal((6, 1, 0), (await scene.Owned(scene.Leaver), await scene.Owned(scene.Lin), await scene.Torn()));
        var view = await scene.Read(scene.Zhou, id);
        Assert.Equal((HandoverState.Undone, 1), (view.Handover.State, view.LeftCount));
        Assert.Equal(code, view.Left.Single().Code);
        Assert.Equal(7, mine.Count);
        Assert.Equal(RefusalKind.Conflict, (await scene.Undo(scene.Zhou, id)).Refusal?.Kind);
    }

    [Fact]
    public async Task a_department_merges_into_another_with_its_people_and_those_below_and_owners_stay()
    {
        await using var scene = await HandoverScene.Open();
        var mine = await scene.Give(scene.Leaver, scene.Firm.East, 4);
        await scene.Give(null, scene.Firm.East, 2);
        Assert.Equal(RefusalKind.Forbidden, (await scene.Make(scene.Lin, new(HandoverKind.Department, "合并") { Department = scene.Firm.East, Into = scene.Firm.West })).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await scene.Make(scene.Zhou, new(HandoverKind.Department, "合并") { Department = scene.Firm.East, Into = scene.Firm.EastOne })).Refusal?.Kind);
        var id = (await scene.Make(scene.Zhou, new(HandoverKind.Department, "合并") { Department = scene.Firm.East, Into = scene.Firm.West })).Value;
        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Zhou, id)).Value)).State);
        Assert.Equal(6, await scene.House.Look(db => db.Customers.CountAsync(c => c.DepartmentId == scene.Firm.West)));
        Assert.Equal((4, (PersonId?)scene.Leaver, 0), (await scene.Owned(scene.Leaver), await scene.Owner(mine[0]), await scene.Torn()));
        Assert.Equal(0, await scene.House.Look(db => db.People.CountAsync(p => p.DepartmentId == scene.Firm.East)));
        Assert.Equal(scene.Firm.West, await scene.House.Look(db => db.Departments.Where(d => d.Id == scene.Firm.EastOne).Select(d => d.ParentId!.Value).SingleAsync()));
    }

    [Fact]
    public async Task customers_of_a_region_may_go_to_nobody_of_a_department()
    {
        await using var scene = await HandoverScene.Open();
        await scene.Give(scene.Leaver, scene.Firm.East, 9);
        var id = (await scene.Make(scene.Zhou, new(HandoverKind.Territory, "江苏划给西南") { Region = "江苏" })).Value;
        _ = (await scene.Change(scene.Zhou, id, new() { Part = new(PartRule.Everything, Share.ByNumber, [$"d:{scene.Firm.West}"]) })).Value;
        Assert.Equal(JobState.Done, (await scene.Work((await scene.CarryOut(scene.Zhou, id)).Value)).State);
        Assert.Equal((6, 3, 0), (await scene.Owned(scene.Leaver), await scene.Owned(null), await scene.Torn()));
        Assert.Equal(3, await scene.House.Look(db => db.Customers.CountAsync(c => c.DepartmentId == scene.Firm.West && c.Region == "江苏")));
    }

    /// <summary>A follower that breaks at its nth call, once.</summary>
    private sealed class CrashOnce(int at) : IFollowCustomer
    {
        private int calls;

        public Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop)
            => Interlocked.Increment(ref calls) == at ? throw new InvalidOperationException("the power went") : Task.CompletedTask;
    }
}
