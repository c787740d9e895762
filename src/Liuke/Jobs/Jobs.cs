using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Jobs;

/// <summary>Asks for long work; some node of the house picks it up.</summary>
public sealed class AskForJob(IDbContextFactory<Db> store, IClock clock, JobBell bell)
{
    /// <param name="naturalKey">Names the occasion; asking again for the same one answers the first job.</param>
    public async Task<JobId> Run<TJob>(object arguments, PersonId? by, string? naturalKey, CancellationToken stop) where TJob : IJob
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await Known(db, naturalKey, stop) is { } known) return known;

        var job = db.Ask<TJob>(new(arguments, by, naturalKey), clock.GetCurrentInstant());
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (naturalKey is not null)
        {
            db.ChangeTracker.Clear();
            if (await Known(db, naturalKey, stop) is { } first) return first;
            throw;
        }

        bell.Ring();
        return job;
    }

    private static async Task<JobId?> Known(Db db, string? naturalKey, CancellationToken stop) => naturalKey is null ? null
        : await db.Jobs.Where(j => j.NaturalKey == naturalKey).Select(j => (JobId?)j.Id).SingleOrDefaultAsync(stop);
}

/// <summary>Work that is asked for in the transaction of whoever asks; ring the bell when it is written.</summary>
public sealed record JobAsked(object Arguments, PersonId? By, string? NaturalKey);

public static class JobAsking
{
    extension(Db db)
    {
        public JobId Ask<TJob>(JobAsked asked, Instant now) where TJob : IJob
        {
            var job = new Job(Ids.New<JobId>(now), TJob.Kind, JsonSerializer.Serialize(asked.Arguments, JobRun.Json), asked.NaturalKey, asked.By, now);
            db.Jobs.Add(job);
            return job.Id;
        }
    }
}

/// <summary>Asks a job to stop at its next step.</summary>
public sealed class CancelJob(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<JobState>> Run(JobId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Cancel(id, clock.GetCurrentInstant(), stop);
    }
}

public static class JobCancelling
{
    extension(Db db)
    {
        /// <summary>Asks a job to stop, in the caller's transaction where there is one.</summary>
        public async Task<Outcome<JobState>> Cancel(JobId id, Instant now, CancellationToken stop)
        {
            var waiting = await db.Jobs.Where(j => j.Id == id && j.State == JobState.Waiting).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.FinishedAt, now).SetProperty(j => j.IsCancelAsked, true), stop);
            if (waiting == 1) return JobState.Cancelled;

            var running = await db.Jobs.Where(j => j.Id == id && j.State == JobState.Running).ExecuteUpdateAsync(set => set.SetProperty(j => j.IsCancelAsked, true), stop);
            return running == 1 ? JobState.Running : Refusal.Conflict(JobWords.AlreadyOver);
        }
    }
}

/// <summary>What a person sees of a job.</summary>
public sealed record JobView(JobId Id, string Kind, JobState State, long Done, long Total, bool IsCancelAsked, Instant RequestedAt, Instant? StartedAt, Instant? FinishedAt, string? Result, Text? Error)
{
    public int Percent => State == JobState.Done ? 100 : Total <= 0 ? 0 : (int)Math.Min(99, Done * 100 / Total);
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>Time left at the present speed; null while there is no telling.</summary>
    public Duration? TimeLeft(Instant now) => StartedAt is { } start && Done > 0 && Total > Done && !IsOver
        ? (now - start) * ((double)(Total - Done) / Done) : null;
}

public sealed class ReadJob(IDbContextFactory<Db> store)
{
    public async Task<JobView?> Run(JobId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, stop);
        return job is null ? null : new(job.Id, job.Kind, job.State, job.Done, job.Total, job.IsCancelAsked, job.RequestedAt, job.StartedAt, job.FinishedAt, job.Result, job.Error);
    }
}
