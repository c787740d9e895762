using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Tags;

/// <summary>The customers of these codes within reach.</summary>
public sealed class CustomersByCode(IDbContextFactory<Db> store)
{
    private const int Step = 500;

    public async Task<IReadOnlyList<CustomerId>> Run(IReadOnlyCollection<string> codes, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = new List<CustomerId>();
        foreach (var some in codes.Select(c => c.Trim().ToUpperInvariant()).Distinct(StringComparer.Ordinal).Take(TagCustomers.CustomersMax).Chunk(Step))
            found.AddRange(await db.Customers.Where(c => some.Contains(c.Code)).Select(c => c.Id).ToListAsync(stop));
        return found;
    }
}
