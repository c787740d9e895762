using Liuke.Archive.Imports;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp;

/// <summary>Work goes to the new owner, except what a manager gave to somebody by name; its history is seen by whoever sees the customer.</summary>
internal sealed class WorkFollows : IFollowCustomer
{
    public async Task Moved(Db db, CustomerId customer, Ownership to, CancellationToken stop)
    {
        var (owner, department) = (to.OwnerId, to.DepartmentId);
        await db.WorkItems.Where(i => i.CustomerId == customer && i.AssignedById == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, owner).SetProperty(i => i.DepartmentId, department), stop);
        await db.WorkFinishes.Where(f => f.CustomerId == customer).ExecuteUpdateAsync(set => set.SetProperty(f => f.OwnerId, owner).SetProperty(f => f.DepartmentId, department), stop);
        await db.WorkSnoozes.Where(s => s.CustomerId == customer).ExecuteUpdateAsync(set => set.SetProperty(s => s.OwnerId, owner).SetProperty(s => s.DepartmentId, department), stop);
        await db.WorkHandovers.Where(h => h.CustomerId == customer).ExecuteUpdateAsync(set => set.SetProperty(h => h.OwnerId, owner).SetProperty(h => h.DepartmentId, department), stop);
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
