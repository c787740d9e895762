using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Intake.Desk;

/// <summary>Begins to take an import back: what it brought goes, what it changed becomes what it was.</summary>
public sealed class TakeBackImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportRights rights, AskForJob ask)
{
    /// <returns>The job that does it; or a refusal, when a later import built upon this one.</returns>
    public async Task<Outcome<JobId>> Run(BatchId id, PersonId? by, CancellationToken stop)
    {
        await using (var db = await store.CreateDbContextAsync(stop))
        await using (var write = await db.BeginWrite(stop))
        {
            var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == id, stop);
            if (batch is null || !batch.IsSeenBy(db.Reach)) return Refusal.Missing(IntakeWords.NoSuchImport);
            if (rights.Check(kinds.Of(batch)) is { } denied) return denied;
            await db.Dialect.TakeTurn(db, kinds.Of(batch).Turn, stop);
            if (await Obstacle(db, batch, stop) is { } obstacle) return Refusal.Conflict(obstacle);
            if (batch.BeginUndo() is { } refusal) return refusal;
            await db.SaveChangesAsync(stop);
            await write.Commit(stop);
        }

        var job = await ask.Run<UndoImport>(new UndoImport.Arguments(id), by, null, stop);
        await using var after = await store.CreateDbContextAsync(stop);
        await after.ImportBatches.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.JobId, job), stop);
        return job;
    }

    private async Task<Text?> Obstacle(Db db, ImportBatch batch, CancellationToken stop)
    {
        if (await db.ImportBatches.Where(b => b.Id != batch.Id && (b.State == BatchState.Importing || b.State == BatchState.Undoing)).Select(b => b.FileName).FirstOrDefaultAsync(stop) is { } busy)
            return IntakeWords.AnotherRuns(busy);
        var later = await kinds.Of(batch).Later(db, batch.Id, stop);
        if (later.Count == 0) return null;
        var names = await db.ImportBatches.Where(b => later.Contains(b.Id)).OrderByDescending(b => b.CreatedAt).Select(b => b.FileName).ToListAsync(stop);
        return IntakeWords.LaterImports(names);
    }
}

/// <summary>Asks a running import to stop; the steps already done stay, and can be undone.</summary>
public sealed class CancelImport(IDbContextFactory<Db> store, CancelJob cancel, NodaTime.IClock clock)
{
    public async Task<Outcome<JobState>> Run(BatchId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == id, stop);
        if (batch is null || !batch.IsSeenBy(db.Reach) || batch.JobId is not { } job) return Refusal.Missing(IntakeWords.NoSuchImport);
        if (batch.State == BatchState.Undoing) return Refusal.Conflict(IntakeWords.UndoRunsThrough);
        if ((await cancel.Run(job, stop)).Refused(out var refusal, out var state)) return refusal;
        if (state != JobState.Cancelled) return state;

        // It had not begun.
        batch.End(BatchState.Cancelled, clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
        return state;
    }
}
