using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>Keeps who was in charge before, when a customer goes to somebody else.</summary>
internal sealed class OwnersFollow(IClock clock) : IFollowCustomer
{
    public async Task Moved(Db db, CustomerId customer, Ownership to, CancellationToken stop)
    {
        // The change is in the unit of work and not yet in the database: there stands who it was.
        var was = await db.Customers.AsNoTracking().Where(c => c.Id == customer).Select(c => new { c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop);
        if (was is null || was.OwnerId == to.OwnerId) return;
        db.OwnerTerms.Add(new OwnerTerm(customer, was.OwnerId, was.DepartmentId, clock.GetCurrentInstant()));
    }
}
