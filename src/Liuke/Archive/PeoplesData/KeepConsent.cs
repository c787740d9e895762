using Liuke.Access.Audit;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData;

/// <summary>Keeps that a customer consented or took it back.</summary>
/// <remarks>No lock and no approval: taking back is as easy as giving.</remarks>
public sealed class KeepConsent(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<ConsentId>> Run(string code, ConsentWish wish, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (wish.Contact is { } contact)
        {
            var id = ContactId.From(contact);
            if (!await db.Contacts.AnyAsync(c => c.Id == id && c.CustomerId == customer, stop)) return Refusal.Missing(PeopleWords.NoSuchContact);
        }

        var now = clock.GetCurrentInstant().Cut();
        if (Consent.Of(customer, wish, by, now).Refused(out var no, out var consent)) return no;

        db.Consents.Add(consent);
        if (wish.Purpose == ConsentPurpose.Profiling) await Personalise(db, consent, stop);
        var fact = new ConsentFact(wish.Purpose.ToString(), wish.Channel.ToString(), wish.IsGiven);
        db.Record(new TimelineEntry(customer, now, by, ConsentTimeline.Said, fact));
        db.Audit(AuditEntry.Of(wish.IsGiven ? ConsentTimeline.Given : ConsentTimeline.TakenBack, by, customer, ("purpose", fact.Purpose), ("channel", fact.Channel)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return consent.Id;
    }

    // What was worked out of a person goes at once, not with the next night.
    private static async Task Personalise(Db db, Consent consent, CancellationToken stop)
    {
        var kept = await db.NoPersonalisations.SingleOrDefaultAsync(n => n.CustomerId == consent.CustomerId, stop);
        if (consent.IsGiven)
        {
            if (kept is not null) db.NoPersonalisations.Remove(kept);
            return;
        }

        if (kept is null) db.NoPersonalisations.Add(new(consent.CustomerId, consent.At));
        (await db.Standings.SingleOrDefaultAsync(s => s.CustomerId == consent.CustomerId, stop))?.Forget();
    }
}
