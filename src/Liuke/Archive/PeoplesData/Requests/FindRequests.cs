using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

/// <summary>A request as lists and pages show it.</summary>
public sealed record RequestRow(Guid Id, string Code, string Name, RequestKind Kind, RequestState State, LocalDate DueOn, int DaysLeft)
{
    /// <summary>The contact it is about; null for the customer.</summary>
    public string? Contact { get; init; }
    public Asker Asker { get; init; }
    public Grounds Grounds { get; init; }
    public string Proof { get; init; } = "";
    public string? Words { get; init; }
    public string? Answer { get; init; }
    public LegalHold Hold { get; init; }
    public LocalDate? HeldUntil { get; init; }
    public string? HoldNote { get; init; }
    public Guid? Approval { get; init; }
    public string? TakenBy { get; init; }
    public Instant TakenAt { get; init; }

    public bool IsOver => State is RequestState.Done or RequestState.Refused;
}

public sealed record RequestPage(IReadOnlyList<RequestRow> Rows, bool HasMore);

/// <summary>Requests within reach: open ones by their deadline, closed ones by their end.</summary>
public sealed class FindRequests(IDbContextFactory<Db> store, Company company, IClock clock)
{
    public const string Path = "/privacy";
    public const int PageSize = 50;

    public async Task<RequestPage> Run(bool closed, int page, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var all = db.PersonRequests.AsNoTracking().Where(r => closed ? r.ClosedAt != null : r.ClosedAt == null);
        var ordered = closed ? all.OrderByDescending(r => r.ClosedAt).ThenBy(r => r.Id) : all.OrderBy(r => r.DueOn).ThenBy(r => r.Id);
        var found = await ordered.Skip((Math.Clamp(page, 1, 1000) - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        return new(await Rows(db, found.Take(PageSize).ToList(), company.Today(clock), stop), found.Count > PageSize);
    }

    internal static async Task<IReadOnlyList<RequestRow>> Rows(Db db, List<PersonRequest> found, LocalDate today, CancellationToken stop)
    {
        var (ids, contacts, people) = (found.ConvertAll(r => r.CustomerId), found.ConvertAll(r => r.ContactId), found.ConvertAll(r => r.TakenBy.Value));
        var customers = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Code, c.Name }).ToDictionaryAsync(c => c.Id, stop);
        var names = await db.Contacts.AsNoTracking().Where(c => contacts.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        var takers = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. found.Where(r => customers.ContainsKey(r.CustomerId)).Select(r => new RequestRow(r.Id.Value, customers[r.CustomerId].Code, customers[r.CustomerId].Name, r.Kind, r.State, r.DueOn, Period.DaysBetween(today, r.DueOn))
        {
            Contact = r.ContactId is { } contact ? names.GetValueOrDefault(contact, "") : null, Asker = r.Asker, Grounds = r.Grounds, Proof = r.Proof, Words = r.Words, Answer = r.Answer,
            Hold = r.Hold, HeldUntil = r.HeldUntil, HoldNote = r.HoldNote, Approval = r.ApprovalId?.Value, TakenBy = takers.GetValueOrDefault(r.TakenBy.Value), TakenAt = r.TakenAt,
        })];
    }
}

/// <summary>A customer's requests and whom they may be about.</summary>
public sealed record PeoplesDataView(string Code, string Name, CustomerKind Kind, IReadOnlyList<ConsentPerson> Contacts, IReadOnlyList<RequestRow> Requests);

/// <summary>What the page of a customer's personal data shows; null beyond reach.</summary>
public sealed class ReadPeoplesData(IDbContextFactory<Db> store, Company company, IClock clock)
{
    private const int Most = 200;

    public async Task<PeoplesDataView?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new { c.Id, c.Code, c.Name, c.Kind }).SingleOrDefaultAsync(stop) is not { } customer) return null;
        var contacts = (await db.Contacts.AsNoTracking().Where(c => c.CustomerId == customer.Id).OrderByDescending(c => c.IsMain).ThenBy(c => c.CreatedAt).Take(Most).ToListAsync(stop)).ConvertAll(c => new ConsentPerson(c.Id.Value, c.Name));
        var requests = await db.PersonRequests.AsNoTracking().Where(r => r.CustomerId == customer.Id).OrderByDescending(r => r.TakenAt).Take(Most).ToListAsync(stop);
        return new(customer.Code, customer.Name, customer.Kind, contacts, await FindRequests.Rows(db, requests, company.Today(clock), stop));
    }
}
