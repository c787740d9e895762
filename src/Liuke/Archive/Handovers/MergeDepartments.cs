using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Handovers;

/// <summary>When a department's customers have gone to another, its people, the departments below it and what was routed to it go too.</summary>
public sealed class MergeDepartments(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyDictionary<string, int>> Run(Handover handover, CancellationToken stop)
    {
        var (from, into) = (handover.DepartmentId, handover.IntoDepartmentId!.Value);
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var people = await db.People.Where(p => p.DepartmentId == from).ToListAsync(stop);
        foreach (var person in people) _ = person.Change(person.Name, into, person.Roles);
        var all = await db.Departments.ToListAsync(stop);
        var below = all.FindAll(d => d.ParentId == from);
        foreach (var department in below) _ = department.Move(into, all);
        DepartmentId? was = from, will = into;
        var routed = await db.FileEntries.Where(e => e.RoutedTo == was && e.SettledAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.RoutedTo, will), stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new Dictionary<string, int>(StringComparer.Ordinal) { ["people"] = people.Count, ["departments"] = below.Count, ["suggestions"] = routed };
    }
}
