using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake;

/// <summary>The job that takes a batch in; after a crash it goes on behind the last committed step.</summary>
public sealed class RunImport(IDbContextFactory<Db> store, FileImport import, ImportFolder folder, ImportRights rights, IClock clock, ILogger<RunImport> log) : IJob
{
    public sealed record Arguments(BatchId Batch);

    public static string Kind => "imports.run";

    // As it was called when orders were all that was imported.
    public static IReadOnlyList<string> FormerKinds => ["orders.import"];

    public static Text Title => IntakeWords.ImportFiles;

    public static string? Permission => IntakePermissions.Desk;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var id = run.Arguments<Arguments>().Batch;
        if ((await Begin(id, run.Id, stop)).Refused(out var refusal, out var batch)) return refusal;
        try
        {
            var outcome = await import.Run(batch, false, run.Report, stop);
            if (outcome.Refused(out refusal, out _))
            {
                await End(id, BatchState.Broken);
                return refusal;
            }

            return ImportSummary.Of(await End(id, BatchState.Done), folder);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A house that closes leaves the batch as it is, for whoever takes it over.
            if (await IsCancelAsked(run.Id)) await End(id, BatchState.Cancelled);
            throw;
        }
        catch
        {
            await Try(() => End(id, BatchState.Broken));
            throw;
        }
    }

    private async Task<Outcome<ImportBatch>> Begin(BatchId id, JobId job, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == id, stop);
        if (await db.ImportBatches.AnyAsync(b => b.Id != id && b.State == BatchState.Undoing, stop)) return Refusal.Conflict(IntakeWords.UndoRunsFirst);
        if (await rights.Check(batch.RequestedBy, batch, stop) is { } denied) return denied;
        // What a command brought lies where the command was; only what was uploaded moves with the folder.
        var result = folder.Result(id, batch.FileName);
        if (batch.Start(batch.IsOurCopy ? folder.Kept(result) : result) is { } refusal) return refusal;
        if (batch.Counts.Read > 0 && !IsSameFile(batch)) return Refusal.Conflict(IntakeWords.FileChanged(batch.FileName));
        batch.IsWorkedOnBy(job);
        await db.SaveChangesAsync(stop);
        return batch;
    }

    // An upload is ours alone; moved with its folder it may carry another time.
    private bool IsSameFile(ImportBatch batch)
    {
        var file = new FileInfo(folder.Whole(batch.FilePath));
        return file.Exists && file.Length == batch.FileSize && (batch.IsOurCopy || Instant.FromDateTimeUtc(file.LastWriteTimeUtc).Cut() == batch.FileChangedAt);
    }

    private async Task<ImportBatch> End(BatchId id, BatchState state)
    {
        await using var db = await store.CreateDbContextAsync();
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == id);
        batch.End(state, clock.GetCurrentInstant());
        db.Audit(IntakeAudit.Of(IntakeAudit.Imported, batch, batch.RequestedBy));
        await using var write = await db.BeginWrite(default);
        await db.SaveChangesAsync();
        if (state == BatchState.Done) await db.Dialect.Analyze(db, default);
        await write.Commit(default);
        return batch;
    }

    private async Task<bool> IsCancelAsked(JobId job)
    {
        await using var db = await store.CreateDbContextAsync();
        return await db.Jobs.Where(j => j.Id == job).Select(j => j.IsCancelAsked).SingleAsync();
    }

    // The database may be what failed; then the job's own state has to tell.
    private async Task Try(Func<Task> end)
    {
        try
        {
            await end();
        }
        catch (Exception alsoBroken)
        {
            log.LogWarning(alsoBroken, "The batch could not be marked as broken");
        }
    }
}

/// <summary>The job that takes an import back: what it brought goes, what it changed becomes what it was.</summary>
public sealed class UndoImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportRights rights, IClock clock) : IJob
{
    public sealed record Arguments(BatchId Batch);

    public static string Kind => "imports.undo";

    public static IReadOnlyList<string> FormerKinds => ["orders.undo"];

    public static Text Title => IntakeWords.UndoImports;

    public static string? Permission => IntakePermissions.Desk;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var id = run.Arguments<Arguments>().Batch;
        var batch = await Begin(id, run.Id, stop);
        if (await rights.Check(run.RequestedBy, batch, stop) is { } denied) return denied;
        var gone = await kinds.Of(batch).Undo(id, run.Report, stop);
        await End(id, run.RequestedBy, stop);
        return gone;
    }

    private async Task<ImportBatch> Begin(BatchId id, JobId job, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == id, stop);
        batch.IsWorkedOnBy(job);
        await db.SaveChangesAsync(stop);
        return batch;
    }

    private async Task End(BatchId id, PersonId? by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == id, stop);
        batch.EndUndo(by, clock.GetCurrentInstant());
        db.Audit(IntakeAudit.Of(IntakeAudit.Undone, batch, by));
        await db.SaveChangesAsync(stop);
    }
}
