using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Retaining;

/// <summary>People whom the firm hoped to sell to and never spoke with.</summary>
internal sealed class UntouchedProspects : IRetain
{
    private const int SamplesMost = 10, ANight = 200;

    public string Kind => "prospects";
    public Text Title => RetentionWords.Prospects;
    public Text Says => RetentionWords.ProspectsSay;
    public int Months => 24;

    public async Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop)
    {
        var past = Past(db, before);
        var some = await past.OrderBy(c => c.CreatedAt).Take(SamplesMost).Select(c => c.Code).ToListAsync(stop);
        return new(await past.CountAsync(stop), await past.MinAsync(c => (Instant?)c.CreatedAt, stop), some.ConvertAll(code => new RetentionSample(code, $"/customers/{code}")));
    }

    public async Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop)
    {
        var some = await Past(db, before).OrderBy(c => c.CreatedAt).Take(ANight).Select(c => c.Id).ToListAsync(stop);
        foreach (var customer in some) db.Erase(customer, null, ErasedWhat.Customer, now);
        return some.Count;
    }

    private static IQueryable<Customer> Past(Db db, Instant before) => db.Customers.AsNoTracking().Where(c => c.Kind == CustomerKind.Person && c.Stage == CustomerStage.Prospect && c.CreatedAt < before
        && !db.Set<Interaction>().Any(i => i.CustomerId == c.Id) && !db.Set<Erasure>().Any(e => e.CustomerId == c.Id && e.What == ErasedWhat.Customer)
        && !db.Set<PersonRequest>().Any(r => r.CustomerId == c.Id && r.HeldUntil != null));
}

/// <summary>Contacts who left their firm.</summary>
internal sealed class ContactsWhoLeft(Company company) : IRetain
{
    private const int SamplesMost = 10, ANight = 200;

    public string Kind => "contacts";
    public Text Title => RetentionWords.Contacts;
    public Text Says => RetentionWords.ContactsSay;
    public int Months => 24;

    public async Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop)
    {
        var past = Past(db, before);
        var some = await past.OrderBy(c => c.ToOn).Take(SamplesMost).Join(db.Customers.AsNoTracking(), c => c.CustomerId, c => c.Id, (_, c) => c.Code).ToListAsync(stop);
        var oldest = await past.MinAsync(c => c.ToOn, stop);
        return new(await past.CountAsync(stop), oldest is { } day ? company.Zone.AtStartOfDay(day).ToInstant() : null, some.ConvertAll(code => new RetentionSample(code, $"/customers/{code}")));
    }

    public async Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop)
    {
        var some = await Past(db, before).OrderBy(c => c.ToOn).Take(ANight).Select(c => new { c.CustomerId, c.Id }).ToListAsync(stop);
        foreach (var contact in some) db.Erase(contact.CustomerId, contact.Id, ErasedWhat.Contact, now);
        return some.Count;
    }

    private IQueryable<Contact> Past(Db db, Instant before)
    {
        LocalDate? day = before.DayIn(company.Zone);
        return db.Contacts.AsNoTracking().Where(c => c.ToOn < day && !db.Set<Erasure>().Any(e => e.ContactId == c.Id) && !db.Set<PersonRequest>().Any(r => r.ContactId == c.Id && r.HeldUntil != null));
    }
}

/// <summary>What was said long ago.</summary>
internal sealed class OldInteractions : IRetain
{
    private const int ANight = 5000;

    public string Kind => "interactions";
    public Text Title => RetentionWords.Interactions;
    public Text Says => RetentionWords.InteractionsSay;
    public int Months => 60;

    public async Task<RetentionFound> Find(Db db, Instant before, CancellationToken stop)
    {
        var past = db.Interactions.AsNoTracking().Where(i => i.HappenedAt < before);
        return new(await past.CountAsync(stop), await past.MinAsync(i => (Instant?)i.HappenedAt, stop), []);
    }

    public async Task<int> Remove(Db db, Instant before, Instant now, CancellationToken stop)
    {
        var some = await db.Interactions.Where(i => i.HappenedAt < before && !db.Set<PersonRequest>().Any(r => r.CustomerId == i.CustomerId && r.HeldUntil != null))
            .OrderBy(i => i.HappenedAt).Take(ANight).Select(i => i.Id).ToListAsync(stop);
        return await db.Interactions.Where(i => EF.Parameter(some).Contains(i.Id)).ExecuteDeleteAsync(stop);
    }
}
