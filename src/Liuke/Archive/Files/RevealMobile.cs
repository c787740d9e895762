using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Files;

/// <summary>Shows the whole mobile number, and keeps who looked.</summary>
public sealed class RevealMobile(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<string>> Run(CustomerId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = await db.Customers.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Mobile }).SingleOrDefaultAsync(stop);
        if (found is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (found.Mobile is null) return Refusal.Missing(FileWords.NoMobile);

        db.Record(new TimelineEntry(id, clock.GetCurrentInstant(), by, FileTimeline.MobileRevealed));
        await db.SaveChangesAsync(stop);
        return found.Mobile;
    }
}
