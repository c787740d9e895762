using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Imports;

/// <summary>Writes the customers of a step in bulk, and beside them what undoing needs and what the history tells.</summary>
internal sealed class CustomerWriter(Db db, CustomerRun run, Company company, Instant now)
{
    internal static readonly BulkTable Customers = new("Customers",
        ["Id", "Number", "Code", "ExternalKey", "Name", "NameKey", "NameOrder", "Kind", "Stage", "OwnerId", "DepartmentId", "MobileSealed", "MobileIndex", "MobileEndIndex", "Region", "Province", "Country", "CreatedAt", "Version"], ["Id"]);

    private static readonly BulkTable Standings = new("Standings", ["CustomerId", "Number", "OwnerId", "DepartmentId", "AsOf", "State", "Quadrant", "Occasions", "NetMinor"], ["CustomerId"]);

    private static readonly BulkTable Reviews = FileReview.Bulk with { Columns = [.. FileReview.Bulk.Columns, "FreshUntilOn", "EnteredBy"] };

    internal async Task Write(IReadOnlyList<CustomerDraft> drafts, CancellationToken stop)
    {
        var brought = drafts.Where(d => d.IsNew).ToList();
        var changed = drafts.Where(d => !d.IsNew && (d.IsHeadChanged || d.FactsStood.Count > 0 || d.NewKeys.Count > 0)).ToList();
        await Enter(brought, stop);
        await Change(changed, stop);
        await db.Put(Identities.Bulk, drafts.SelectMany(d => d.NewKeys.Select(k => (d.Id, Key: k))), k => [(int)k.Key.Key.Kind, Convert.FromHexString(k.Key.Key.Hash), k.Id, k.Key.Value, now], stop);
        await db.Put(Fact.Bulk, drafts.SelectMany(d => d.FactsStood.Keys.Select(k => d.Facts[k])), RowOf, stop);
        await db.Put(CustomerImage.Bulk, brought.SelectMany(Brought).Concat(changed.SelectMany(Images)), i => [run.Batch, i.Id, i.Part, i.Before, i.After], stop);
    }

    internal static object?[] RowOf(Fact f) => [f.CustomerId, f.FieldKey, f.Words, f.WordsKey, f.Amount, (int)f.Source, f.SourceNote, (int)f.Confidence, f.SetBy, f.SetAt, f.VerifiedBy, f.VerifiedAt, f.Version];

    internal static object?[] RowOf(CustomerDraft d, CustomerHead h) => [d.Id, d.Number, d.Code, h.ExternalKey, h.Name, CustomerName.Key(h.Name), CustomerName.Order(h.Name), (int)h.Kind, (int)h.Stage,
        d.Ownership.OwnerId, d.Ownership.DepartmentId, h.MobileSealed, h.MobileIndex, h.MobileEndIndex, h.Region, Regions.Province.Of(h.Region), d.Country, d.CreatedAt, h.Version];

    private async Task Enter(List<CustomerDraft> brought, CancellationToken stop)
    {
        if (brought.Count == 0) return;
        var today = now.DayIn(company.Zone);
        var state = run.Importer.StandsReviewed ? ReviewState.Reviewed : ReviewState.Draft;
        await db.Put(Customers, brought, d => RowOf(d, d.Head), stop);
        await db.Put(Standings, brought, d => [d.Id, d.Number, d.Ownership.OwnerId, d.Ownership.DepartmentId, today, (int)RetentionState.None, (int)Quadrant.None, 0, 0L], stop);
        await db.Put(Reviews, brought, d =>
        {
            var measured = Measure(d);
            return [d.Id, d.Number, d.Ownership.OwnerId, d.Ownership.DepartmentId, (int)state, now, measured.Completeness, measured.Unverified, 0, measured.FreshUntilOn, run.By];
        }, stop);
        await NameBlocks.Keep(db, brought.Select(d => (d.Number, d.Head.Name)), stop);
    }

    private async Task Change(List<CustomerDraft> changed, CancellationToken stop)
    {
        await db.Put(Customers with { Overwrites = true }, changed.Where(d => d.IsHeadChanged), d => RowOf(d, d.Head), stop);
        foreach (var renamed in changed.Where(d => d.Head.Name != d.Stood.Name)) await NameBlocks.Forget(db, renamed.Number, renamed.Stood.Name, stop);
        await NameBlocks.Keep(db, changed.Where(d => d.Head.Name != d.Stood.Name).Select(d => (d.Number, d.Head.Name)), stop);
        await db.Put(Measures, changed.Where(d => d.FactsStood.Count > 0 && d.Measured is not null), d => MeasureRow(d.Id, Measure(d)), stop);
        await db.Put(FieldChange.Bulk, changed.SelectMany(History), h => [Ids.New<FieldChangeId>(now), h.Id, h.Subject, h.Key, FileHistory.Kept(h.Old), FileHistory.Kept(h.New), (int)run.From.Source, run.By, now, null], stop);
    }

    internal static readonly BulkTable Measures = new("FileReviews", ["CustomerId", "Completeness", "Unverified", "FreshUntilOn"], ["CustomerId"], Overwrites: true) { OnlyUpdates = true };

    internal static object?[] MeasureRow(CustomerId id, ReviewImage measured) => [id, measured.Completeness, measured.Unverified, measured.FreshUntilOn];

    private ReviewImage Measure(CustomerDraft draft)
    {
        var (completeness, unverified, fresh) = FileMeasure.Of([.. draft.Facts.Values.Select(f => new FileMeasure.Seen(f.FieldKey, f.SeenAt, f.VerifiedAt is not null))], run.Catalogue, draft.Head.Kind, company.Zone);
        return new(completeness, unverified, fresh);
    }

    private static IEnumerable<(CustomerId Id, string Subject, string Key, string? Old, string? New)> History(CustomerDraft d)
    {
        var (was, now) = (d.Stood, d.Head);
        foreach (var (key, old, next) in new[] { ("name", was.Name, now.Name), ("kind", was.Kind.ToString(), now.Kind.ToString()), ("stage", was.Stage.ToString(), now.Stage.ToString()), ("region", was.Region, now.Region) })
            if (old != next) yield return (d.Id, FileSubjects.Customer, key, old, next);
        foreach (var (key, stood) in d.FactsStood)
            if (stood.Words != d.Facts[key].Words) yield return (d.Id, FileSubjects.Facts, key, stood.Words, d.Facts[key].Words);
    }

    private static IEnumerable<(CustomerId Id, string Part, string? Before, string After)> Brought(CustomerDraft d)
        => d.FactsStood.Keys.Select(k => (d.Id, CustomerImage.FactMark + k, (string?)null, FactImage.Of(d.Facts[k]))).Prepend((d.Id, CustomerImage.Customer, null, d.Head.ToJson()));

    private IEnumerable<(CustomerId Id, string Part, string? Before, string After)> Images(CustomerDraft d)
    {
        if (d.IsHeadChanged) yield return (d.Id, CustomerImage.Head, d.Stood.ToJson(), d.Head.ToJson());
        foreach (var (key, stood) in d.FactsStood) yield return (d.Id, CustomerImage.FactMark + key, stood.Image, FactImage.Of(d.Facts[key]));
        foreach (var (kind, hash) in d.NewKeys.Keys) yield return (d.Id, $"{CustomerImage.KeyMark}{(int)kind}:{hash}", null, "");
        if (d.FactsStood.Count > 0 && d.Measured is { } measured) yield return (d.Id, CustomerImage.Review, measured.ToJson(), Measure(d).ToJson());
    }
}
