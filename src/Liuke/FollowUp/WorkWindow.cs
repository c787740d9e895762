using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>A stretch of the list in its one order: late promises first, then by value, then by due day.</summary>
/// <param name="Late">How many late promises the list begins with.</param>
/// <param name="Departments">For a reader of several departments, those that have work; null for everybody else.</param>
internal sealed record WorkWindow(LocalDate Today, int Late, int Skip, int Take, IReadOnlyList<DepartmentId>? Departments = null)
{
    private sealed record Place(WorkItemId Id, long ValueMinor, LocalDate DueOn);

    public async Task<List<WorkItem>> Cut(IQueryable<WorkItem> items, CancellationToken stop)
    {
        // Two queries, so that an index serves each in its order.
        var found = Skip < Late ? await Cut(items.LatePromises(Today), Skip, Take, stop) : [];
        if (found.Count < Take) found.AddRange(await Cut(items.AllButLatePromises(Today), Math.Max(0, Skip - Late), Take - found.Count, stop));
        return found;
    }

    private async Task<List<WorkItem>> Cut(IQueryable<WorkItem> items, int skip, int take, CancellationToken stop)
    {
        if (Departments is null) return await items.ByValue().Skip(skip).Take(take).ToListAsync(stop);

        // No index holds several departments in one order: each gives its best from its own stretch of the index, and the best of those are read.
        var places = new List<Place>();
        foreach (var department in Departments)
            places.AddRange(await items.Where(i => i.DepartmentId == department).ByValue().Take(skip + take).Select(i => new Place(i.Id, i.ValueMinor, i.DueOn)).ToListAsync(stop));
        var chosen = places.OrderByDescending(p => p.ValueMinor).ThenBy(p => p.DueOn).ThenBy(p => p.Id.Value).Skip(skip).Take(take).Select(p => p.Id).ToArray();
        var read = await items.Where(i => chosen.Contains(i.Id)).ToDictionaryAsync(i => i.Id, stop);
        return [.. chosen.Where(read.ContainsKey).Select(id => read[id])];
    }
}
