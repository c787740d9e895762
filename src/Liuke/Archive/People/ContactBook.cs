using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

/// <summary>What somebody wants a contact to say.</summary>
/// <param name="Mine">The fields as typed; a field that is missing is left alone.</param>
public sealed record ContactEdit(IReadOnlyDictionary<string, string?> Mine)
{
    public const int ChannelsMax = 20;

    /// <summary>The fields as they were shown.</summary>
    public IReadOnlyDictionary<string, string?> Was { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyList<NewChannel> Adds { get; init; } = [];
    public IReadOnlyList<ContactChannelId> Drops { get; init; } = [];

    internal Refusal? Check()
        => Mine.Keys.Any(k => !Known.Contains(k)) ? Refusal.Invalid(PeopleWords.NoSuchField) : Adds.Select(ContactSeals.Check).FirstOrDefault(no => no is not null);

    private static readonly string[] Known = [Contact.NameField, Contact.RoleField, Contact.PositionField, Contact.FromField, Contact.ToField, Contact.MainField, Contact.NoteField];
}

/// <summary>Writes contacts with their ways to be reached and their history, inside the caller's transaction.</summary>
internal sealed class ContactBook(ContactSeals seals)
{
    public const string FieldPrefix = "contact.";

    public async Task<Refusal?> Write(Db db, Contact contact, IReadOnlyDictionary<string, string?> says, ContactEdit edit, FileTouch touch, CancellationToken stop)
    {
        var (before, isNew) = (contact.Fields, contact.Version == 0);
        if (contact.Change(says) is { } wrong) return wrong;
        if (contact.IsMain) await MakeRoom(db, contact, touch, stop);
        var changed = contact.Fields.Select(f => new ChangedField(FieldPrefix + f.Key, isNew ? null : Tidy(before[f.Key]), Tidy(f.Value)));
        var channels = await Channels(db, contact, edit, touch.At, stop);
        if (channels.Refused(out var refusal, out var reached)) return refusal;
        FileHistory.Add(db, contact.CustomerId, FileSubjects.Contact(contact.Id.Value), [.. changed, .. reached], touch);
        return null;
    }

    // Only one is asked first.
    private static async Task MakeRoom(Db db, Contact main, FileTouch touch, CancellationToken stop)
    {
        foreach (var other in await db.Contacts.Where(c => c.CustomerId == main.CustomerId && c.Id != main.Id && c.IsMain).ToListAsync(stop))
        {
            other.StepBack();
            FileHistory.Add(db, main.CustomerId, FileSubjects.Contact(other.Id.Value), [new(FieldPrefix + Contact.MainField, "yes", null)], touch);
        }
    }

    // Numbers stand in the history as they are shown, masked.
    private async Task<Outcome<List<ChangedField>>> Channels(Db db, Contact contact, ContactEdit edit, Instant now, CancellationToken stop)
    {
        var kept = await db.ContactChannels.Where(c => c.ContactId == contact.Id).ToListAsync(stop);
        var changed = new List<ChangedField>();
        foreach (var gone in kept.Where(c => edit.Drops.Contains(c.Id)).ToList())
        {
            db.ContactChannels.Remove(gone);
            kept.Remove(gone);
            changed.Add(new(KeyOf(gone.Kind), gone.Shown, null));
        }

        foreach (var add in edit.Adds)
        {
            var id = Ids.New<ContactChannelId>(now);
            var seal = seals.Seal(id, add);
            if (kept.Exists(c => c.Kind == seal.Kind && c.Index.AsSpan().SequenceEqual(seal.Index))) continue;
            if (kept.Count >= ContactEdit.ChannelsMax) return Refusal.Invalid(PeopleWords.TooManyChannels(ContactEdit.ChannelsMax));
            var made = new ContactChannel(id, contact, seal, now);
            db.ContactChannels.Add(made);
            kept.Add(made);
            changed.Add(new(KeyOf(seal.Kind), null, seal.Shown));
        }

        return changed;
    }

    private static string KeyOf(ChannelKind kind) => FieldPrefix + kind.ToString().ToLowerInvariant();

    private static string? Tidy(string? words) => string.IsNullOrEmpty(words) ? null : words;
}
