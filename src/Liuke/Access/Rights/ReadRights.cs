using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Rights;

/// <summary>Reads what a person may do at this moment; null for nobody we know.</summary>
public sealed class ReadRights(IDbContextFactory<Db> store, IEnumerable<Permission> permissions, IEnumerable<IWidenReach> widens, IClock clock)
{
    public async Task<PersonRights?> Run(PersonId id, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var key = id.Value;
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, stop) is not { } person) return null;

        var departments = await db.Departments.AsNoTracking().ToListAsync(stop);
        var set = await db.RoleScopes.AsNoTracking().ToListAsync(stop);
        var widenings = new List<Widening>();
        foreach (var widen in widens) widenings.AddRange(await widen.Of(db, id, clock.GetCurrentInstant(), stop));
        return new(person, departments, permissions, set, widenings);
    }
}
