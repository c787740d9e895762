using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Jobs;

/// <summary>Long work of one kind. It reports progress, heeds its token, and after a crash goes on from its checkpoint.</summary>
public interface IJob
{
    static abstract string Kind { get; }

    /// <summary>What it was called before: work that was asked for under such a name is still done.</summary>
    static virtual IReadOnlyList<string> FormerKinds => [];

    /// <summary>What the screen calls this work.</summary>
    static abstract Text Title { get; }

    /// <summary>What whoever asked must still be allowed to when the job runs; null where being welcome is enough.</summary>
    static virtual string? Permission => null;

    /// <summary>Whether the job sees only what its requester sees by that permission. Work on the whole firm, and work that looks at each row itself, sees all.</summary>
    static virtual bool StaysWithinReach => false;

    /// <returns>What came out; kept with the job as JSON.</returns>
    Task<Outcome<object>> Run(JobRun run, CancellationToken stop);
}

/// <summary>One run of a job: its arguments, its checkpoint and the means to tell how far it is.</summary>
public sealed class JobRun(Job job, Action<long, long> progress)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public JobId Id => job.Id;
    public PersonId? RequestedBy => job.RequestedBy;

    public T Arguments<T>() => JsonSerializer.Deserialize<T>(job.Arguments, Json)!;

    public T? Checkpoint<T>() where T : class => job.Checkpoint is null ? null : JsonSerializer.Deserialize<T>(job.Checkpoint, Json);

    /// <summary>Tells whoever watches; cheap, call it often.</summary>
    public void Report(long done, long total) => progress(done, total);

    /// <summary>Writes the checkpoint in the transaction of the step, so that effect and progress are one.</summary>
    public async Task Keep<T>(Db db, T checkpoint, CancellationToken stop) where T : class
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A checkpoint belongs to the transaction of its step.");
        var text = JsonSerializer.Serialize(checkpoint, Json);
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Checkpoint, text), stop);
    }
}

/// <summary>Answers what the requester of a job may do at the moment it runs. Given by the floor that knows people.</summary>
public interface IJobRights
{
    /// <returns>The reach of the requester's permission, or why the job must not run.</returns>
    Task<Outcome<Reach>> Of(PersonId requester, string? permission, CancellationToken stop);
}
