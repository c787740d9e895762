using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>Changes a contact. What others changed meanwhile is merged in; where both changed the same field differently, both are shown.</summary>
public sealed class ChangeContact(IDbContextFactory<Db> store, ContactSeals seals, IClock clock)
{
    private const int TriesMost = 5;

    public async Task<Outcome<ContactId>> Run(string code, ContactId id, ContactEdit edit, PersonId by, CancellationToken stop)
    {
        if (edit.Check() is { } wrong) return wrong;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(code, id, edit, by, stop);
            }
            catch (DbUpdateConcurrencyException) when (attempt < TriesMost)
            {
                // Somebody saved between our look and our word: look again, and merge with what they said.
            }
        }
    }

    private async Task<Outcome<ContactId>> Try(string code, ContactId id, ContactEdit edit, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id && c.CustomerId == customer, stop) is not { } contact) return Refusal.Missing(PeopleWords.NoSuchContact);

        var merged = ThreeWay.Merge(edit.Was, contact.Fields, edit.Mine);
        if (!merged.IsClean) return Refusal.Conflict(PeopleWords.ChangedByTwo) with { Clashes = merged.Clashes };
        if (merged.Changed.Count == 0 && edit.Adds.Count == 0 && edit.Drops.Count == 0) return id;

        var now = clock.GetCurrentInstant().Cut();
        if ((await Leave(db, customer, merged, edit, by, now, stop)).Refused(out var locked, out var under)) return locked;
        if (await new ContactBook(seals).Write(db, contact, merged.Fields, edit, new FileTouch(by, now, under), stop) is { } refusal) return refusal;
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }

    // One more way to reach somebody is an addition; anything else changes what stands.
    private static async Task<Outcome<string?>> Leave(Db db, CustomerId customer, ThreeWay merged, ContactEdit edit, PersonId by, Instant now, CancellationToken stop)
    {
        if (merged.Changed.Count > 0 || edit.Drops.Count > 0) return await db.LeaveToChange(customer, by, now, stop);
        return await db.LeaveToAdd(customer, by, stop) is { } locked ? locked : (string?)null;
    }
}
