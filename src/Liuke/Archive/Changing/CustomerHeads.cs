using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Changing;

/// <summary>Changes the head of a file inside the caller's transaction: the fact on the timeline, the audit, and every row that carries the owner.</summary>
internal sealed class CustomerHeads(IEnumerable<IFollowCustomer> followers)
{
    public async Task<Refusal?> Change(Db db, CustomerId id, ChangeWish wish, FileTouch touch, CancellationToken stop)
    {
        var (by, now) = (touch.By!.Value, touch.At);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == id, stop);
        if (customer is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if ((await Ownership(db, customer, wish.Owner, stop)).Refused(out var refusal, out var ownership)) return refusal;

        var changed = Changed(customer, wish).ToList();
        var isMoved = customer.OwnerId != ownership.OwnerId || customer.DepartmentId != ownership.DepartmentId;
        await History(db, customer, wish, touch, stop);
        customer.Change(wish.Name, wish.Region, ownership);
        db.Record(new TimelineEntry(id, now, by, ChangeTimeline.Changed, new ChangedFact(changed)));
        db.Audit(AuditEntry.Of(ChangeTimeline.Changed, by, id, [.. changed.Select(field => new AuditFact("field", field))]));
        if (isMoved)
        {
            (await db.Standings.SingleOrDefaultAsync(s => s.CustomerId == id, stop))?.Move(ownership);
            foreach (var follower in followers) await follower.Moved(db, [id], ownership, stop);
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict(ChangeWords.ChangedMeanwhile);
        }

        return null;
    }

    // The history tells the names that were there on the day.
    private static async Task History(Db db, Customer customer, ChangeWish wish, FileTouch touch, CancellationToken stop)
    {
        Guid?[] owners = [customer.OwnerId?.Value, wish.Owner?.Value];
        var names = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        FileHistory.Add(db, customer.Id, FileSubjects.Customer,
            [new("customer.name", customer.Name, wish.Name), new("customer.region", customer.Region, wish.Region), new("customer.owner", NameOf(customer.OwnerId), NameOf(wish.Owner))], touch);

        string? NameOf(PersonId? person) => person is { } id ? names.GetValueOrDefault(id.Value) : null;
    }

    // The customer goes where its owner works; without an owner it stays where it is.
    private static async Task<Outcome<Ownership>> Ownership(Db db, Customer customer, PersonId? owner, CancellationToken stop)
    {
        if (owner == customer.OwnerId || owner is not { } wanted) return new Ownership(owner, customer.DepartmentId);
        var key = wanted.Value;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key && p.DisabledAt == null && (p.Roles & (Roles.Rep | Roles.Manager)) != Roles.None, stop);
        return person is null ? Refusal.Missing(ChangeWords.NoSuchOwner) : new Ownership(wanted, person.DepartmentId);
    }

    private static IEnumerable<string> Changed(Customer customer, ChangeWish wish)
    {
        if (customer.Name != wish.Name) yield return "name";
        if (customer.Region != wish.Region) yield return "region";
        if (customer.OwnerId != wish.Owner) yield return "owner";
    }
}
