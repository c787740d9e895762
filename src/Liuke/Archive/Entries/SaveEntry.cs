using Liuke.Archive.Deals;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Entries;

/// <param name="On">The day it tells of; today where nothing is said of a new one.</param>
/// <param name="Original">What it said when whoever writes looked.</param>
public sealed record EntryAsked(LocalDate? On, IReadOnlyDictionary<string, string?> Original, IReadOnlyDictionary<string, string?> Mine, FactSource Source = FactSource.Typed);

/// <summary>Adds an entry to a file, or changes one. Whoever wrote it changes its words; what changes with the day, everybody who looks after the file; the rest takes a grant.</summary>
public sealed class SaveEntry(IDbContextFactory<Db> store, Company company, IClock clock)
{
    public const string DayField = "on";

    /// <param name="id">Null for a new one.</param>
    public async Task<Outcome<FileEntryId>> Run(string code, string module, FileEntryId? id, EntryAsked asked, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop) is not { } customer || await FileTurn.Take(db, customer.Id, stop) is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);

        var catalogue = await FileFieldCatalogue.Read(db, stop);
        if (catalogue.Module(module) is not { Shape: ModuleShape.Many, ArchivedAt: null } known || !known.IsFor(customer.Kind)) return Refusal.Missing(ModuleWords.NoSuchModule);
        var fields = catalogue.FieldsOf(module).ToList();
        if ((await FieldReading.Read(db, fields, asked.Mine, stop)).Refused(out var unreadable, out var values)) return unreadable;

        var (today, now) = (company.Today(clock), clock.GetCurrentInstant());
        if ((asked.On ?? today) > today.PlusYears(1) || (asked.On ?? today).Year < 1900) return Refusal.Invalid(EntryWords.DayFarAway);
        var entry = id is null ? null : await db.FileEntries.SingleOrDefaultAsync(e => e.Id == id && e.CustomerId == customer.Id && e.ModuleKey == module && e.RemovedAt == null, stop);
        if (id is not null && entry is null) return Refusal.Missing(EntryWords.NoSuchEntry);

        var isNew = entry is null;
        var says = Says(entry, fields);
        var mine = values.ToDictionary(v => v.Key, v => v.Value?.Words, StringComparer.Ordinal);
        if (asked.On is { } on) mine[DayField] = on.ToString("uuuu-MM-dd", null);
        var merged = ThreeWay.Merge(isNew ? new Dictionary<string, string?>() : Original(fields, asked.Original), says, mine);
        if (!merged.IsClean) return Refusal.Conflict(FactWords.Clashed) with { Clashes = merged.Clashes };
        if (!isNew && merged.Changed.Count == 0) return entry!.Id;

        if ((await Allowed(db, customer.Id, entry, merged.Changed.Select(catalogue.Field), by, stop)).Refused(out var refusal, out var under)) return refusal;
        entry ??= db.FileEntries.Add(new FileEntry(customer.Id, module, by, now)).Entity;
        var words = Retired(entry, fields).Concat(merged.Fields.Where(f => f.Key != DayField && f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!))).ToDictionary(StringComparer.Ordinal);
        if (isNew) EntryRules.Complete(module, words);
        if (EntryRules.Check(module, words) is { } wrong) return wrong;

        // The file's turn was taken: nobody else writes the same number meanwhile, and an index stands behind it.
        if (DealRules.NumberKey(module, words) is var number && number is not null && await db.FileEntries.AnyAsync(e => e.CustomerId == entry.CustomerId && e.ModuleKey == module && e.NumberKey == number && e.RemovedAt == null && e.Id != entry.Id, stop))
            return Refusal.Conflict(DealWords.NumberTaken(words[DealRules.Number]));
        entry.Number(number);
        entry.Say(merged.Fields[DayField] is { } day ? NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value : today, entry.ContactId, words);
        EntryRules.Route(entry, now);
        FileHistory.Add(db, customer.Id, FileSubjects.Entry(entry.Id), fields.Select(f => f.Key).Select(k => new ChangedField(k, isNew ? null : says[k], words.GetValueOrDefault(k))).Append(new(DayField, isNew ? null : says[DayField], entry.On.ToString("uuuu-MM-dd", null))), new(by, now, under, asked.Source));
        await FileNotes.Note(db, customer.Id, by, now, new(isNew ? FactTimeline.EntryAdded : FactTimeline.EntryChanged, [module]), stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return entry.Id;
    }

    internal static Dictionary<string, string?> Says(FileEntry? entry, IReadOnlyList<FileField> fields)
    {
        var words = entry?.Words;
        var says = fields.ToDictionary(f => f.Key, f => words?.GetValueOrDefault(f.Key), StringComparer.Ordinal);
        says[DayField] = entry?.On.ToString("uuuu-MM-dd", null);
        return says;
    }

    // What retired fields say stays.
    private static IEnumerable<KeyValuePair<string, string>> Retired(FileEntry entry, List<FileField> fields) => entry.Words.Where(w => !fields.Exists(f => f.Key == w.Key));

    private static Dictionary<string, string?> Original(List<FileField> fields, IReadOnlyDictionary<string, string?> said)
    {
        var original = FieldReading.Canonical(fields, said);
        if (said.TryGetValue(DayField, out var day)) original[DayField] = day;
        return original;
    }

    private async Task<Outcome<string?>> Allowed(Db db, CustomerId customer, FileEntry? entry, IEnumerable<FileField?> changed, PersonId by, CancellationToken stop)
    {
        if (await FileLock.CheckAdding(db, customer, by, stop) is { } resting) return resting;
        if (entry is null || entry.By == by || changed.All(f => f is { Class: FactClass.Dynamic })) return (string?)null;
        return await FileLock.Check(db, customer, by, clock.GetCurrentInstant(), stop);
    }
}
