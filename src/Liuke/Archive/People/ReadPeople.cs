using Liuke.Access;
using Liuke.Archive.Dates;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

public sealed record ChannelView(ContactChannelId Id, ChannelKind Kind, string Shown);

public sealed record ContactView(ContactId Id, string Name, ContactRole Role, string? Position, bool IsMain, LocalDate? FromOn, LocalDate? ToOn, string? Note)
{
    public required IReadOnlyList<ChannelView> Channels { get; init; }

    /// <summary>The fields as forms carry and calls answer them.</summary>
    public required IReadOnlyDictionary<string, string?> Fields { get; init; }

    public int Version { get; init; }

    public bool HasLeft(LocalDate today) => ToOn < today;
}

/// <param name="NextOn">When it comes round next; null beyond the lunar calendar.</param>
/// <param name="Years">How many years it will be then.</param>
public sealed record DateView(ImportantDateId Id, ContactId? Contact, string Title, YearlyDay Day, LocalDate? NextOn, int? Years);

/// <summary>Who was in charge on our side: since when, until when; null stands for the file's beginning and for now.</summary>
public sealed record OwnerView(string? Name, Instant? From, Instant? Until);

/// <summary>The people of a customer, those who are there first, and who was in charge on our side.</summary>
public sealed record CustomerPeople(string Code, IReadOnlyList<ContactView> Contacts, IReadOnlyList<DateView> Dates, IReadOnlyList<OwnerView> Owners)
{
    public static readonly CustomerPeople None = new("", [], [], []);

    public LocalDate Today { get; init; }
}

public sealed class ReadPeople(IDbContextFactory<Db> store, Company company, IClock clock)
{
    // Three parts of one page ask alike.
    private (CustomerId Id, Task<CustomerPeople?> People)? read;

    public Task<CustomerPeople?> Run(CustomerId id, CancellationToken stop)
    {
        if (read is not { } known || known.Id != id) read = known = (id, Read(id, stop));
        return known.People;
    }

    private async Task<CustomerPeople?> Read(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var customer = await db.Customers.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Code, c.OwnerId, c.CreatedAt }).SingleOrDefaultAsync(stop);
        if (customer is null) return null;

        var today = company.Today(clock);
        var channels = (await db.ContactChannels.AsNoTracking().Where(c => c.CustomerId == id).ToListAsync(stop)).ToLookup(c => c.ContactId);
        var contacts = (await db.Contacts.AsNoTracking().Where(c => c.CustomerId == id).ToListAsync(stop))
            .OrderBy(c => c.ToOn < today).ThenByDescending(c => c.IsMain).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id.Value)
            .Select(c => new ContactView(c.Id, c.Name, c.Role, c.Position, c.IsMain, c.FromOn, c.ToOn, c.Note)
            {
                Channels = [.. channels[c.Id].OrderBy(ch => ch.Kind).ThenBy(ch => ch.CreatedAt).Select(ch => new ChannelView(ch.Id, ch.Kind, ch.Shown))],
                Fields = c.Fields,
                Version = c.Version,
            }).ToList();
        return new(customer.Code, contacts, await Dates(db, id, today, stop), await Owners(db, id, customer.OwnerId, stop)) { Today = today };
    }

    private static async Task<List<DateView>> Dates(Db db, CustomerId id, LocalDate today, CancellationToken stop)
        => [.. (await db.ImportantDates.AsNoTracking().Where(d => d.CustomerId == id).ToListAsync(stop)).Select(d => (Date: d, Next: d.Yearly.NextOn(today)))
            .OrderBy(d => d.Next ?? LocalDate.MaxIsoValue).ThenBy(d => d.Date.Title, StringComparer.Ordinal)
            .Select(d => new DateView(d.Date.Id, d.Date.ContactId, d.Date.Title, d.Date.Yearly, d.Next, d.Next is { } next ? d.Date.Yearly.YearsOn(next) : null))];

    // The newest first; before the first change the file's first owner.
    private static async Task<List<OwnerView>> Owners(Db db, CustomerId id, PersonId? now, CancellationToken stop)
    {
        var terms = await db.OwnerTerms.AsNoTracking().Where(t => t.CustomerId == id).OrderByDescending(t => t.UntilAt).ToListAsync(stop);
        Guid?[] people = [now?.Value, .. terms.Select(t => t.OwnerId?.Value)];
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var views = new List<OwnerView> { new(Name(now), terms.Count > 0 ? terms[0].UntilAt : null, null) };
        views.AddRange(terms.Select((t, i) => new OwnerView(Name(t.OwnerId), i + 1 < terms.Count ? terms[i + 1].UntilAt : null, t.UntilAt)));
        return views;

        string? Name(PersonId? person) => person is { } known ? names.GetValueOrDefault(known.Value) : null;
    }
}
