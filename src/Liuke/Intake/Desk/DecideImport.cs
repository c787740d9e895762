using Liuke.Access;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake.Desk;

/// <summary>Keeps how a file is to be read and, under a name, how files like it are.</summary>
internal sealed class DecideImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportRights rights, IClock clock)
{
    public async Task<Outcome<BatchId>> Run(BatchId id, ImportSettings settings, string? saveAs, PersonId? by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == id, stop);
        if (batch is null || !batch.IsSeenBy(db.Reach)) return Refusal.Missing(IntakeWords.NoSuchImport);
        if (rights.Check(kinds.Of(batch)) is { } denied) return denied;
        if (settings.OwnerId is { } owner && !await IsWithinReach(db, owner, stop)) return Refusal.Invalid(IntakeWords.NoSuchOwner);
        var fields = await kinds.Of(batch).Fields(db, stop);
        if (settings.Columns.Keys.FirstOrDefault(k => !fields.Any(f => f.Key == k)) is { } stranger) return Refusal.Invalid(DeskWords.NoSuchField(stranger));
        if (batch.Decide(settings.ToJson()) is { } refusal) return refusal;
        if (!string.IsNullOrWhiteSpace(saveAs) && await Save(db, (batch.Kind, saveAs.Trim()), settings.Mapping, by, stop) is { } unnamed) return unnamed;
        await db.SaveChangesAsync(stop);
        return id;
    }

    // Nobody gives customers to those whose customers they do not see.
    private static async Task<bool> IsWithinReach(Db db, PersonId owner, CancellationToken stop)
    {
        var id = owner.Value;
        return await db.People.Where(p => p.Id == id).Select(p => (DepartmentId?)p.DepartmentId).SingleOrDefaultAsync(stop) is { } department && db.Reach.Covers(owner, department);
    }

    private async Task<Refusal?> Save(Db db, (string Kind, string Name) profiled, Mapping mapping, PersonId? by, CancellationToken stop)
    {
        var (kind, name) = profiled;
        var profile = await db.MappingProfiles.SingleOrDefaultAsync(p => p.Kind == kind && p.Name == name, stop);
        if (profile is null) db.MappingProfiles.Add(profile = new(clock.New<ProfileId>(), kind, name));
        return profile.Save(mapping, by, clock.GetCurrentInstant());
    }
}

/// <summary>Begins an import whose settings are decided, or goes on with one that broke off.</summary>
internal sealed class BeginImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportRights rights, AskForJob ask, ReadJob read)
{
    public async Task<Outcome<JobId>> Run(BatchId id, PersonId? by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == id, stop);
        if (batch is null || !batch.IsSeenBy(db.Reach)) return Refusal.Missing(IntakeWords.NoSuchImport);
        if (rights.Check(kinds.Of(batch)) is { } denied) return denied;
        if (batch.State is BatchState.Done) return Refusal.Conflict(IntakeWords.AlreadyStarted);
        if (batch.State is BatchState.Undoing or BatchState.Undone) return Refusal.Conflict(IntakeWords.AlreadyUndone);
        if (batch.JobId is { } known && await read.Run(known, stop) is { IsOver: false }) return known;

        var job = await ask.Run<RunImport>(new RunImport.Arguments(id), by, null, stop);
        batch.IsWorkedOnBy(job);
        await db.SaveChangesAsync(stop);
        return job;
    }
}

/// <summary>Throws an uploaded file away before any of it was imported.</summary>
internal sealed class DiscardImport(IDbContextFactory<Db> store, ImportFolder folder)
{
    public async Task<Outcome<BatchId>> Run(BatchId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == id, stop);
        if (batch is null || !batch.IsSeenBy(db.Reach)) return Refusal.Missing(IntakeWords.NoSuchImport);
        if (batch.State != BatchState.Uploaded) return Refusal.Conflict(IntakeWords.AlreadyStarted);
        db.ImportBatches.Remove(batch);
        await db.SaveChangesAsync(stop);
        if (batch.IsOurCopy && Path.GetDirectoryName(folder.Whole(batch.FilePath)) is { } place && Directory.Exists(place)) Directory.Delete(place, true);
        return id;
    }
}
