using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>After a merge and each night: what somebody wrote on the other file at the very moment follows; what is too old to be taken back is no longer remembered.</summary>
internal sealed class FollowMerges(IDbContextFactory<Db> store, Merger merger, IClock clock) : IJob
{
    private static readonly Duration Lately = Duration.FromDays(2);

    public static string Kind => "archive.merge.follow";
    public static Text Title => MergeWords.JobTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var (since, old, rows, done) = (now - Lately, now - Duration.FromDays(Merge.UndoDaysMax), 0, 0);
        await using var db = await store.CreateDbContextAsync(stop);
        var merges = await db.Merges.AsNoTracking().Where(m => m.At >= since && m.UndoneAt == null).OrderBy(m => m.At).Select(m => m.Id).ToListAsync(stop);
        foreach (var id in merges)
        {
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, MergeCustomers.Turn, stop);
            rows += await merger.Follow(db, await db.Merges.SingleAsync(m => m.Id == id, stop), stop);
            await db.SaveChangesAsync(stop);
            await write.Commit(stop);
            db.ChangeTracker.Clear();
            run.Report(++done, merges.Count);
        }

        var all = db.Merges;
        var forgotten = await db.MergedRows.Where(r => all.Any(m => m.Id == r.MergeId && m.At < old)).ExecuteDeleteAsync(stop);
        return new { merges = merges.Count, rows, forgotten };
    }
}
