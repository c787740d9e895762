using Liuke.Exports;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Files that wait to be fetched may hold anybody: they are thrown away and can be made again. Who took what, and when, stays.</summary>
internal sealed class EraseExports(ExportFolder folder) : IEraseFiles, IEraseRows
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        foreach (var export in await db.Exports.Where(e => e.FinishedAt != null && e.RemovedAt == null).ToListAsync(stop))
        {
            folder.Remove(export);
            export.Remove(now);
        }

        await db.SaveChangesAsync(stop);
        // Sealed, and of no use once the file is made.
        var nothing = Array.Empty<byte>();
        await db.Exports.Where(e => e.FinishedAt != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.Asked, nothing), stop);
    }
}
