using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Dates;

/// <summary>Enters a day that comes round every year, of a contact or of the customer.</summary>
public sealed class AddDate(IDbContextFactory<Db> store, IClock clock)
{
    internal const int DatesMax = 100;

    public async Task<Outcome<ImportantDateId>> Run(string code, ContactId? contact, string? title, YearlyDay day, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (contact is { } named && !await db.Contacts.AnyAsync(c => c.Id == named && c.CustomerId == customer, stop)) return Refusal.Missing(PeopleWords.NoSuchContact);
        if (await db.LeaveToAdd(customer, by, stop) is { } locked) return locked;
        if (await db.ImportantDates.CountAsync(d => d.CustomerId == customer, stop) >= DatesMax) return Refusal.Conflict(DateWords.TooMany(DatesMax));

        var now = clock.GetCurrentInstant().Cut();
        if (ImportantDate.Of(customer, contact, title, day, by, now).Refused(out var wrong, out var date)) return wrong;
        db.ImportantDates.Add(date);
        FileHistory.Add(db, customer, SubjectOf(contact), [new(DateWords.FieldKey, null, DateWords.Kept(date.Title, day))], new FileTouch(by, now));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return date.Id;
    }

    internal static string SubjectOf(ContactId? contact) => contact is { } named ? FileSubjects.Contact(named.Value) : FileSubjects.Customer;
}

/// <summary>Takes out a day that comes round every year.</summary>
public sealed class RemoveDate(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<ImportantDateId>> Run(string code, ImportantDateId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.ImportantDates.SingleOrDefaultAsync(d => d.Id == id && d.CustomerId == customer, stop) is not { } date) return Refusal.Missing(DateWords.NoSuchDate);
        var now = clock.GetCurrentInstant().Cut();
        if ((await db.LeaveToChange(customer, by, now, stop)).Refused(out var locked, out var under)) return locked;

        db.ImportantDates.Remove(date);
        FileHistory.Add(db, customer, AddDate.SubjectOf(date.ContactId), [new(DateWords.FieldKey, DateWords.Kept(date.Title, date.Yearly), null)], new FileTouch(by, now, under));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}
