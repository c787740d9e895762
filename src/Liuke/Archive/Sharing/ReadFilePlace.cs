using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Sharing;

/// <summary>A file and where it lies.</summary>
public sealed record FilePlace(string Code, string Name, RightsPlace Place);

/// <summary>Where a file lies, for whoever may know who sees it; null beyond their reach.</summary>
public sealed class ReadFilePlace(IDbContextFactory<Db> store)
{
    public async Task<FilePlace?> Run(string code, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var wanted = code.Trim().ToUpperInvariant();
        return await db.Customers.AsNoTracking().Where(c => c.Code == wanted).Select(c => new FilePlace(c.Code, c.Name, new(c.Id, c.OwnerId, c.DepartmentId))).SingleOrDefaultAsync(stop);
    }
}
