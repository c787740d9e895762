using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>Enters somebody on the customer's side.</summary>
public sealed class AddContact(IDbContextFactory<Db> store, ContactSeals seals, IClock clock)
{
    internal const int ContactsMax = 500;

    public async Task<Outcome<ContactId>> Run(string code, ContactEdit edit, PersonId by, CancellationToken stop)
    {
        if (edit.Check() is { } wrong) return wrong;
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.LeaveToAdd(customer, by, stop) is { } locked) return locked;
        if (await db.Contacts.CountAsync(c => c.CustomerId == customer, stop) >= ContactsMax) return Refusal.Conflict(PeopleWords.TooManyContacts(ContactsMax));

        var now = clock.GetCurrentInstant().Cut();
        var contact = new Contact(Ids.New<ContactId>(now), customer, by, now);
        var says = ThreeWay.Merge(contact.Fields, contact.Fields, edit.Mine).Fields;
        if (await new ContactBook(seals).Write(db, contact, says, edit, new FileTouch(by, now), stop) is { } refusal) return refusal;
        db.Contacts.Add(contact);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return contact.Id;
    }
}
