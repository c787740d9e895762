using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Quality;

/// <summary>Works out for every file how complete and how fresh it is: after fields were changed, and each night for what was brought in bulk.</summary>
internal sealed class MeasureFiles(IDbContextFactory<Db> store, Company company) : IJob
{
    private const int Step = 1000;

    private static readonly BulkTable Measures = new("FileReviews", ["CustomerId", "Completeness", "Unverified", "FreshUntilOn"], ["CustomerId"]) { OnlyUpdates = true };

    private sealed record Place(long After, int Done);

    public static string Kind => "archive.measure";
    public static Text Title => QualityWords.JobTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var total = await db.FileReviews.CountAsync(stop);
        for (var place = run.Checkpoint<Place>() ?? new(0, 0); ;)
        {
            run.Report(place.Done, total);
            await using var write = await db.BeginWrite(stop);
            if (await Measure(db, catalogue, place.After, stop) is not { Count: > 0 } some) return new { files = place.Done };
            place = new(some.Last, place.Done + some.Count);
            await run.Keep(db, place, stop);
            await write.Commit(stop);
        }
    }

    private async Task<(long Last, int Count)> Measure(Db db, FileFieldCatalogue catalogue, long after, CancellationToken stop)
    {
        var files = await db.Customers.AsNoTracking().Where(c => c.Number > after).OrderBy(c => c.Number).Take(Step)
            .Join(db.FileReviews, c => c.Id, r => r.CustomerId, (c, r) => new { c.Id, c.Number, c.Kind, r.Completeness, r.Unverified, r.FreshUntilOn }).ToListAsync(stop);
        if (files.Count == 0) return (after, 0);

        var ids = files.ConvertAll(f => f.Id);
        var facts = (await db.Facts.AsNoTracking().Where(f => ids.Contains(f.CustomerId)).Select(f => new { f.CustomerId, f.FieldKey, f.SetAt, f.VerifiedAt }).ToListAsync(stop)).ToLookup(f => f.CustomerId);
        await using var writer = await db.Dialect.Write(db, Measures, stop);
        foreach (var file in files)
        {
            var now = FileMeasure.Of([.. facts[file.Id].Select(f => new FileMeasure.Seen(f.FieldKey, f.VerifiedAt ?? f.SetAt, f.VerifiedAt is not null))], catalogue, file.Kind, company.Zone);
            if (now != (file.Completeness, file.Unverified, file.FreshUntilOn)) await writer.Add(file.Id, now.Completeness, now.Unverified, now.FreshUntil);
        }

        await writer.Complete(stop);
        return (files.Max(f => f.Number), files.Count);
    }
}
