using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Quality;

/// <param name="Since">Since when one of its stable facts is older than a quarter.</param>
public sealed record StaleFile(CustomerId Customer, PersonId? Owner, DepartmentId Department, LocalDate Since, long Number);

/// <summary>Lends the files whose facts want to be looked at again to the room that makes work of it.</summary>
public static class StaleFiles
{
    /// <summary>The next ones of those that somebody owns, oldest first.</summary>
    public static async Task<IReadOnlyList<StaleFile>> After(Db db, LocalDate today, StaleFile? last, int take, CancellationToken stop)
    {
        var files = db.FileReviews.AsNoTracking().Where(f => f.FreshUntilOn <= today && f.OwnerId != null);
        if (last is { Since: var since, Number: var number }) files = files.Where(f => f.FreshUntilOn >= since && (f.FreshUntilOn > since || f.Number > number));
        return await files.OrderBy(f => f.FreshUntilOn).ThenBy(f => f.Number).Take(take).Select(f => new StaleFile(f.CustomerId, f.OwnerId, f.DepartmentId, f.FreshUntilOn!.Value, f.Number)).ToListAsync(stop);
    }

    /// <summary>Of these, the ones that are fresh again.</summary>
    public static Task<List<CustomerId>> FreshAmong(Db db, IReadOnlyCollection<CustomerId> customers, LocalDate today, CancellationToken stop)
        => db.FileReviews.AsNoTracking().Where(f => customers.Contains(f.CustomerId) && (f.FreshUntilOn == null || f.FreshUntilOn > today)).Select(f => f.CustomerId).ToListAsync(stop);
}
