using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Runs;

/// <param name="Runs">The newest first.</param>
/// <param name="Job">The refresh at work or waiting, if any.</param>
/// <param name="Failed">Why the last refresh came to nothing, when no run has ended since.</param>
public sealed record RunsView(IReadOnlyList<InsightRun> Runs, JobId? Job, Text? Failed);

/// <summary>The refreshes that came to their end, and the one that is at work.</summary>
public sealed class ReadRuns(IDbContextFactory<Db> store)
{
    private const int MostRuns = 60;

    public async Task<RunsView> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var runs = await db.InsightRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).Take(MostRuns).ToListAsync(stop);
        var last = await db.Jobs.AsNoTracking().Where(j => j.Kind == RefreshInsight.Kind).OrderByDescending(j => j.RequestedAt).FirstOrDefaultAsync(stop);
        return new(runs, last is { IsOver: false } ? last.Id : null, last is { State: JobState.Failed } ? last.Error : null);
    }
}
