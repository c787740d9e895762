using Liuke.Archive.Dates;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports.People;

/// <summary>What holds for every row of one import of contacts.</summary>
internal sealed record ContactRun(BatchId Batch, Importer Importer, Facts.FactSource Source);

/// <summary>Works rows into the contacts of known customers: one that is known by its name is updated, else entered.</summary>
internal sealed class ContactWork(ContactRows rows, ContactRun run, ContactSeals seals) : IImportWork
{
    private const int Some = 500;

    public ImportRow Read(TableRow row) => rows.Read(row);

    public async Task Take(Db db, IReadOnlyList<ImportRow> some, Instant now, CancellationToken stop)
    {
        var said = some.Cast<ContactRow>().Where(r => !r.IsRefused).ToList();
        if (said.Count == 0) return;
        var customers = new FindNamed(run.Importer);
        await customers.Look(db, [.. said.Select(r => r.Says!.Customer)], stop);
        var placed = new List<(ContactRow Row, FileStand File)>();
        foreach (var row in said)
            if (customers.Of(row.Says!.Customer).Refused(out var no, out var file)) row.Refuse(no.Sentence);
            else placed.Add((row, file));

        var books = await Books(db, [.. placed.Select(p => p.File).DistinctBy(f => f.Id)], stop);
        foreach (var (row, file) in placed) row.Decide(books[file.Id], run.Importer, seals, now);
        await new ContactWriter(db, run, now).Write([.. books.Values.SelectMany(b => b.Contacts).Where(d => d.IsTouched)], stop);
    }

    private static async Task<Dictionary<CustomerId, ContactsOfOne>> Books(Db db, IReadOnlyList<FileStand> files, CancellationToken stop)
    {
        var books = files.ToDictionary(f => f.Id, f => new ContactsOfOne(f));
        foreach (var few in files.Select(f => f.Id).Chunk(Some))
        {
            var byId = new Dictionary<ContactId, ContactDraft>();
            foreach (var c in (await db.Contacts.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.CustomerId)).ToListAsync(stop)).OrderBy(c => c.ToOn is not null).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id.Value))
                byId[c.Id] = books[c.CustomerId].Add(new(c.Id, books[c.CustomerId].File, ContactHead.Of(c)));
            foreach (var ch in await db.ContactChannels.AsNoTracking().Where(c => EF.Parameter(few).Contains(c.CustomerId)).Select(c => new { c.ContactId, c.Kind, c.Index }).ToListAsync(stop))
                if (byId.TryGetValue(ch.ContactId, out var draft)) draft.Reached.Add((ch.Kind, Convert.ToHexStringLower(ch.Index)));
            foreach (var date in await db.ImportantDates.AsNoTracking().Where(d => EF.Parameter(few).Contains(d.CustomerId)).ToListAsync(stop))
            {
                books[date.CustomerId].DateCount++;
                if (date.ContactId is { } whose && byId.TryGetValue(whose, out var draft)) draft.Dates[date.Id] = DateImage.Of(date);
            }
        }

        return books;
    }
}

/// <summary>The contacts of one customer while rows are worked in.</summary>
internal sealed class ContactsOfOne(FileStand file)
{
    private readonly Dictionary<string, ContactDraft> byName = new(StringComparer.Ordinal);

    public FileStand File => file;
    public List<ContactDraft> Contacts { get; } = [];
    public int DateCount { get; set; }

    public ContactDraft? Called(string name) => byName.GetValueOrDefault(CustomerName.Key(name));

    public ContactDraft Add(ContactDraft draft)
    {
        Contacts.Add(draft);
        if (draft.Head is { } head) byName.TryAdd(CustomerName.Key(head.Name), draft);
        return draft;
    }

    public void Know(ContactDraft draft) => byName.TryAdd(CustomerName.Key(draft.Head!.Name), draft);
}

/// <summary>What a row does to a contact.</summary>
internal static class ContactDeciding
{
    public static void Decide(this ContactRow row, ContactsOfOne all, Importer importer, ContactSeals seals, Instant now)
    {
        var says = row.Says!;
        var known = all.Called(says.Name);
        var head = Next(says, known?.Head, importer, now);
        if ((Wrong(head) ?? Against(says, (known, head), all, importer)) is { } wrong)
        {
            row.Refuse(wrong);
            return;
        }

        var draft = known ?? all.Add(new(Ids.New<ContactId>(now), all.File, null));
        var isChanged = Say(draft, head, all);
        isChanged |= Reach(draft, says, seals, now);
        isChanged |= Keep(draft, says, importer, now);
        if (known is null) all.Know(draft);
        all.DateCount += draft.NewDates.Count;
        row.Become(known is null ? RowFate.Inserted : isChanged ? RowFate.Updated : RowFate.Unchanged);
    }

