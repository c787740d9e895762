using Liuke.Access;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports.Histories;

/// <summary>What holds for every row of one import of interactions: who there is to have written them.</summary>
internal sealed record SaidRun(BatchId Batch, Importer Importer, IReadOnlyDictionary<string, PersonId> People)
{
    public static async Task<IReadOnlyDictionary<string, PersonId>> Named(Db db, CancellationToken stop)
    {
        // Those who left too: it is their history.
        var people = await db.People.AsNoTracking().ToListAsync(stop);
        return people.SelectMany(p => new[] { p.UserName!, p.Name }.Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, p.PersonId)))
            .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().PersonId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Nobody puts words under a colleague's name whose files do not stand as reviewed.</summary>
    public PersonId? By(string? name)
        => name is null ? Importer.By : People.TryGetValue(name, out var id) && (Importer.StandsReviewed || id == Importer.By) ? id : null;
}

/// <summary>Writes interactions of known customers down. The same words at the same moment are the same interaction; what was written is never changed.</summary>
internal sealed class SaidWork(SaidRows rows, SaidRun run, IEnumerable<IHearInteractions> listeners, Company company) : IImportWork
{
    private const int Some = 200;
    internal const string Mark = "said:";

    private static readonly BulkTable Rows = new("Interactions",
        ["Id", "Number", "CustomerId", "ContactId", "Channel", "Direction", "HappenedAt", "Body", "BodyKey", "NextStep", "NextOn", "By", "WrittenAt"], ["Id"]);

    public ImportRow Read(TableRow row) => rows.Read(row);

    public async Task Take(Db db, IReadOnlyList<ImportRow> some, Instant now, CancellationToken stop)
    {
        var said = some.Cast<SaidRow>().Where(r => !r.IsRefused).ToList();
        if (said.Count == 0) return;
        var customers = new FindNamed(run.Importer);
        await customers.Look(db, [.. said.Select(r => r.Says!.Customer)], stop);
        var placed = new List<(SaidRow Row, FileStand File)>();
        foreach (var row in said)
            if (customers.Of(row.Says!.Customer).Refused(out var no, out var file)) row.Refuse(no.Sentence);
            else if (run.Importer.AgainstAdding(file) is { } closed) row.Refuse(closed);
            else placed.Add((row, file));
        if (placed.Count == 0) return;

        var (contacts, known) = await Known(db, placed, stop);
        var fresh = new List<(FileStand File, Interactions.Said Said, PersonId? By)>();
        foreach (var (row, file) in placed)
        {
            var says = row.Says!;
            List<(CustomerId, Instant, InteractionChannel, Direction, string)> keys = [.. says.Keys().Select(k => (file.Id, says.At, says.Channel, says.Direction, k))];
            var isKnown = keys.Exists(known.Contains);
            known.UnionWith(keys);
            row.Become(isKnown ? RowFate.Unchanged : RowFate.Inserted);
            if (isKnown) continue;
            var (contact, by) = (says.Contact is { } name && contacts.TryGetValue((file.Id, CustomerName.Key(name)), out var id) ? id : (ContactId?)null, run.By(says.By));
            fresh.Add((file, says.Told(contact, by), by));
        }

        if (fresh.Count > 0) await Write(db, fresh, now, stop);
    }

    private static async Task<(Dictionary<(CustomerId, string), ContactId> Contacts, HashSet<(CustomerId, Instant, InteractionChannel, Direction, string)> Said)> Known(Db db, List<(SaidRow Row, FileStand File)> placed, CancellationToken stop)
    {
        var (contacts, known) = (new Dictionary<(CustomerId, string), ContactId>(), new HashSet<(CustomerId, Instant, InteractionChannel, Direction, string)>());
        var (first, last) = (placed.Min(p => p.Row.Says!.At), placed.Max(p => p.Row.Says!.At));
        foreach (var few in placed.Select(p => p.File.Id).Distinct().Chunk(Some))
        {
            foreach (var c in await db.Contacts.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.CustomerId)).OrderBy(c => c.CreatedAt).Select(c => new { c.Id, c.CustomerId, c.Name }).ToListAsync(stop)) contacts.TryAdd((c.CustomerId, CustomerName.Key(c.Name)), c.Id);
            foreach (var i in await db.Interactions.AsNoTracking().Where(i => EF.Parameter(few).Contains(i.CustomerId) && i.HappenedAt >= first && i.HappenedAt <= last).Select(i => new { i.CustomerId, i.HappenedAt, i.Channel, i.Direction, i.BodyKey }).ToListAsync(stop))
                known.Add((i.CustomerId, i.HappenedAt, i.Channel, i.Direction, SaidRowSays.Hash(i.BodyKey)));
        }

        return (contacts, known);
    }

    private async Task Write(Db db, List<(FileStand File, Interactions.Said Said, PersonId? By)> fresh, Instant now, CancellationToken stop)
    {
        var first = await TextSerial.Take(db, Interaction.Text, fresh.Count, stop);
        var written = fresh.Select((f, i) => (f.File, Row: new Interaction(first + i, f.File.Id, f.Said, f.By, now))).ToList();
        await db.Put(Rows, written.Select(x => x.Row), i => [i.Id, i.Number, i.CustomerId, i.ContactId, (int)i.Channel, (int)i.Direction, i.HappenedAt, i.Body, i.BodyKey, i.NextStep, i.NextOn, i.By, i.WrittenAt], stop);
        await db.Put(CustomerImage.Bulk, written, x => [run.Batch, x.File.Id, Mark + x.Row.Id, null, ""], stop);

        // What is still to come becomes work, as when it is typed; what was to be done two years ago does not.
        var today = now.DayIn(company.Zone);
        foreach (var (file, row) in written.Where(x => x.Row.NextOn >= today))
            foreach (var listener in listeners) await listener.Heard(db, row, null, file.Ownership, now, stop);
        await db.SaveChangesAsync(stop);
    }
}
