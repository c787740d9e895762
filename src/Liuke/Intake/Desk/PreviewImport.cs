using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Intake.Desk;

/// <summary>How the beginning of a file would be understood.</summary>
/// <param name="Samples">For each header the first value found below it.</param>
/// <param name="Missing">What the file cannot do without, where it lacks it.</param>
/// <param name="Faults">The first rows that would be refused.</param>
public sealed record ImportPreview(
    IImportKind Kind, IReadOnlyList<Field> Fields, string Form, IReadOnlyList<string> Headers, IReadOnlyDictionary<string, string> Samples, ImportSettings Settings, Mapping Mapping, Text? Missing,
    IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportRow> Faults, ImportCounts Counts);

/// <summary>Reads the first rows of an uploaded file, some to show and some thousand to look for faults.</summary>
internal sealed class PreviewImport(IDbContextFactory<Db> store, ImportKinds kinds, ImportFolder folder)
{
    private const int Shown = 20;
    private const int Looked = 3_000;
    private const int MostFaults = 8;

    public async Task<Outcome<ImportPreview>> Run(BatchId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var batch = await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, stop);
        if (batch is null || !batch.IsSeenBy(db.Reach)) return Refusal.Missing(IntakeWords.NoSuchImport);
        var settings = ImportSettings.FromJson(batch.Settings);
        var kind = kinds.Of(batch);
        var fields = await kind.Fields(db, stop);
        if (Samples(folder.Whole(batch.FilePath), fields).Refused(out var refusal, out var start)) return refusal;

        var (form, headers, samples) = start;
        var mapping = settings.Mapping.Onto(headers, fields);
        if (kind.Check(settings, mapping, headers) is { } missing)
            return new ImportPreview(kind, fields, form, headers, samples, settings, mapping, missing.Sentence, [], [], new());
        if ((await ImportFile.Open(db, new(folder.Whole(batch.FilePath), batch, settings, kind), stop)).Refused(out refusal, out var file)) return refusal;
        using var _ = file;
        var rows = file.Take(Looked);
        return new ImportPreview(kind, fields, form, headers, samples, settings, mapping, null, [.. rows.Take(Shown)], [.. rows.Where(r => r.Fate == RowFate.Refused).Take(MostFaults)],
            new(rows.Count, Refused: rows.Count(r => r.Fate == RowFate.Refused), WithoutCustomer: rows.Count(r => r.Fate == RowFate.WithoutCustomer), Amount: rows.Sum(r => r.Amount ?? 0)));
    }

    private static Outcome<(string Form, IReadOnlyList<string> Headers, IReadOnlyDictionary<string, string> Samples)> Samples(string path, IReadOnlyList<Field> fields)
    {
        if (TableFile.Open(path, fields).Refused(out var refusal, out var reader)) return refusal;
        using var _ = reader;
        var samples = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Shown && reader.Read(); i++)
            for (var column = 0; column < reader.Headers.Count; column++)
                if (reader.Current.Cell(column).Trim() is { Length: > 0 } value) samples.TryAdd(reader.Headers[column], value.Length <= 40 ? value : value[..40] + "…");
        return (reader.Form, reader.Headers, samples);
    }
}
