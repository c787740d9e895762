using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>How much open work each person has of each kind.</summary>
public sealed record TallyRow(DepartmentId DepartmentId, PersonId? OwnerId, WorkKind Kind, int Now, int Overdue, int Later, long ValueMinor);

/// <summary>Counts all open work within reach in one walk of one index, once a request: chips, team and figures all read it.</summary>
public sealed class WorkTally
{
    private IReadOnlyList<TallyRow>? rows;

    public async Task<IReadOnlyList<TallyRow>> Read(Db db, LocalDate today, CancellationToken stop)
    {
        if (rows is not null) return rows;
        // Grouped in the order of the index, so that nothing needs to be sorted.
        return rows = await db.WorkItems.AsNoTracking().Open.GroupBy(i => new { i.DepartmentId, i.OwnerId, i.Kind }).Select(g => new TallyRow(
            g.Key.DepartmentId, g.Key.OwnerId, g.Key.Kind,
            g.Count(i => i.ShowsOn <= today),
            g.Count(i => i.ShowsOn <= today && i.DueOn < today),
            g.Count(i => i.ShowsOn > today),
            g.Sum(i => i.ShowsOn <= today ? i.ValueMinor : 0))).ToListAsync(stop);
    }
}
