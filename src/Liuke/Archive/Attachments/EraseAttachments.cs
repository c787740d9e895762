using Liuke.Archive.People;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Attachments;

/// <summary>The files kept with a customer's file go with the customer; their rows follow.</summary>
internal sealed class EraseAttachments(AttachmentFolder folder) : IEraseFiles
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        if (who.Entry.What != ErasedWhat.Customer) return;
        var customer = who.Customer;
        foreach (var id in await db.Attachments.AsNoTracking().Where(a => a.CustomerId == customer).Select(a => a.Id).ToListAsync(stop)) folder.Drop(id);
    }
}
