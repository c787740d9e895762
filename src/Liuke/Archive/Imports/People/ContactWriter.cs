using Liuke.Archive.Dates;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports.People;

/// <summary>Writes the contacts of a step in bulk, and beside them what undoing needs and what the history tells.</summary>
internal sealed class ContactWriter(Db db, ContactRun run, Instant now)
{
    public const string ContactMark = "contact:", ChannelMark = "channel:", DateMark = "date:";

    internal static readonly BulkTable Contacts = new("Contacts", ["Id", "CustomerId", "Name", "Role", "Position", "FromOn", "ToOn", "IsMain", "Note", "By", "CreatedAt", "Version"], ["Id"]);

    internal static readonly BulkTable Dates = new("ImportantDates", ["Id", "CustomerId", "ContactId", "Title", "Calendar", "Year", "Month", "Day", "IsLeapMonth", "RaisedFor", "By", "CreatedAt"], ["Id"]);

    private static readonly BulkTable Channels = new("ContactChannels", ["Id", "ContactId", "CustomerId", "Kind", "Sealed", "Index", "EndIndex", "Shown", "CreatedAt"], ["Id"]);

    internal async Task Write(IReadOnlyList<ContactDraft> drafts, CancellationToken stop)
    {
        if (drafts.Count == 0) return;
        await db.Put(Contacts, drafts.Where(d => d.IsNew), d => d.Head!.Row(d.Id, d.File.Id), stop);
        await db.Put(Contacts with { Overwrites = true }, drafts.Where(d => !d.IsNew && d.Head != d.Stood), d => d.Head!.Row(d.Id, d.File.Id), stop);
        await db.Put(Channels, drafts.SelectMany(d => d.NewChannels.Select(c => (d, c))), x => [x.c.Id, x.d.Id, x.d.File.Id, (int)x.c.Seal.Kind, x.c.Seal.Sealed, x.c.Seal.Index, x.c.Seal.EndIndex, x.c.Seal.Shown, now.Cut()], stop);
        foreach (var some in drafts.SelectMany(d => d.GoneDates.Select(g => g.Id)).Chunk(500)) await db.ImportantDates.Where(d => EF.Parameter(some).Contains(d.Id)).ExecuteDeleteAsync(stop);
        await db.Put(Dates, drafts.SelectMany(d => d.NewDates.Select(n => (d, n))), x => x.n.Date.Row(x.n.Id, x.d.File.Id), stop);
        await db.Put(FieldChange.Bulk, drafts.SelectMany(d => History(d).Select(h => (d, h))), x => [Ids.New<FieldChangeId>(now), x.d.File.Id, FileSubjects.Contact(x.d.Id.Value), x.h.Key, FileHistory.Kept(x.h.Old), FileHistory.Kept(x.h.New), (int)run.Source, run.Importer.By, now.Cut(), null], stop);
        await db.Put(CustomerImage.Bulk, drafts.SelectMany(d => Images(d).Select(i => (d, i))), x => [run.Batch, x.d.File.Id, x.i.Part, x.i.Before, x.i.After], stop);
    }

    private static IEnumerable<(string Key, string? Old, string? New)> History(ContactDraft d)
    {
        foreach (var (key, old, next) in d.Head!.Against(d.Stood))
            if (old != next) yield return (ContactBook.FieldPrefix + key, old, next);
        foreach (var (_, seal) in d.NewChannels) yield return (ContactBook.FieldPrefix + seal.Kind.ToString().ToLowerInvariant(), null, seal.Shown);
        foreach (var (_, gone) in d.GoneDates) yield return (DateWords.FieldKey, DateWords.Kept(gone.Title, gone.Yearly), null);
        foreach (var (_, date) in d.NewDates) yield return (DateWords.FieldKey, null, DateWords.Kept(date.Title, date.Yearly));
    }

    private static IEnumerable<(string Part, string? Before, string After)> Images(ContactDraft d)
    {
        if (d.Head != d.Stood) yield return ($"{ContactMark}{d.Id}", d.Stood?.ToJson(), d.Head!.ToJson());
        foreach (var (id, _) in d.NewChannels) yield return ($"{ChannelMark}{id}", null, "");
        foreach (var (id, gone) in d.GoneDates) yield return ($"{DateMark}{id}", gone.ToJson(), "");
        foreach (var (id, date) in d.NewDates) yield return ($"{DateMark}{id}", null, date.ToJson());
    }
}
