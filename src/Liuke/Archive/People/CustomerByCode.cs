using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.People;

internal static class CustomerByCode
{
    /// <summary>The customer of that code within reach; null for a stranger.</summary>
    public static async Task<CustomerId?> CustomerOf(this Db db, string code, CancellationToken stop)
    {
        var wanted = code.Trim().ToUpperInvariant();
        return await db.Customers.Where(c => c.Code == wanted).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(stop);
    }

    /// <summary>Leave to change what stands; that the file is locked or being reviewed is how things are, not what somebody may never do.</summary>
    public static async Task<Outcome<string?>> LeaveToChange(this Db db, CustomerId customer, PersonId by, Instant now, CancellationToken stop)
        => (await FileLock.Check(db, customer, by, now, stop)).Refused(out var locked, out var under) ? AsConflict(locked) : under;

    /// <summary>Leave to add what was not there.</summary>
    public static async Task<Refusal?> LeaveToAdd(this Db db, CustomerId customer, PersonId by, CancellationToken stop)
        => await FileLock.CheckAdding(db, customer, by, stop) is { } locked ? AsConflict(locked) : null;

    private static Refusal AsConflict(Refusal locked) => locked.Kind == RefusalKind.Forbidden ? Refusal.Conflict(locked.Sentence) : locked;
}
