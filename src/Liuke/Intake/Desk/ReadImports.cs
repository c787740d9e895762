using Liuke.Access;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake.Desk;

/// <summary>One import as the desk shows it.</summary>
/// <param name="ResultPath">Where the result file lies, where there is one.</param>
public sealed record ImportView(ImportBatch Batch, JobView? Job, string? ByName, string? ResultPath)
{
    public BatchId Id => Batch.Id;

    /// <summary>A job that is over leaves no batch running, even where it could not say so itself.</summary>
    public BatchState State => Batch.State switch
    {
        BatchState.Importing when Job is { IsOver: true } => Job.State == JobState.Cancelled ? BatchState.Cancelled : BatchState.Broken,
        _ => Batch.State,
    };

    public bool IsAtWork => Job is { IsOver: false };
    public bool HasResult => ResultPath is not null && File.Exists(ResultPath);

    /// <summary>Why the last job of this import failed.</summary>
    public Text? Trouble => Job is { State: JobState.Failed } ? Job.Error : null;
}

/// <summary>The imports that somebody may see, the latest first.</summary>
internal sealed class ReadImports(IDbContextFactory<Db> store, ImportFolder folder)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<ImportView>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (all, me) = (db.Reach.Kind == ReachKind.All, PersonId.From(db.Reach.Person));
        var batches = await db.ImportBatches.AsNoTracking().Where(b => all || b.RequestedBy == me)
            .OrderByDescending(b => b.CreatedAt).Take(Most).ToListAsync(stop);
        return await Views.Of(db, folder, batches, stop);
    }
}

/// <summary>One import, and what stands against undoing it.</summary>
internal sealed class ReadImportView(IDbContextFactory<Db> store, ImportFolder folder)
{
    public async Task<Outcome<ImportView>> Run(BatchId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, stop);
        return batch is null || !batch.IsSeenBy(db.Reach) ? Refusal.Missing(IntakeWords.NoSuchImport) : (await Views.Of(db, folder, [batch], stop))[0];
    }
}

/// <summary>Whom new customers may go to, and the mappings that were saved.</summary>
internal sealed class ReadImportChoices(IDbContextFactory<Db> store)
{
    public sealed record Choices(IReadOnlyList<(PersonId Id, string Name)> Owners, IReadOnlyList<(string Name, Mapping Mapping)> Profiles);

    public async Task<Choices> Run(string kind, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null).OrderBy(p => p.Name).ToListAsync(stop);
        var profiles = await db.MappingProfiles.AsNoTracking().Where(p => p.Kind == kind).OrderBy(p => p.Name).ToListAsync(stop);
        return new([.. people.Where(p => p.Roles.HasFlag(Roles.Rep) && db.Reach.Covers(p.PersonId, p.DepartmentId)).Select(p => (p.PersonId, p.Name))],
            [.. profiles.Select(p => (p.Name, p.Mapping))]);
    }
}

internal static class Views
{
    public static async Task<IReadOnlyList<ImportView>> Of(Db db, ImportFolder folder, List<ImportBatch> batches, CancellationToken stop)
    {
        var jobs = batches.Select(b => b.JobId).OfType<JobId>().ToList();
        var people = batches.Select(b => b.RequestedBy?.Value).OfType<Guid>().Distinct().ToList();
        var byId = await db.Jobs.AsNoTracking().Where(j => jobs.Contains(j.Id)).ToDictionaryAsync(j => j.Id, stop);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. batches.Select(b => new ImportView(b, b.JobId is { } id && byId.TryGetValue(id, out var job) ? Of(job) : null, b.RequestedBy is { } by ? names.GetValueOrDefault(by.Value) : null, folder.Whole(b.ResultPath)))];
    }

    private static JobView Of(Job job)
        => new(job.Id, job.Kind, job.State, job.Done, job.Total, job.IsCancelAsked, job.RequestedAt, job.StartedAt, job.FinishedAt, job.Result, job.Error);
}
