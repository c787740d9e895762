using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>Keeps who was in charge before, when customers go to somebody else.</summary>
internal sealed class OwnersFollow(IClock clock) : IFollowCustomer
{
    public async Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop)
    {
        // The change is in the unit of work and not yet in the database: there stands who it was.
        var (owner, now) = (to.OwnerId, clock.GetCurrentInstant());
        var was = await db.Customers.AsNoTracking().Where(c => EF.Parameter(customers).Contains(c.Id) && c.OwnerId != owner).Select(c => new { c.Id, c.OwnerId, c.DepartmentId }).ToListAsync(stop);
        if (was.Count == 0) return;
        await using var writer = await db.Dialect.Write(db, OwnerTerm.Bulk, stop);
        foreach (var one in was) await writer.Add(Ids.New<OwnerTermId>(now), one.Id, one.OwnerId, one.DepartmentId, now);
        await writer.Complete(stop);
    }
}
