using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Sharing;

/// <summary>In which department a customer lies.</summary>
public sealed class ReadPlace(IDbContextFactory<Db> store)
{
    public async Task<DepartmentId?> Run(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Customers.Where(c => c.Id == id).Select(c => (DepartmentId?)c.DepartmentId).SingleOrDefaultAsync(stop);
    }
}
