using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>A contact as a file brings it.</summary>
public sealed record NewContact(CustomerId Customer, string Name)
{
    public ContactRole Role { get; init; }
    public string? Position { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<NewChannel> Channels { get; init; } = [];
}

/// <summary>Where a named contact sits.</summary>
/// <param name="NewChannels">The ways to reach it that were not known.</param>
public sealed record ContactSeat(ContactId Id, bool IsNew, IReadOnlyList<ContactChannelId> NewChannels);

/// <summary>Finds or enters the contacts that a file names, many at once, inside the caller's transaction. What is known is left as it is; only what is new is added.</summary>
public sealed class ContactRegister(ContactSeals seals)
{
    private const int LookupSize = 500;

    private static readonly BulkTable Contacts = new("Contacts", ["Id", "CustomerId", "Name", "Role", "Position", "IsMain", "Note", "By", "CreatedAt", "Version"], ["Id"]);

    private static readonly BulkTable Channels = new("ContactChannels", ["Id", "ContactId", "CustomerId", "Kind", "Sealed", "Index", "EndIndex", "Shown", "CreatedAt"], ["Id"]);

    /// <param name="named">Checked by the caller with <see cref="ContactSeals.Check"/>; a contact is recognised by its name within its customer.</param>
    /// <returns>A seat for each, in the order given. Naming the same again adds nothing.</returns>
    public async Task<IReadOnlyList<ContactSeat>> Settle(Db db, IReadOnlyList<NewContact> named, FileTouch touch, CancellationToken stop)
    {
        var now = touch.At.Cut();
        var (known, reached) = await Known(db, [.. named.Select(n => n.Customer).Distinct()], stop);
        var (contacts, channels, changes, seats) = (new List<object?[]>(), new List<object?[]>(), new List<(CustomerId, ContactId, ChangedField)>(), new List<ContactSeat>());
        foreach (var contact in named)
        {
            var key = (contact.Customer, CustomerName.Key(contact.Name));
            var isNew = !known.TryGetValue(key, out var id);
            if (isNew)
            {
                known[key] = id = Ids.New<ContactId>(now);
                contacts.Add([id, contact.Customer, contact.Name.Trim(), contact.Role, contact.Position, false, contact.Note, touch.By, now, 1]);
                changes.Add((contact.Customer, id, new(ContactBook.FieldPrefix + Contact.NameField, null, contact.Name.Trim())));
            }

            var made = new List<ContactChannelId>();
            foreach (var channel in contact.Channels)
            {
                var channelId = Ids.New<ContactChannelId>(now);
                var seal = seals.Seal(channelId, channel);
                if (!reached.Add((id, seal.Kind, Convert.ToHexStringLower(seal.Index)))) continue;
                made.Add(channelId);
                channels.Add([channelId, id, contact.Customer, seal.Kind, seal.Sealed, seal.Index, seal.EndIndex, seal.Shown, now]);
                changes.Add((contact.Customer, id, new(ContactBook.FieldPrefix + seal.Kind.ToString().ToLowerInvariant(), null, seal.Shown)));
            }

            seats.Add(new(id, isNew, made));
        }

        await Write(db, Contacts, contacts, stop);
        await Write(db, Channels, channels, stop);
        await Write(db, FieldChange.Bulk, [.. changes.Select(c => (object?[])[Ids.New<FieldChangeId>(now), c.Item1, FileSubjects.Contact(c.Item2.Value), c.Item3.Key, c.Item3.Old, FileHistory.Kept(c.Item3.New), touch.Source, touch.By, now, touch.Under])], stop);
        return seats;
    }

    /// <summary>Takes out what an import brought; who has been spoken with since stays.</summary>
    public async Task Remove(Db db, IReadOnlyCollection<ContactId> contacts, IReadOnlyCollection<ContactChannelId> channels, CancellationToken stop)
    {
        var said = db.Interactions;
        foreach (var some in channels.Chunk(LookupSize)) await db.ContactChannels.Where(c => some.Contains(c.Id)).ExecuteDeleteAsync(stop);
        foreach (var some in contacts.Chunk(LookupSize))
        {
            await db.ContactChannels.Where(c => some.Contains(c.ContactId) && !said.Any(i => i.CustomerId == c.CustomerId && i.ContactId == c.ContactId)).ExecuteDeleteAsync(stop);
            await db.Contacts.Where(c => some.Contains(c.Id) && !said.Any(i => i.CustomerId == c.CustomerId && i.ContactId == c.Id)).ExecuteDeleteAsync(stop);
        }
    }

    private static async Task<(Dictionary<(CustomerId, string), ContactId>, HashSet<(ContactId, ChannelKind, string)>)> Known(Db db, IReadOnlyList<CustomerId> customers, CancellationToken stop)
    {
        var (contacts, channels) = (new Dictionary<(CustomerId, string), ContactId>(), new HashSet<(ContactId, ChannelKind, string)>());
        foreach (var some in customers.Chunk(LookupSize))
        {
            foreach (var c in await db.Contacts.AsNoTracking().Where(c => some.Contains(c.CustomerId)).Select(c => new { c.Id, c.CustomerId, c.Name }).ToListAsync(stop))
                contacts.TryAdd((c.CustomerId, CustomerName.Key(c.Name)), c.Id);
            foreach (var c in await db.ContactChannels.AsNoTracking().Where(c => some.Contains(c.CustomerId)).Select(c => new { c.ContactId, c.Kind, c.Index }).ToListAsync(stop))
                channels.Add((c.ContactId, c.Kind, Convert.ToHexStringLower(c.Index)));
        }

        return (contacts, channels);
    }

    private static async Task Write(Db db, BulkTable table, List<object?[]> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return;
        await using var writer = await db.Dialect.Write(db, table, stop);
        foreach (var row in rows) await writer.Add(row);
        await writer.Complete(stop);
    }
}
