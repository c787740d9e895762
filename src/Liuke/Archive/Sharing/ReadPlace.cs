using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Sharing;

/// <summary>Where a customer lies: what rights and grants are asked about.</summary>
public sealed record Place(string Code, PersonId? Owner, DepartmentId Department);

public sealed class ReadPlace(IDbContextFactory<Db> store)
{
    public async Task<Place?> Run(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Customers.Where(c => c.Id == id).Select(c => new Place(c.Code, c.OwnerId, c.DepartmentId)).SingleOrDefaultAsync(stop);
    }
}
