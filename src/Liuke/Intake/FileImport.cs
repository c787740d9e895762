using System.Diagnostics;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Intake;

/// <summary>Takes a file in, step by step: the rows of a step, the counts and the place reached are one transaction.</summary>
public sealed class FileImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportFolder folder, IClock clock)
{
    public const int StepRows = 8_000;

    /// <param name="batch">Where the import stands; a fresh one begins it.</param>
    /// <param name="isTrial">Whether every step is rolled back.</param>
    /// <param name="report">Told how far the file is.</param>
    public async Task<Outcome<Progress>> Run(ImportBatch batch, bool isTrial, Action<long, long> report, CancellationToken stop)
    {
        var settings = ImportSettings.FromJson(batch.Settings);
        var kind = kinds.Of(batch);
        if ((await Open(batch, settings, kind, stop)).Refused(out var refusal, out var file)) return refusal;
        using var _ = file;
        using var result = ResultFile.Open(folder.Whole(batch.ResultPath!), file.Headers, batch.ResultLength);
        var progress = new Progress(batch.Counts, batch.ResultLength, batch.Seconds);
        var toSkip = batch.Counts.Read;
        await foreach (var chunk in file.Chunks(StepRows, stop))
        {
            var rows = toSkip == 0 ? chunk : await Skip(chunk, toSkip, batch, file.Work, stop);
            toSkip -= chunk.Count - rows.Count;
            if (rows.Count > 0) progress = await Step(new(batch.Id, kind.Turn, settings, isTrial, file.Work), rows, result, progress, stop);
            report(file.Progress.Done, file.Progress.Total);
        }

        stop.ThrowIfCancellationRequested();
        return file.Damage is { } damage ? damage : progress;
    }

    /// <summary>How far an import has come.</summary>
    public sealed record Progress(ImportCounts Counts, long ResultLength, double Seconds);

    private sealed record Frame(BatchId Batch, string Turn, ImportSettings Settings, bool IsTrial, IImportWork Work);

    private async Task<Outcome<ImportFile>> Open(ImportBatch batch, ImportSettings settings, IImportKind kind, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await ImportFile.Open(db, new(folder.Whole(batch.FilePath), batch, settings, kind), stop);
    }

    // Rows of a run that broke off are committed; only which lines they stand for is worked out again.
    private async Task<IReadOnlyList<ImportRow>> Skip(IReadOnlyList<ImportRow> chunk, long toSkip, ImportBatch batch, IImportWork work, CancellationToken stop)
    {
        var behind = (int)Math.Min(toSkip, chunk.Count);
        if (batch.Counts.Unchanged > 0)
        {
            await using var db = await store.CreateDbContextAsync(stop);
            await work.Recall(db, [.. chunk.Take(behind)], clock.GetCurrentInstant(), stop);
        }

        return [.. chunk.Skip(behind)];
    }

    private async Task<Progress> Step(Frame frame, IReadOnlyList<ImportRow> rows, ResultFile result, Progress before, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, frame.Turn, stop);
        await frame.Work.Take(db, rows, clock.GetCurrentInstant(), stop);
        foreach (var row in rows) result.Add(row.Raw, Name(row.Fate), row.Reason is { } why ? Say(why, frame.Settings) : "");
        var after = new Progress(Count(before.Counts, rows), result.Flush(), before.Seconds + watch.Elapsed.TotalSeconds);
        if (frame.IsTrial) return after;

        await Keep(db, frame.Batch, before, after, stop);
        await write.Commit(stop);
        return after;
    }

    // Whoever finds the batch further than expected is a process that was thought dead; it stops.
    private static async Task Keep(Db db, BatchId batch, Progress before, Progress after, CancellationToken stop)
    {
        var (was, counts) = (before.Counts.Read, after.Counts);
        var kept = await db.ImportBatches.Where(b => b.Id == batch && b.State == BatchState.Importing && b.Counts.Read == was).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Counts.Read, counts.Read).SetProperty(b => b.Counts.Inserted, counts.Inserted).SetProperty(b => b.Counts.Updated, counts.Updated)
            .SetProperty(b => b.Counts.Unchanged, counts.Unchanged).SetProperty(b => b.Counts.Refused, counts.Refused)
            .SetProperty(b => b.Counts.WithoutCustomer, counts.WithoutCustomer).SetProperty(b => b.Counts.Amount, counts.Amount)
            .SetProperty(b => b.ResultLength, after.ResultLength).SetProperty(b => b.Seconds, after.Seconds), stop);
        if (kept == 0) throw new OperationCanceledException("Another process goes on with this import.");
    }

    private static ImportCounts Count(ImportCounts before, IReadOnlyList<ImportRow> rows)
    {
        var by = rows.CountBy(r => r.Fate).ToDictionary();
        return new(before.Read + rows.Count, before.Inserted + by.GetValueOrDefault(RowFate.Inserted), before.Updated + by.GetValueOrDefault(RowFate.Updated),
            before.Unchanged + by.GetValueOrDefault(RowFate.Unchanged), before.Refused + by.GetValueOrDefault(RowFate.Refused),
            before.WithoutCustomer + by.GetValueOrDefault(RowFate.WithoutCustomer), before.Amount + rows.Sum(r => r.Amount ?? 0));
    }

    private static string Name(RowFate fate) => fate switch
    {
        RowFate.Inserted => "inserted",
        RowFate.Updated => "updated",
        RowFate.Unchanged => "unchanged",
        RowFate.WithoutCustomer => "withoutCustomer",
        _ => "refused",
    };

    private static string Say(Text why, ImportSettings settings) => settings.InChinese ? why.Zh : why.En;
}
