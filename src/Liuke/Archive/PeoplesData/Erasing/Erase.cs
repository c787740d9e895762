using Liuke.Access.Audit;
using Liuke.Archive.People;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Erases one person, from whatever point it was left at: the ledger, the files, the rows in one transaction, then what the database's files still hold.</summary>
internal sealed class Erase(ErasureLedger ledger, IEnumerable<IEraseFiles> files, IEnumerable<IEraseRows> rows, CustomerMobile mobiles, ContactSeals seals, IClock clock)
{
    private readonly IEraseFiles[] files = [.. files];
    private readonly IEraseRows[] rows = [.. rows];

    /// <summary>Empties files and rows; repeating it changes nothing. Say <see cref="Purge"/> afterwards.</summary>
    /// <param name="db">With the whole reach, outside any transaction.</param>
    public async Task Rows(Db db, ErasureEntry entry, CancellationToken stop)
    {
        await ledger.Append([entry], stop);
        var id = ErasureId.From(entry.Id);
        if (await db.Erasures.AnyAsync(e => e.Id == id && e.ErasedAt != null, stop)) return;

        var who = await ErasedPerson.Of(db, entry, mobiles, seals, stop);
        foreach (var some in files) await some.Run(db, who, clock.GetCurrentInstant(), stop);

        db.ChangeTracker.Clear();
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        var erasure = await db.Erasures.SingleOrDefaultAsync(e => e.Id == id, stop);
        if (erasure is null) db.Erasures.Add(erasure = new(entry));
        // What was made or written since the files were looked through.
        who = await ErasedPerson.Of(db, entry, mobiles, seals, stop);
        foreach (var some in rows)
        {
            await some.Run(db, who, now, stop);
            await db.SaveChangesAsync(stop);
        }

        erasure.Erased(now);
        db.Audit(AuditEntry.Of(ErasingTimeline.Erased, null, who.Customer, ("what", entry.What.ToString()), ("erasure", id.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
    }

    /// <summary>Takes what was overwritten out of the pages of the database's files, for all that is erased and not yet purged.</summary>
    public async Task Purge(Db db, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var open = await db.Erasures.Where(e => e.ErasedAt != null && e.PurgedAt == null).ToListAsync(stop);
        if (open.Count == 0) return;
        await db.Dialect.PurgeAll(db, [.. PersonalTable.Of(db.Model).Select(t => t.Name), "NameBlocks", "Standings"], stop);
        foreach (var erasure in open) erasure.Purged(clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
    }
}
