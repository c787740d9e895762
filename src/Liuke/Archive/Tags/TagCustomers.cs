using Liuke.Exports;
using Liuke.Access.Audit;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Tags;

/// <summary>Puts tags on one customer or takes them off: what somebody noticed needs no leave, only a file that is not being reviewed.</summary>
public sealed class TagCustomer(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<CustomerId>> Run(string code, TagWish wish, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (wish.Read().Refused(out var wrong, out var edit)) return wrong;
        if (await db.LeaveToAdd(customer, by, stop) is { } locked) return locked;
        if ((await TagBook.Write(db, [customer], edit, new(by, clock.GetCurrentInstant()), stop)).Refused(out var refusal, out _)) return refusal;
        await write.Commit(stop);
        return customer;
    }
}

/// <param name="Changed">Whose tags are others now.</param>
/// <param name="Skipped">Beyond reach, or being reviewed, or somebody else's draft.</param>
public sealed record TaggedMany(int Changed, int Unchanged, int Skipped);

/// <summary>Puts tags on many customers at once, or takes them off: all of those within reach, or none when a limit would be broken.</summary>
public sealed class TagCustomers(IDbContextFactory<Db> store, IClock clock)
{
    public const int CustomersMax = 5000;
    private const int Step = 500;

    public async Task<Outcome<TaggedMany>> Run(IReadOnlyCollection<CustomerId> customers, TagWish wish, PersonId by, CancellationToken stop)
    {
        if (wish.Read().Refused(out var wrong, out var edit)) return wrong;
        var asked = customers.Distinct().ToList();
        if (asked.Count > CustomersMax) return Refusal.Invalid(TagWords.TooManyCustomers(CustomersMax));
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (changed, seen) = (0, 0);
        foreach (var some in asked.Chunk(Step))
        {
            var open = await Open(db, some, by, stop);
            if ((await TagBook.Write(db, open, edit, new(by, clock.GetCurrentInstant()), stop)).Refused(out var refusal, out var written)) return refusal;
            (changed, seen) = (changed + written, seen + open.Count);
        }

        db.Audit(AuditEntry.Of(TagAudit.Bulk, by, "list", null, ("customers", ((long)changed).Digits())));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new TaggedMany(changed, seen - changed, asked.Count - seen);
    }

    private static Task<List<CustomerId>> Open(Db db, CustomerId[] some, PersonId by, CancellationToken stop)
    {
        var reviews = db.FileReviews;
        return db.Customers.Where(c => some.Contains(c.Id) && !reviews.Any(r => r.CustomerId == c.Id
            && (r.State == ReviewState.Submitted || (r.State == ReviewState.Draft && c.OwnerId != null && c.OwnerId != by && r.EnteredBy != by)))).Select(c => c.Id).ToListAsync(stop);
    }
}
