using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Rights;

/// <summary>One thing a person may do, on whose customers, and why.</summary>
public sealed record RightLine(Permission Permission, IReadOnlyList<(Roles Role, DataScope Scope, bool IsSet)> ByRole, IReadOnlyList<Widening> ByGrant);

public sealed record RightsView(PersonRights Rights, IReadOnlyList<RightLine> Lines);

/// <summary>What one person may do at this moment, by which role and grant.</summary>
public sealed class ReadPersonsRights(IDbContextFactory<Db> store, ReadRights read, IEnumerable<Permission> permissions)
{
    public async Task<RightsView?> Run(string userName, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var normalized = userName.Trim().ToUpperInvariant();
        var id = await db.People.Where(p => p.NormalizedUserName == normalized).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
        if (id is not { } known || await read.Run(new(known), stop) is not { } rights) return null;

        var lines = from permission in permissions
                    where rights.May(permission.Name)
                    orderby permission.Act == Act.Manage, permission.Name
                    select new RightLine(permission,
                        [.. rights.Scopes(permission).Where(s => s.Scope != DataScope.Nothing).Select(s => (s.Role, s.Scope, s.SetBy is not null))],
                        [.. rights.For(permission)]);
        return new(rights, [.. lines]);
    }
}
