using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>What was asked about the customer: that it was asked, by whom and how it was decided stays; the words go.</summary>
internal sealed class EraseApprovals : IEraseRows
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        if (who.Entry.What != ErasedWhat.Customer) return;
        var about = await db.Approvals.Include(a => a.SignOffs).Include(a => a.Moves).Where(a => a.CustomerId == who.Customer).ToListAsync(stop);
        foreach (var approval in about)
        {
            if (approval.ClosedAt is null) approval.Void(now);
            approval.Erase(ErasingWords.ErasedSubject);
        }

        await db.Grants.Where(g => g.Customers.Any(c => c.CustomerId == who.Customer)).ExecuteUpdateAsync(set => set.SetProperty(g => g.Reason, ErasingWords.ErasedReason.Zh).SetProperty(g => g.Search, (string?)null), stop);
    }
}
