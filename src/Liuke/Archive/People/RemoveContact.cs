using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>Takes out a contact that was entered by mistake. Who has been spoken with stays, with a last day.</summary>
public sealed class RemoveContact(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<ContactId>> Run(string code, ContactId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id && c.CustomerId == customer, stop) is not { } contact) return Refusal.Missing(PeopleWords.NoSuchContact);
        if (await db.Interactions.AnyAsync(i => i.CustomerId == customer && i.ContactId == id, stop)) return Refusal.Conflict(PeopleWords.SpokenWith);
        var now = clock.GetCurrentInstant().Cut();
        if ((await db.LeaveToChange(customer, by, now, stop)).Refused(out var locked, out var under)) return locked;

        db.Contacts.Remove(contact);
        db.ContactChannels.RemoveRange(await db.ContactChannels.Where(c => c.ContactId == id).ToListAsync(stop));
        db.ImportantDates.RemoveRange(await db.ImportantDates.Where(d => d.CustomerId == customer && d.ContactId == id).ToListAsync(stop));
        FileHistory.Add(db, customer, FileSubjects.Contact(id.Value), contact.Fields.Select(f => new ChangedField(ContactBook.FieldPrefix + f.Key, f.Value, null)), new FileTouch(by, now, under));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}
