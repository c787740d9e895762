using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Archive.Facts;
using Liuke.Archive.Interactions;
using Liuke.Archive.Modules;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.PeoplesData.Copies;

/// <summary>The file's head, its contacts with their whole numbers, and the days that come round.</summary>
internal sealed class HeadCopy(CustomerMobile mobiles, ContactSeals seals) : IHoldPersonal
{
    public int Order => 10;

    public async Task<IReadOnlyList<CopyLine>> Read(Db db, CopySubject of, CancellationToken stop)
    {
        var lines = new List<CopyLine>();
        if (of.Contact is null)
        {
            var c = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == of.Customer, stop);
            Add(CopyWords.Head, CopyWords.Code, c.Code, c.CreatedAt);
            Add(CopyWords.Head, CopyWords.Name, c.Name, c.CreatedAt);
            Add(CopyWords.Head, CopyWords.Mobile, mobiles.Open(c.Id, c.MobileSealed), null);
            Add(CopyWords.Head, CopyWords.OwnKey, c.ExternalKey, null);
            Add(CopyWords.Head, CopyWords.Region, c.Region, null);
        }

        var contacts = await db.Contacts.AsNoTracking().Where(c => c.CustomerId == of.Customer && (of.Contact == null || c.Id == of.Contact)).OrderBy(c => c.CreatedAt).ToListAsync(stop);
        var channels = (await db.ContactChannels.AsNoTracking().Where(c => c.CustomerId == of.Customer).ToListAsync(stop)).ToLookup(c => c.ContactId);
        foreach (var contact in contacts)
        {
            foreach (var (field, says) in contact.Fields) lines.Add(new(CopyWords.Contact(contact.Name), CopyWords.ContactField(field), says) { At = contact.CreatedAt, By = contact.By });
            foreach (var channel in channels[contact.Id]) lines.Add(new(CopyWords.Contact(contact.Name), Text.Same(channel.Kind.ToString()), seals.Open(channel)) { At = channel.CreatedAt });
        }

        foreach (var date in await db.ImportantDates.AsNoTracking().Where(d => d.CustomerId == of.Customer && (of.Contact == null || d.ContactId == of.Contact)).ToListAsync(stop))
            lines.Add(new(CopyWords.Dates, Text.Same(date.Title), $"{date.Calendar} {date.Year?.ToString(CultureInfo.InvariantCulture) ?? "----"}-{date.Month:00}-{date.Day:00}") { At = date.CreatedAt, By = date.By });
        return lines.FindAll(l => !string.IsNullOrEmpty(l.Says));

        void Add(Text part, Text field, string? says, NodaTime.Instant? at) => lines.Add(new(part, field, says) { At = at });
    }
}

/// <summary>Facts and entries with their sources, their history, and what was said.</summary>
internal sealed class FactCopy : IHoldPersonal
{
    private const int Most = 5000;

    public int Order => 20;

    public async Task<IReadOnlyList<CopyLine>> Read(Db db, CopySubject of, CancellationToken stop)
    {
        var fields = await db.FileFields.AsNoTracking().ToDictionaryAsync(f => f.Key, f => f.Title, stop);
        Text Named(string key) => fields.TryGetValue(key, out var title) ? title : Text.Same(key);
        var lines = new List<CopyLine>();
        if (of.Contact is null)
            foreach (var fact in await db.Facts.AsNoTracking().Where(f => f.CustomerId == of.Customer).OrderBy(f => f.FieldKey).ToListAsync(stop))
                lines.Add(new(CopyWords.Facts, Named(fact.FieldKey), fact.Words) { Source = $"{fact.Source} {fact.SourceNote}".Trim(), At = fact.SetAt, By = fact.SetBy });

        var contact = of.Contact?.Value;
        foreach (var entry in await db.FileEntries.AsNoTracking().Where(e => e.CustomerId == of.Customer && (contact == null || e.ContactId == contact)).OrderBy(e => e.On).Take(Most).ToListAsync(stop))
            foreach (var (key, says) in entry.Words) lines.Add(new(CopyWords.Entry(entry.ModuleKey), Named(key), says) { At = entry.CreatedAt, By = entry.By });

        foreach (var said in await db.Interactions.AsNoTracking().Where(i => i.CustomerId == of.Customer && (of.Contact == null || i.ContactId == of.Contact)).OrderBy(i => i.HappenedAt).Take(Most).ToListAsync(stop))
            lines.Add(new(CopyWords.Interactions, Text.Same(said.Channel.ToString()), said.NextStep is null ? said.Body : $"{said.Body} → {said.NextStep}") { At = said.HappenedAt, By = said.By });

        var subject = contact is { } one ? FileSubjects.Contact(one) : null;
        foreach (var change in await db.FieldChanges.AsNoTracking().Where(c => c.CustomerId == of.Customer && (subject == null || c.Subject == subject)).OrderBy(c => c.At).Take(Most).ToListAsync(stop))
            lines.Add(new(CopyWords.History, Named(change.FieldKey), $"{change.Old} → {change.New}") { Source = change.Source.ToString(), At = change.At, By = change.By });
        return lines;
    }
}

/// <summary>Consents, requests, and who looked at it or took it out.</summary>
internal sealed class ConsentCopy(AuditLexicon lexicon) : IHoldPersonal
{
    private const int Most = 5000;

    public int Order => 90;

    public async Task<IReadOnlyList<CopyLine>> Read(Db db, CopySubject of, CancellationToken stop)
    {
        var lines = new List<CopyLine>();
        foreach (var c in await db.Consents.AsNoTracking().Where(c => c.CustomerId == of.Customer && (of.Contact == null || c.ContactId == of.Contact)).OrderBy(c => c.At).ToListAsync(stop))
            lines.Add(new(ConsentWords.Title, ConsentWords.Of(c.Purpose), ConsentWords.Sentence(c.Purpose, c.Channel, c.IsGiven) + (c.Words is null ? "" : $"：{c.Words}")) { Source = c.Source, At = c.At, By = c.By });
        if (await db.NoPersonalisations.AsNoTracking().SingleOrDefaultAsync(n => n.CustomerId == of.Customer, stop) is { } flag)
            lines.Add(new(ConsentWords.Title, ConsentWords.ImpersonalShort, ConsentWords.Impersonal.ToString()) { At = flag.Since });
        foreach (var r in await db.PersonRequests.AsNoTracking().Where(r => r.CustomerId == of.Customer && (of.Contact == null || r.ContactId == of.Contact)).OrderBy(r => r.TakenAt).ToListAsync(stop))
            lines.Add(new(RequestWords.Desk, RequestWords.Of(r.Kind), $"{RequestWords.Of(r.State)} {r.Words} {r.Answer}".Trim()) { At = r.TakenAt, By = r.TakenBy });
        if (of.Contact is null)
            foreach (var line in await db.AuditLines.AsNoTracking().Where(l => l.CustomerId == of.Customer).OrderBy(l => l.Sequence).Take(Most).ToListAsync(stop))
                lines.Add(new(CopyWords.Seen, lexicon.TitleOf(line.Kind), null) { At = line.At, By = line.ById });
        return lines;
    }
}
