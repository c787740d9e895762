using Liuke.Access.Granting;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Reviews;

/// <summary>Whether a file may be changed now, by this person, and under what. Everybody who changes a file asks here, in the transaction of the change.</summary>
public static class FileLock
{
    /// <summary>For changing or taking away what stands. A draft is its owner's; a reviewed file is locked and takes a grant, of which one use is counted.</summary>
    /// <returns>Under what it is done, for the history: "grant:…", or null for a draft. Where a grant was used the customer's version has gone up by one; read the customer afterwards.</returns>
    public static async Task<Outcome<string?>> Check(Db db, CustomerId customer, PersonId person, Instant now, CancellationToken stop)
    {
        if (await State(db, customer, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (file.State is ReviewState.Submitted) return Refusal.Conflict(ReviewWords.BeingReviewed);
        if (file.State is ReviewState.Draft) return IsTheirs(file, person) ? (string?)null : Refusal.Forbidden(ReviewWords.DraftOfAnother);

        var use = await Grants.Use(db, GrantKind.Edit, new(customer, file.Department, null, file.Version), person, now, stop);
        if (use.Refused(out _, out var used)) return Refusal.Forbidden(ReviewWords.Locked);

        // The use has moved the grant on to the next version; so the file is at the next version too.
        await db.Customers.Where(c => c.Id == customer).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), stop);
        return $"grant:{used.Id}";
    }

    /// <summary>For adding what was not there and for noting what was seen today: the archive grows without leave. Only while a file is being reviewed it rests.</summary>
    public static async Task<Refusal?> CheckAdding(Db db, CustomerId customer, PersonId person, CancellationToken stop)
    {
        if (await State(db, customer, stop) is not { } file) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        return file.State switch
        {
            ReviewState.Submitted => Refusal.Conflict(ReviewWords.BeingReviewed),
            ReviewState.Draft when !IsTheirs(file, person) => Refusal.Forbidden(ReviewWords.DraftOfAnother),
            _ => null,
        };
    }

    /// <summary>Whether it is a draft, which its owner changes without leave.</summary>
    public static Task<bool> IsDraft(Db db, CustomerId customer, CancellationToken stop) => db.FileReviews.AnyAsync(r => r.CustomerId == customer && r.State == ReviewState.Draft, stop);

    /// <summary>Whether a refusal says that a grant or an approval would open the way.</summary>
    public static bool IsLocked(Refusal refusal) => refusal.Sentence == ReviewWords.Locked;

    private static bool IsTheirs(FileStand file, PersonId person) => file.Owner is null || file.Owner == person || file.EnteredBy == person;

    private sealed record FileStand(ReviewState State, PersonId? Owner, PersonId? EnteredBy, DepartmentId Department, int Version);

    // A customer without a row of its own has been there since before reviews: it is locked like every other.
    private static async Task<FileStand?> State(Db db, CustomerId customer, CancellationToken stop)
        => await (from c in db.Customers.AsNoTracking()
                  where c.Id == customer
                  join r in db.FileReviews on c.Id equals r.CustomerId into reviews
                  from review in reviews.DefaultIfEmpty()
                  select new FileStand(review == null ? ReviewState.Reviewed : review.State, c.OwnerId, review == null ? null : review.EnteredBy, c.DepartmentId, c.Version)).SingleOrDefaultAsync(stop);
}
