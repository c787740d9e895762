using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Before anything is served: whoever the ledger names and this database still knows is erased again, as after the restore of an older backup. And the ledger learns what it lacks.</summary>
internal sealed class ReapplyErasures(ErasureLedger ledger, Erase erase, ILogger<ReapplyErasures> log) : IWhenOpen
{
    public async Task Run(Db db, CancellationToken stop)
    {
        var entries = await ledger.Read(stop);
        var known = await db.Erasures.AsNoTracking().ToListAsync(stop);
        var done = known.Where(e => e.ErasedAt is not null).ToList();
        await ledger.Append([.. done.Select(e => e.Entry)], stop);

        var left = entries.ExceptBy(done.Select(e => e.Id.Value), e => e.Id).ToList();
        foreach (var entry in left) await erase.Rows(db, entry, stop);
        await erase.Purge(db, stop);
        if (left.Count > 0) log.LogWarning("Erased {Count} people again whom this database still held", left.Count);
    }
}
