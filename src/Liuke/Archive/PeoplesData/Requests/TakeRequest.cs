using Liuke.Access.Audit;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

/// <summary>Takes down that a person asks for correction or erasure. No lock: a right needs nobody's leave to be asked.</summary>
public sealed class TakeRequest(IDbContextFactory<Db> store, IEnumerable<IHearRequests> listeners, Company company, IClock clock)
{
    public async Task<Outcome<PersonRequestId>> Run(string code, RequestWish wish, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var wanted = code.Trim().ToUpperInvariant();
        var customer = await db.Customers.Where(c => c.Code == wanted).Select(c => new { c.Id, c.OwnerId, c.DepartmentId }).SingleOrDefaultAsync(stop);
        if (customer is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);

        ContactId? contact = wish.Contact is { } named ? ContactId.From(named) : null;
        if (contact is not null && !await db.Contacts.AnyAsync(c => c.Id == contact && c.CustomerId == customer.Id, stop)) return Refusal.Missing(PeopleWords.NoSuchContact);
        var now = clock.GetCurrentInstant();
        if (PersonRequest.Of(customer.Id, wish, by, now, company.Today(clock)).Refused(out var no, out var request)) return no;
        if (await db.PersonRequests.AnyAsync(r => r.CustomerId == customer.Id && r.ContactId == contact && r.Kind == wish.Kind && r.ClosedAt == null, stop)) return Refusal.Conflict(RequestWords.AskedBefore);

        db.PersonRequests.Add(request);
        foreach (var listener in listeners) await listener.Heard(db, request, new(customer.OwnerId, customer.DepartmentId), now, stop);
        db.Audit(AuditEntry.Of(RequestAudit.Taken, by, customer.Id, ("request", request.Kind.ToString()), ("grounds", request.Grounds.ToString())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return request.Id;
    }
}

internal static class RequestAudit
{
    public const string Taken = "privacy.request.taken", Changed = "privacy.request.changed";

    private static Dictionary<string, Text> Fields => new(StringComparer.Ordinal) { ["request"] = RequestWords.Kind, ["grounds"] = RequestWords.GroundsTitle, ["state"] = RequestWords.StateTitle };

    internal static readonly AuditKind[] Kinds =
    [
        new(Taken, RequestWords.AuditTaken) { Icon = "user-question", Fields = Fields },
        new(Changed, RequestWords.AuditChanged) { Icon = "user-check", Fields = Fields },
    ];
}
