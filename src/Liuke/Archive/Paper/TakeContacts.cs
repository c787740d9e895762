using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Files;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Paper;

/// <summary>Gives a customer's contacts as an address book: without numbers, or with all of them, which counts as looking at each.</summary>
public sealed class TakeContacts(IDbContextFactory<Db> store, ReadCustomer customers, ReadPeople people, WholeNumbers numbers, CurrentPerson me)
{
    public async Task<Outcome<string>> Run(string code, bool isWhole, CancellationToken stop)
    {
        if (await customers.Run(code, stop) is not { } customer || await people.Run(customer.Id, stop) is not { } known) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        WholeNumbers.Opened? opened = null;
        if (isWhole && (await numbers.Open(db, customer.Id, (me.Id, me.Roles), stop)).Refused(out var refusal, out opened)) return refusal;
        db.Audit(AuditEntry.Of(PaperWords.ContactsTaken, me.Id, customer.Id, ("contacts", known.Contacts.Count.ToString(CultureInfo.InvariantCulture)), ("numbers", (opened?.Channels.Count ?? 0).ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return ContactCards.Write(customer.Name, known, opened?.Channels);
    }
}
