using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.People;

internal static class CustomerByCode
{
    /// <summary>The customer of that code within reach; null for a stranger.</summary>
    public static async Task<CustomerId?> CustomerOf(this Db db, string code, CancellationToken stop)
    {
        var wanted = code.Trim().ToUpperInvariant();
        return await db.Customers.Where(c => c.Code == wanted).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(stop);
    }
}
