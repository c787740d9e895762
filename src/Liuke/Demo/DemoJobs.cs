using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Demo;

/// <summary>Does jobs while the scene is set up, here and now; one that was broken off is gone on with.</summary>
public sealed class DemoJobs(IDbContextFactory<Db> store, RunJob run, ReadJob read)
{
    // A job whose process was killed is taken over when its lease has run out.
    internal async Task<Refusal?> WorkOff(JobId id, Action<long, long> watch, CancellationToken stop)
    {
        while (true)
        {
            var isMine = await run.Run(id, watch, stop);
            var job = await read.Run(id, stop) ?? throw new InvalidOperationException($"Job {id} is gone.");
            if (job.IsOver) return job.State == JobState.Done ? null : Refusal.Conflict(job.Error ?? DemoWords.Stopped);
            if (!isMine) await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
        }
    }

    internal async Task<bool> IsDone(string kind, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Jobs.AnyAsync(j => j.Kind == kind && j.State == JobState.Done, stop);
    }

    internal async Task<JobId?> Unfinished(string kind, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Jobs.Where(j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running))
            .OrderBy(j => j.RequestedAt).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(stop);
    }
}
