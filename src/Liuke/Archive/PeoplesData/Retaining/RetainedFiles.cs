using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Retaining;

/// <summary>Uploads and result files of imports; the rows that they brought stay, and so does the record of the import.</summary>
internal sealed class OldImportFiles(ImportFolder folder) : IRetain
{
    private const int SamplesMost = 10;

    public string Kind => "imports";
    public Text Title => RetentionWords.ImportFiles;
    public Text Says => RetentionWords.ImportFilesSay;
    public int Months => 6;
    public bool Removes => true;

    public async Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop)
    {
        var past = await Past(db, before, stop);
        return new(past.Count, past.Count == 0 ? null : past[0].CreatedAt, [.. past.Take(SamplesMost).Select(b => new RetentionSample(b.Id.Value.ToString("N")[^8..], $"/imports/{b.Id.Value}"))]);
    }

    public async Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop)
    {
        var past = await Past(db, before, stop);
        foreach (var batch in past) Directory.Delete(Folder(batch.Id), recursive: true);
        return past.Count;
    }

    private async Task<List<ImportBatch>> Past(Db db, Instant before, CancellationToken stop)
        => (await db.ImportBatches.AsNoTracking().Where(b => b.CreatedAt < before).OrderBy(b => b.CreatedAt).ToListAsync(stop)).FindAll(b => b.IsAtRest && Directory.Exists(Folder(b.Id)));

    private string Folder(BatchId batch) => Path.GetDirectoryName(folder.Upload(batch))!;
}

/// <summary>That lists were taken out: the files go after a day, the record is part of the audit.</summary>
internal sealed class OldExports : IRetain
{
    public string Kind => "exports";
    public Text Title => RetentionWords.Exports;
    public Text Says => RetentionWords.ExportsSay;
    public int Months => 36;
    public bool IsRemovable => false;

    public async Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop)
    {
        var past = db.Exports.AsNoTracking().Where(e => e.RequestedAt < before);
        return new(await past.CountAsync(stop), await past.MinAsync(e => (Instant?)e.RequestedAt, stop), []);
    }

    public Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop) => Task.FromResult(0);
}

/// <summary>That somebody looked at a whole number: lines of the audit, which is only ever added to and names nobody's data.</summary>
internal sealed class OldReveals : IRetain
{
    public string Kind => "reveals";
    public Text Title => RetentionWords.Reveals;
    public Text Says => RetentionWords.RevealsSay;
    public int Months => 36;
    public bool IsRemovable => false;

    public async Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop)
    {
        var past = db.AuditLines.AsNoTracking().Where(l => l.Kind == ArchiveAudit.MobileRevealed && l.At < before);
        return new(await past.CountAsync(stop), await past.MinAsync(l => (Instant?)l.At, stop), []);
    }

    public Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop) => Task.FromResult(0);
}
