using Liuke.Archive.Imports;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp;

/// <summary>Whoever was worked for, now or once, is the firm's customer, whatever brought them first.</summary>
internal sealed class WorkHolds : IHoldCustomer
{
    public async Task<IReadOnlyCollection<CustomerId>> Held(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
        => await db.WorkItems.Where(w => EF.Parameter(customers).Contains(w.CustomerId)).Select(w => w.CustomerId)
            .Union(db.WorkFinishes.Where(w => EF.Parameter(customers).Contains(w.CustomerId)).Select(w => w.CustomerId)).ToListAsync(stop);
}
