using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Limits;
using Liuke.Archive.Files;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>Shows a contact's whole number or address, keeps who looked, and stops whoever has looked at too many today.</summary>
public sealed class RevealChannel(IDbContextFactory<Db> store, ContactSeals seals, Company company, IClock clock)
{
    public async Task<Outcome<Revealed>> Run(string code, ContactChannelId id, PersonId by, Roles roles, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.ContactChannels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CustomerId == customer, stop) is not { } channel) return Refusal.Missing(PeopleWords.NoSuchWay);

        var (most, enough) = await ArchiveLimits.RevealsOf(db, by, roles, stop);
        var taken = await db.TakeOfDay(ArchiveLimits.Reveals, by, company.Today(clock), most, stop);
        db.Audit(AuditEntry.Of(taken is null ? ArchiveAudit.RevealRefused : PeopleAudit.ChannelRevealed, by, customer, ("field", ContactSeals.Field), ("channel", channel.Kind.ToString())));
        if (taken is not null)
        {
            db.Record(new TimelineEntry(customer, clock.GetCurrentInstant(), by, PeopleTimeline.ChannelRevealed, new RevealedFact(channel.Kind)));
            await db.SaveChangesAsync(stop);
        }

        await write.Commit(stop);
        if (taken is null) return new Refusal(RefusalKind.Forbidden, enough);
        return seals.Open(channel) is { } value ? new Revealed(value, most - taken.Value) : Refusal.Conflict(FileWords.MobileUnreadable);
    }
}
