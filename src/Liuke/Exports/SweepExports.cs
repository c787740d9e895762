using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Exports;

/// <summary>Throws away the files of yesterday. What was taken out, by whom and with which fingerprint, stays.</summary>
internal sealed class SweepExports(IDbContextFactory<Db> store, ExportFolder folder, IClock clock) : IJob
{
    public static string Kind => "exports.sweep";
    public static Text Title => ExportWords.Sweep;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var oldest = now - Export.FileLasts;
        var old = await db.Exports.Where(e => e.RemovedAt == null && e.RequestedAt < oldest && (e.FinishedAt == null || e.FinishedAt < oldest)).Take(1000).ToListAsync(stop);
        foreach (var export in old)
        {
            folder.Remove(export);
            export.Remove(now);
        }

        await db.SaveChangesAsync(stop);
        return new { Files = old.Count };
    }
}
