using Liuke.Archive.Imports;
using Liuke.Archive;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp;

/// <summary>Work goes to the new owner, except what a manager gave to somebody by name; its history is seen by whoever sees the customer.</summary>
internal sealed class WorkFollows : IFollowCustomer
{
    public async Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop)
    {
        var (owner, department) = (to.OwnerId, to.DepartmentId);
        await db.WorkItems.Where(i => EF.Parameter(customers).Contains(i.CustomerId) && i.AssignedById == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, owner).SetProperty(i => i.DepartmentId, department), stop);
        await db.WorkFinishes.Where(f => EF.Parameter(customers).Contains(f.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(f => f.OwnerId, owner).SetProperty(f => f.DepartmentId, department), stop);
        await db.WorkSnoozes.Where(s => EF.Parameter(customers).Contains(s.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.OwnerId, owner).SetProperty(s => s.DepartmentId, department), stop);
        await db.WorkHandovers.Where(h => EF.Parameter(customers).Contains(h.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(h => h.OwnerId, owner).SetProperty(h => h.DepartmentId, department), stop);
    }
}

/// <summary>Whomever somebody did something for is the firm's customer, whatever brought them first; what a rule raised goes with the customer.</summary>
internal sealed class WorkHolds(WorkRegister work) : IHoldCustomer
{
    public async Task<IReadOnlyCollection<CustomerId>> Held(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
        => await db.WorkFinishes.Where(w => w.ById != null && EF.Parameter(customers).Contains(w.CustomerId)).Select(w => w.CustomerId)
            .Union(db.WorkItems.Where(w => w.AssignedById != null && EF.Parameter(customers).Contains(w.CustomerId)).Select(w => w.CustomerId))
            .Union(db.WorkSnoozes.Where(w => EF.Parameter(customers).Contains(w.CustomerId)).Select(w => w.CustomerId))
            .Union(db.GradeChanges.Where(w => EF.Parameter(customers).Contains(w.CustomerId)).Select(w => w.CustomerId)).ToListAsync(stop);

    public Task Forget(Db db, IReadOnlyCollection<CustomerId> gone, CancellationToken stop) => work.Remove(db, gone, stop);
}

/// <summary>How work merges: of two open pieces for one reason the survivor's stands; what a manager gave to somebody by name stays theirs.</summary>
internal static class WorkMerges
{
    public static readonly MergeRule[] Rules =
    [
        MergeRule.OneOf<WorkItem>(FollowUpWords.Work, nameof(WorkItem.Kind), nameof(WorkItem.Reason)).WhileEmpty(nameof(WorkItem.FinishedAt)).Unless(nameof(WorkItem.AssignedById)).On<WorkItem>(nameof(WorkItem.FollowsId)),
        MergeRule.Moves<WorkFinish>(FollowUpWords.WorkDone).On<WorkItem>(nameof(WorkFinish.Id)),
        MergeRule.Moves<WorkSnooze>(default).On<WorkItem>(nameof(WorkSnooze.ItemId)),
        MergeRule.Moves<WorkHandover>(default).On<WorkItem>(nameof(WorkHandover.ItemId)),
        MergeRule.OneEach<CustomerCadence>(CadencePageWords.Title).WithNumber(),
        MergeRule.Moves<GradeChange>(default),
        MergeRule.Moves<WorkEscalation>(default).On<WorkItem>(nameof(WorkEscalation.ItemId)),
    ];
}
