using Liuke.Archive.Facts;
using Liuke.Archive.Interactions;
using Liuke.Archive.Modules;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Pins;

/// <summary>What one file holds, as the first page of a folder tells it.</summary>
/// <param name="Modules">The modules with entries, and how many.</param>
public sealed record PinnedFile(CustomerId Id, string Code, string Name, CustomerKind Kind, RetentionState State)
{
    public int Contacts { get; init; }
    public int Facts { get; init; }
    public int Relations { get; init; }
    public int Attachments { get; init; }
    public IReadOnlyList<(string Key, Text Title, int Entries)> Modules { get; init; } = [];
    public string? LastWords { get; init; }
    public Instant? LastWordsAt { get; init; }
    public LocalDate? LastOrderOn { get; init; }
}

/// <summary>Somebody's folder of key accounts, in their order, with a table of contents for each file. What went out of reach is not shown.</summary>
public sealed class ReadPins(IDbContextFactory<Db> store)
{
    private const int WordsMost = 160;

    public async Task<IReadOnlyList<PinnedFile>> Run(PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var pinned = await (from p in db.Pins
                            join c in db.Customers on p.CustomerId equals c.Id
                            join s in db.Standings on c.Id equals s.CustomerId
                            where p.PersonId == person
                            orderby p.Place, p.At
                            select new { c.Id, c.Code, c.Name, c.Kind, s.State, s.LastOrderOn }).Take(PinCustomer.PinsMax).ToListAsync(stop);
        if (pinned.Count == 0) return [];

        var ids = pinned.ConvertAll(p => p.Id);
        var contacts = await Counts(db.Contacts.Where(c => ids.Contains(c.CustomerId)).Select(c => c.CustomerId), stop);
        var facts = await Counts(db.Facts.Where(f => ids.Contains(f.CustomerId)).Select(f => f.CustomerId), stop);
        var relations = await Counts(db.CustomerRelations.Where(r => ids.Contains(r.FromId)).Select(r => r.FromId), stop);
        var attachments = await Counts(db.Attachments.Where(a => ids.Contains(a.CustomerId)).Select(a => a.CustomerId), stop);
        var entries = (await db.FileEntries.Where(e => ids.Contains(e.CustomerId) && e.RemovedAt == null).GroupBy(e => new { e.CustomerId, e.ModuleKey }).Select(g => new { g.Key.CustomerId, g.Key.ModuleKey, Count = g.Count() }).ToListAsync(stop)).ToLookup(e => e.CustomerId);
        var words = await Words(db, ids, stop);
        var catalogue = await FileFieldCatalogue.Read(db, stop);
        return [.. pinned.Select(p => new PinnedFile(p.Id, p.Code, p.Name, p.Kind, p.State)
        {
            Contacts = contacts.GetValueOrDefault(p.Id), Facts = facts.GetValueOrDefault(p.Id), Relations = relations.GetValueOrDefault(p.Id), Attachments = attachments.GetValueOrDefault(p.Id),
            Modules = [.. entries[p.Id].Select(e => (Module: catalogue.Module(e.ModuleKey), e.Count)).Where(e => e.Module is not null).OrderBy(e => e.Module!.Place).Select(e => (e.Module!.Key, e.Module.Title, e.Count))],
            LastWords = words.GetValueOrDefault(p.Id)?.Body is { } body ? body.Length > WordsMost ? body[..WordsMost] + "…" : body : null, LastWordsAt = words.GetValueOrDefault(p.Id)?.HappenedAt, LastOrderOn = p.LastOrderOn,
        })];
    }

    private static Task<Dictionary<CustomerId, int>> Counts(IQueryable<CustomerId> rows, CancellationToken stop)
        => rows.GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    // The last of each, a correction in place of what it corrects.
    private static async Task<Dictionary<CustomerId, Interaction>> Words(Db db, List<CustomerId> ids, CancellationToken stop)
    {
        var (last, corrections) = (new Dictionary<CustomerId, Interaction>(), db.Interactions);
        foreach (var id in ids)
            if (await db.Interactions.AsNoTracking().Where(i => i.CustomerId == id && !corrections.Any(c => c.CorrectsId == i.Id)).OrderByDescending(i => i.HappenedAt).ThenByDescending(i => i.Number).FirstOrDefaultAsync(stop) is { } said) last[id] = said;
        return last;
    }
}

/// <summary>Whether a customer's file lies in somebody's folder.</summary>
public sealed class ReadPin(IDbContextFactory<Db> store)
{
    public async Task<bool> Run(CustomerId customer, PersonId person, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Pins.AnyAsync(p => p.PersonId == person && p.CustomerId == customer, stop);
    }
}
