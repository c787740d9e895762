using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake;

/// <summary>The job that takes an import back: what it brought goes, what it changed becomes what it was.</summary>
public sealed class UndoImport(IDbContextFactory<Db> store, ImportKinds kinds, IClock clock) : IJob
{
    public sealed record Arguments(BatchId Batch);

    public static string Kind => "imports.undo";

    public static Text Title => IntakeWords.UndoImports;

    public static string? Permission => IntakePermissions.Import;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var id = run.Arguments<Arguments>().Batch;
        var gone = await kinds.Of(await Begin(id, run.Id, stop)).Undo(id, run.Report, stop);
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
