using Liuke.Archive.Facts;
using Liuke.Archive.Ties;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Tags;

/// <summary>Writes tags onto customers that came from a query of the same reach, with history and timeline, in the caller's transaction.</summary>
internal static class TagBook
{
    public const int WordsMax = 1000;
    internal const string Field = "tags";

    private static readonly BulkTable Words = new("Tags", ["Key", "Word", "CreatedAt"], ["Key"]) { Conflict = "ON CONFLICT (\"Key\") DO NOTHING" };
    private static readonly BulkTable Bearers = new("CustomerTags", ["CustomerId", "TagKey", "By", "At"], ["CustomerId", "TagKey"]) { Conflict = "ON CONFLICT (\"CustomerId\", \"TagKey\") DO NOTHING" };

    /// <returns>How many customers changed.</returns>
    public static async Task<Outcome<int>> Write(Db db, IReadOnlyList<CustomerId> customers, TagEdit edit, FileTouch touch, CancellationToken stop)
    {
        var known = await db.Tags.AsNoTracking().ToDictionaryAsync(t => t.Key, t => t.Word, stop);
        var fresh = edit.Add.Where(w => !known.ContainsKey(w.Key)).ToList();
        if (known.Count + fresh.Count > WordsMax) return Refusal.Conflict(TagWords.TooManyWords(WordsMax));

        var borne = (await db.CustomerTags.AsNoTracking().Where(t => customers.Contains(t.CustomerId)).Select(t => new { t.CustomerId, t.TagKey }).ToListAsync(stop)).ToLookup(t => t.CustomerId, t => t.TagKey);
        var changes = customers.Select(c => new Change(c, [.. borne[c]], [.. edit.Add.Keys.Except(borne[c], StringComparer.Ordinal)], [.. edit.Remove.Intersect(borne[c], StringComparer.Ordinal)])).Where(c => c.Added.Count + c.Removed.Count > 0).ToList();
        if (changes.Exists(c => c.Bore.Count + c.Added.Count - c.Removed.Count > Tag.PerCustomerMax)) return Refusal.Conflict(TagWords.TooMany(Tag.PerCustomerMax));

        if (edit.Remove.Count > 0) await db.CustomerTags.Where(t => customers.Contains(t.CustomerId) && edit.Remove.Contains(t.TagKey)).ExecuteDeleteAsync(stop);
        await Rows(db, Words, fresh.Select(w => (object?[])[w.Key, w.Value, touch.At]), stop);
        await Rows(db, Bearers, changes.SelectMany(c => c.Added.Select(key => (object?[])[c.Customer, key, touch.By, touch.At])), stop);
        foreach (var change in changes) Note(db, change, key => known.GetValueOrDefault(key) ?? edit.Add.GetValueOrDefault(key) ?? key, touch);
        await db.SaveChangesAsync(stop);
        return changes.Count;
    }

    private sealed record Change(CustomerId Customer, IReadOnlyList<string> Bore, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

    private static void Note(Db db, Change change, Func<string, string> word, FileTouch touch)
    {
        var now = change.Bore.Except(change.Removed, StringComparer.Ordinal).Concat(change.Added);
        FileHistory.Add(db, change.Customer, FileSubjects.Customer, [new(Field, Joined(change.Bore), Joined(now))], touch);
        db.Record(new TimelineEntry(change.Customer, touch.At, touch.By, TieTimeline.Tagged, new TagsFact([.. change.Added.Select(word)], [.. change.Removed.Select(word)])));

        string? Joined(IEnumerable<string> keys) => string.Join("、", keys.Order(StringComparer.Ordinal).Select(word)) is { Length: > 0 } said ? said : null;
    }

    private static async Task Rows(Db db, BulkTable table, IEnumerable<object?[]> rows, CancellationToken stop)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        await using var writer = await db.Dialect.Write(db, table, stop);
        foreach (var row in all) await writer.Add(row);
        await writer.Complete(stop);
    }
}
