using Liuke.Archive.Dates;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports.People;

/// <summary>Takes an import of contacts back, the contacts of some hundred customers at a time. What somebody changed since, and who was spoken with, stays.</summary>
internal sealed class UndoContacts(IDbContextFactory<Db> store, IClock clock)
{
    public Task<object> Run(BatchId batch, Action<long, long> report, CancellationToken stop) => new UndoByCustomer(store, ContactFileKind.Name).Run(batch, TakeBack, report, stop);

    private async Task<int> TakeBack(Db db, IReadOnlyList<CustomerImage> images, CancellationToken stop)
    {
        var history = new List<(CustomerId, Guid, ChangedField)>();
        await Dates(db, images, stop);
        await Channels(db, Marked<ContactChannelId>(images, ContactWriter.ChannelMark, id => new(id)), stop);
        var (heads, removed) = (Marked<ContactId>(images, ContactWriter.ContactMark, id => new(id)), 0);
        var ids = heads.ConvertAll(h => h.Id);
        var now = (await db.Contacts.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(stop)).ToDictionary(c => c.Id);
        var asTheyWere = heads.FindAll(h => now.TryGetValue(h.Id, out var c) && ContactHead.Of(c).ToJson() == h.Image.After);
        await db.Put(ContactWriter.Contacts with { Overwrites = true }, asTheyWere.Where(h => h.Image.Before is not null), h => ContactHead.Read(h.Image.Before!).Row(h.Id, h.Image.CustomerId), stop);
        foreach (var (id, image) in asTheyWere.Where(h => h.Image.Before is not null))
            history.AddRange(ContactHead.Read(image.Before!).Against(ContactHead.Read(image.After)).Where(f => f.Old != f.New).Select(f => (image.CustomerId, id.Value, new ChangedField(ContactBook.FieldPrefix + f.Key, f.Old, f.New))));

        var (spoken, channels, dates) = (db.Interactions, db.ContactChannels, db.ImportantDates);
        var brought = asTheyWere.FindAll(h => h.Image.Before is null);
        foreach (var (id, image) in brought)
        {
            var (customer, contact) = (image.CustomerId, id);
            var gone = await db.Contacts.Where(c => c.Id == contact && !spoken.Any(i => i.CustomerId == customer && i.ContactId == contact)
                && !channels.Any(ch => ch.ContactId == contact) && !dates.Any(d => d.CustomerId == customer && d.ContactId == contact)).ExecuteDeleteAsync(stop);
            if (gone == 0) continue;
            removed++;
            history.Add((customer, id.Value, new(ContactBook.FieldPrefix + Contact.NameField, ContactHead.Read(image.After).Name, null)));
        }

        var at = clock.GetCurrentInstant().Cut();
        await db.Put(FieldChange.Bulk, history, h => [Ids.New<FieldChangeId>(at), h.Item1, FileSubjects.Contact(h.Item2), h.Item3.Key, FileHistory.Kept(h.Item3.Old), FileHistory.Kept(h.Item3.New), (int)FactSource.Imported, null, at, null], stop);
        return removed;
    }

    private static List<(T Id, CustomerImage Image)> Marked<T>(IReadOnlyList<CustomerImage> images, string mark, Func<Guid, T> id)
        => [.. images.Where(i => i.Part.StartsWith(mark, StringComparison.Ordinal)).Select(i => (id(Guid.Parse(i.Part[mark.Length..])), i))];

    private static async Task Channels(Db db, List<(ContactChannelId Id, CustomerImage Image)> brought, CancellationToken stop)
    {
        var spoken = db.Interactions;
        foreach (var few in brought.Select(b => b.Id).Chunk(500))
            await db.ContactChannels.Where(c => EF.Parameter(few).Contains(c.Id) && !spoken.Any(i => i.CustomerId == c.CustomerId && i.ContactId == c.ContactId)).ExecuteDeleteAsync(stop);
    }

    private static async Task Dates(Db db, IReadOnlyList<CustomerImage> images, CancellationToken stop)
    {
        var dates = Marked<ImportantDateId>(images, ContactWriter.DateMark, id => new(id));
        foreach (var few in dates.Where(d => d.Image.Before is null).Select(d => d.Id).Chunk(500)) await db.ImportantDates.Where(d => EF.Parameter(few).Contains(d.Id)).ExecuteDeleteAsync(stop);
        var back = dates.Where(d => d.Image.Before is not null).Select(d => (d.Id, d.Image.CustomerId, Date: DateImage.From(d.Image.Before!))).ToList();
        var whose = back.Select(b => b.Date.Contact is { } id ? new ContactId(id) : default).Distinct().ToList();
        var there = await db.Contacts.Where(c => EF.Parameter(whose).Contains(c.Id)).Select(c => c.Id).ToListAsync(stop);
        await db.Put(ContactWriter.Dates, back.Where(b => b.Date.Contact is not { } id || there.Contains(new(id))), b => b.Date.Row(b.Id, b.CustomerId), stop);
    }
}
