using System.Text.Json;
using Liuke.Access.Approving;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Facts;

/// <param name="Original">What the fields said when whoever writes looked; a field that is missing is taken to say what it says now.</param>
/// <param name="Mine">What they are to say; a field that is missing is left alone.</param>
/// <param name="Reason">Needed where somebody else has to decide.</param>
public sealed record FactsAsked(IReadOnlyDictionary<string, string?> Original, IReadOnlyDictionary<string, string?> Mine, Provenance From, string? Reason = null);

/// <param name="Changed">The fields that say something else now.</param>
/// <param name="Asked">The request for what is locked.</param>
public sealed record FactsSaved(IReadOnlyList<string> Changed, ApprovalId? Asked);

/// <summary>Writes facts of a file: what is new or changes with the day at once, what stands locked under a grant, and else by asking. Where somebody else was quicker in the same field nothing is written, and the refusal says what clashes.</summary>
public sealed class ChangeFacts(IDbContextFactory<Db> store, Approvals approvals, Identities identities, Company company, IClock clock)
{
    public const int FieldsMax = 200;

    /// <param name="module">Only fields of this module; null for all that a file has once.</param>
    public async Task<Outcome<FactsSaved>> Run(string code, string? module, FactsAsked asked, PersonId by, CancellationToken stop)
    {
        if (asked.Mine.Count > FieldsMax) return Refusal.Invalid(FactWords.TooManyFields(FieldsMax));
        if (asked.From.Note?.Trim().Length > Provenance.NoteLengthMax) return Refusal.Invalid(FactWords.NoteTooLong(Provenance.NoteLengthMax));

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer || await FileTurn.Take(db, customer.Id, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        var fields = catalogue.For(customer.Kind).Where(m => m.Shape == ModuleShape.One && (module is null || m.Key == module)).SelectMany(m => catalogue.FieldsOf(m.Key)).ToList();
        if (fields.Count == 0) return Refusal.Missing(ModuleWords.NoSuchModule);
        if ((await FieldReading.Read(db, fields, asked.Mine, stop)).Refused(out var unreadable, out var values)) return unreadable;

        var says = await FactSheet.Says(db, customer.Id, fields, stop);
        var merged = ThreeWay.Merge(FieldReading.Canonical(fields, asked.Original), says.ToDictionary(s => s.Key, s => s.Value?.Words, StringComparer.Ordinal), values.ToDictionary(v => v.Key, v => v.Value?.Words, StringComparer.Ordinal));
        if (!merged.IsClean) return Refusal.Conflict(FactWords.Clashed) with { Clashes = merged.Clashes };
        if (merged.Changed.Count == 0) return new FactsSaved([], null);

        var changed = merged.Changed.ToDictionary(k => k, k => values[k], StringComparer.Ordinal);
        if ((await Allowed(db, customer, (catalogue, says, changed), (asked, by), stop)).Refused(out var refusal, out var way)) return refusal;

        if (await FactSheet.Claim(db, identities, (customer.Id, clock.GetCurrentInstant()), (says, way.Now), stop) is { } taken) return taken;
        FactSheet.Write(db, customer.Id, says, way.Now, (asked.From, new(by, clock.GetCurrentInstant(), way.Under)));
        await FileNotes.Note(db, customer.Id, by, clock.GetCurrentInstant(), new(FactTimeline.Changed, [.. way.Now.Keys]), stop);
        await db.SaveChangesAsync(stop);
        await FileMeasure.Take(db, file, customer.Kind, (catalogue, company.Zone), stop);
        await write.Commit(stop);
        return new FactsSaved([.. way.Now.Keys], way.Asked);
    }

    /// <param name="Now">What may be written at once.</param>
    private sealed record Way(IReadOnlyDictionary<string, FieldValue?> Now, string? Under, ApprovalId? Asked);

    // What was not there, and what changes with the day, is added freely; what stands takes leave.
    private async Task<Outcome<Way>> Allowed(Db db, Customer customer, (FileFieldCatalogue Catalogue, Dictionary<string, Fact?> Says, Dictionary<string, FieldValue?> Changed) what, (FactsAsked Asked, PersonId By) who, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (await FileLock.CheckAdding(db, customer.Id, who.By, stop) is { } resting) return resting;
        var standing = what.Changed.Keys.Where(k => what.Says[k] is not null && what.Catalogue.Field(k)!.Class == FactClass.Stable).ToList();
        if (standing.Count == 0) return new Way(what.Changed, null, null);

        if (!(await FileLock.Check(db, customer.Id, who.By, now, stop)).Refused(out var refusal, out var under)) return new Way(what.Changed, under, null);
        if (!FileLock.IsLocked(refusal) || string.IsNullOrWhiteSpace(who.Asked.Reason)) return refusal;

        var wish = new FactWish(standing.ToDictionary(k => k, k => what.Changed[k]?.Words, StringComparer.Ordinal), who.Asked.From);
        var petition = new ApprovalRequest(FactChange.Key, customer.Code, JsonSerializer.Serialize(wish, JsonSerializerOptions.Web), who.By, who.Asked.Reason) { Customer = customer.Id };
        if ((await approvals.Ask(db, petition, now, stop)).Refused(out var no, out var id)) return no;
        return new Way(what.Changed.Where(c => !standing.Contains(c.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal), null, id);
    }
}
