using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Sharing;

/// <summary>The firm's departments by name, for whoever is to choose where to search.</summary>
public sealed class ReadDepartments(IDbContextFactory<Db> store)
{
    public async Task<IReadOnlyList<(DepartmentId Id, string Name)>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return [.. (await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop)).Select(d => (d.Id, d.Name))];
    }
}
