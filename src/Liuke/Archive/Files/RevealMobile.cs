using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Limits;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Files;

/// <param name="Left">How many more this person may look at today.</param>
public sealed record Revealed(string Mobile, int Left);

/// <summary>Shows the whole mobile number, keeps who looked, and stops whoever has looked at too many today.</summary>
public sealed class RevealMobile(IDbContextFactory<Db> store, CustomerMobile mobiles, Company company, IClock clock)
{
    public async Task<Outcome<Revealed>> Run(string code, PersonId by, Roles roles, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        await using var write = await db.BeginWrite(stop);
        var found = await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new { c.Id, c.MobileSealed }).SingleOrDefaultAsync(stop);
        if (found is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (found.MobileSealed is null) return Refusal.Missing(FileWords.NoMobile);

        var (most, enough) = await ArchiveLimits.RevealsOf(db, by, roles, stop);
        var taken = await db.TakeOfDay(ArchiveLimits.Reveals, by, company.Today(clock), most, stop);
        db.Audit(AuditEntry.Of(taken is null ? ArchiveAudit.RevealRefused : ArchiveAudit.MobileRevealed, by, found.Id, ("field", CustomerMobile.Field)));
        if (taken is not null)
        {
            db.Record(new TimelineEntry(found.Id, clock.GetCurrentInstant(), by, FileTimeline.MobileRevealed));
            await db.SaveChangesAsync(stop);
        }

        await write.Commit(stop);
        if (taken is null) return new Refusal(RefusalKind.Forbidden, enough);
        return mobiles.Open(found.Id, found.MobileSealed) is { } mobile ? new Revealed(mobile, most - taken.Value) : Refusal.Conflict(FileWords.MobileUnreadable);
    }
}
