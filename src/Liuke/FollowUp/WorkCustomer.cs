using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp;

/// <summary>Whom a piece of work is about.</summary>
/// <param name="IsSeen">Whether the reader may open the customer: work given to somebody does not give the customer along.</param>
public sealed record WorkCustomer(CustomerId Id, string Code, string Name, bool IsSeen)
{
    public RetentionState State { get; init; }
    public Quadrant Quadrant { get; init; }
    public FollowGrade Grade { get; init; }
    public double? Alive { get; init; }
    public Money? YearMargin { get; init; }
}

/// <summary>Whoever may see a piece of work may know whom it is about, also when a manager gave it to somebody who does not own the customer.</summary>
internal static class WorkCustomers
{
    /// <param name="customers">Of work that was read within the reader's reach.</param>
    public static async Task<IReadOnlyDictionary<CustomerId, WorkCustomer>> Of(Db db, IEnumerable<CustomerId> customers, Company company, CancellationToken stop)
    {
        var ids = customers.Distinct().ToArray();
        await using var _ = await db.Beyond(stop);
        var known = await db.Customers.IgnoreQueryFilters().AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Code, c.Name, c.OwnerId, c.DepartmentId }).ToListAsync(stop);
        var standings = await db.Standings.IgnoreQueryFilters().AsNoTracking().Where(s => ids.Contains(s.CustomerId))
            .Select(s => new { s.CustomerId, s.State, s.Quadrant, s.Alive, s.YearMarginMinor }).ToDictionaryAsync(s => s.CustomerId, stop);
        var grades = await db.CustomerCadences.IgnoreQueryFilters().AsNoTracking().Where(k => ids.Contains(k.CustomerId)).Select(k => new { k.CustomerId, k.Grade }).ToDictionaryAsync(k => k.CustomerId, k => k.Grade, stop);
        var found = known.ToDictionary(c => c.Id, c =>
        {
            var standing = standings.GetValueOrDefault(c.Id);
            return new WorkCustomer(c.Id, c.Code, c.Name, db.Reach.Covers(c.OwnerId, c.DepartmentId, c.Id))
            {
                State = standing?.State ?? RetentionState.None,
                Quadrant = standing?.Quadrant ?? Quadrant.None,
                Grade = grades.GetValueOrDefault(c.Id),
                Alive = standing?.Alive,
                YearMargin = standing?.YearMarginMinor is { } margin ? new(margin, company.Currency) : null,
            };
        });
        foreach (var id in ids) found.TryAdd(id, new(id, "", "", false));
        return found;
    }
}