    private static ContactHead Next(ContactSays says, ContactHead? known, Importer importer, Instant now)
    {
        var head = known ?? new(says.Name.Trim(), ContactRole.Unknown, null, null, null, false, null, importer.By?.Value, now.Cut().ToUnixTimeTicks(), 0);
        return head with
        {
            Role = says.Role ?? head.Role,
            Position = says.Position ?? head.Position,
            Note = says.Note ?? head.Note,
            From = says.From?.Number() ?? head.From,
            To = says.To?.Number() ?? head.To,
            // Who has left is no longer asked first.
            IsMain = says.IsMain ?? (head.IsMain && says.To is null),
        };
    }

    private static Text? Wrong(ContactHead head)
        => head.To < head.From ? PeopleWords.LeftBeforeComing : head is { IsMain: true, To: not null } ? PeopleWords.MainHasLeft : null;

    private static Text? Against(ContactSays says, (ContactDraft? Known, ContactHead Head) who, ContactsOfOne all, Importer importer)
    {
        var (known, head) = who;
        if (known is null && all.Contacts.Count >= AddContact.ContactsMax) return PeopleWords.TooManyContacts(AddContact.ContactsMax);
        if (all.DateCount + says.Dates.Count > AddDate.DatesMax && says.Dates.Any(d => known is null || !IsKnown(known, d))) return DateWords.TooMany(AddDate.DatesMax);
        if (known?.Reached.Count + says.Channels.Count > ContactEdit.ChannelsMax * 2) return PeopleWords.TooManyChannels(ContactEdit.ChannelsMax);
        var displaces = head.IsMain && known?.Head?.IsMain != true && all.Contacts.Any(c => c.Head!.IsMain);
        var changes = displaces || (known?.Head is { } stood && head.Against(stood).Any(f => f.Old is not null && f.Old != f.New)) || (known is not null && says.Dates.Any(d => Stale(known, d) is not null));
        return changes ? importer.AgainstChanging(all.File) : importer.AgainstAdding(all.File);
    }

    private static bool Say(ContactDraft draft, ContactHead head, ContactsOfOne all)
    {
        if (draft.Head == head) return false;
        if (head.IsMain)
            foreach (var other in all.Contacts.Where(c => c != draft && c.Head!.IsMain)) other.Head = other.Head! with { IsMain = false, Version = (other.Stood?.Version ?? 0) + 1 };
        draft.Head = head with { Version = (draft.Stood?.Version ?? 0) + 1 };
        return true;
    }

    private static bool Reach(ContactDraft draft, ContactSays says, ContactSeals seals, Instant now)
    {
        var before = draft.NewChannels.Count;
        foreach (var channel in says.Channels)
        {
            var id = Ids.New<ContactChannelId>(now);
            var seal = seals.Seal(id, channel);
            if (draft.Reached.Count < ContactEdit.ChannelsMax && draft.Reached.Add((seal.Kind, Convert.ToHexStringLower(seal.Index)))) draft.NewChannels.Add((id, seal));
        }

        return draft.NewChannels.Count > before;
    }

    private static bool Keep(ContactDraft draft, ContactSays says, Importer importer, Instant now)
    {
        var isChanged = false;
        foreach (var told in says.Dates.Where(d => !IsKnown(draft, d)))
        {
            if (Stale(draft, told) is { } stale)
            {
                if (draft.NewDates.RemoveAll(d => d.Id == stale.Key) == 0) draft.GoneDates.Add((stale.Key, stale.Value));
                draft.Dates.Remove(stale.Key);
            }

            var (id, day) = (Ids.New<ImportantDateId>(now), told.Day);
            var date = new DateImage(draft.Id.Value, told.Title, day.Calendar, day.Year, day.Month, day.Day, day.IsLeapMonth, null, importer.By?.Value, now.Cut().ToUnixTimeTicks());
            draft.NewDates.Add((id, date));
            draft.Dates[id] = date;
            isChanged = true;
        }

        return isChanged;
    }

    private static bool IsKnown(ContactDraft draft, (string Title, YearlyDay Day) told)
        => draft.Dates.Values.Any(d => d.Title == told.Title && d.Calendar == told.Day.Calendar && d.Month == told.Day.Month && d.Day == told.Day.Day && (told.Day.Year is null || d.Year == told.Day.Year));

    // There is one birthday: another day corrects it. Of other days there may be several.
    private static KeyValuePair<ImportantDateId, DateImage>? Stale(ContactDraft draft, (string Title, YearlyDay Day) told)
        => told.Title != DateWords.Birthday.Zh || IsKnown(draft, told) ? null : draft.Dates.Where(d => d.Value.Title == told.Title).Select(d => (KeyValuePair<ImportantDateId, DateImage>?)d).FirstOrDefault();
}
