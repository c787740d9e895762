using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Sharing;

/// <summary>Counts the opening of a file that is seen by a grant alone. What a role shows is not counted.</summary>
public sealed class CountLook(IDbContextFactory<Db> store, CurrentPerson me, IEnumerable<Permission> permissions, IClock clock)
{
    /// <returns>False where the last use went to somebody quicker, or the grant ended meanwhile.</returns>
    public async Task<bool> Run(CustomerId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var place = await db.Customers.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.OwnerId, c.DepartmentId, c.Version }).SingleOrDefaultAsync(stop);
        if (place is null) return false;
        var view = permissions.Single(p => p.Name == ArchivePermissions.ViewCustomers);
        if (me.Rights.On(view, place.OwnerId, place.DepartmentId, id).Any(ground => ground.Grant is null)) return true;

        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        var subject = new GrantSubject(id, place.DepartmentId, null, place.Version);
        // Looking takes a use of a grant to look; who may change or copy may look without losing one.
        var isCounted = (await Grants.Use(db, GrantKind.View, subject, me.Id, now, stop)).Refusal is null;
        if (!isCounted) return await Grants.Covers(db, [GrantKind.Edit, GrantKind.Copy], subject, me.Id, now, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}
