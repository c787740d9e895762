using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Archive.Ties;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>The file's own head and the contact's: a pseudonym takes the place of the name, so that money still has whom it belongs to.</summary>
internal sealed class EraseHead : IEraseRows
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        switch (who.Entry.What)
        {
            case ErasedWhat.Customer: await Customer(db, who, now, stop); break;
            case ErasedWhat.Contact: await Contact(db, who, stop); break;
            default: await PersonalFacts(db, who, stop); break;
        }

        await Requests(db, who, now, stop);
    }

    private static async Task Customer(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        if (await db.Customers.SingleOrDefaultAsync(c => c.Id == who.Customer, stop) is not { } customer) return;
        await NameBlocks.Forget(db, customer.Number, customer.Name, stop);
        customer.Erase(who.Entry.Pseudonym);
        await db.Set<CustomerRelation>().Where(r => r.ToId == who.Customer).ExecuteDeleteAsync(stop);
        if (!await db.NoPersonalisations.AnyAsync(n => n.CustomerId == who.Customer, stop)) db.NoPersonalisations.Add(new(who.Customer, now));
        (await db.Standings.SingleOrDefaultAsync(s => s.CustomerId == who.Customer, stop))?.Forget();
        db.Record(new TimelineEntry(who.Customer, now, null, ErasingTimeline.Erased));
    }

    private static async Task Contact(Db db, ErasedPerson who, CancellationToken stop)
    {
        var id = who.Contact!.Value;
        (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id, stop))?.Erase(who.Entry.Pseudonym);
        var subject = FileSubjects.Contact(id.Value);
        await db.FieldChanges.Where(c => c.CustomerId == who.Customer && c.Subject == subject).ExecuteUpdateAsync(set => set.SetProperty(c => c.Old, (string?)null).SetProperty(c => c.New, (string?)null), stop);
    }

    // What a firm's file says of persons: the fields that say so themselves, and their history.
    private static async Task PersonalFacts(Db db, ErasedPerson who, CancellationToken stop)
    {
        var keys = await db.FileFields.Where(f => f.IsPersonal).Select(f => f.Key).ToListAsync(stop);
        await db.Facts.Where(f => f.CustomerId == who.Customer && keys.Contains(f.FieldKey)).ExecuteDeleteAsync(stop);
        await db.FieldChanges.Where(c => c.CustomerId == who.Customer && keys.Contains(c.FieldKey)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Old, (string?)null).SetProperty(c => c.New, (string?)null), stop);
        foreach (var entry in await db.FileEntries.Where(e => e.CustomerId == who.Customer).ToListAsync(stop))
            if (entry.Words.Keys.Any(keys.Contains)) entry.Say(entry.On, entry.ContactId, entry.Words.Where(w => !keys.Contains(w.Key)).ToDictionary());
    }

    private static async Task Requests(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        foreach (var request in await db.PersonRequests.Where(r => r.CustomerId == who.Customer).ToListAsync(stop)) request.Erased(who.Entry, now);
    }
}
