using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Rights;

public sealed record ScopeSetting(string Permission, Roles Role, DataScope Scope);

/// <summary>Sets on whose customers one role may do something, in place of what was delivered.</summary>
public sealed class SetRoleScope(IDbContextFactory<Db> store, IEnumerable<Permission> permissions, IClock clock)
{
    public async Task<Outcome<ScopeSetting>> Run(ScopeSetting asked, PersonId by, CancellationToken stop)
    {
        if (permissions.FirstOrDefault(p => p.Name == asked.Permission) is not { } permission || !Role.All.Contains(asked.Role) || !Enum.IsDefined(asked.Scope))
            return Refusal.Missing(RightsWords.NoSuchPermission);
        if (permission.Act == Act.Manage && asked.Scope is not (DataScope.Nothing or DataScope.All)) return Refusal.Invalid(RightsWords.HeldOrNot);
        // Whoever shuts this door from inside cannot open it again.
        if (asked is { Permission: AccessPermissions.ChangeRights or AccessPermissions.ViewRights, Role: Roles.Admin, Scope: DataScope.Nothing }) return Refusal.Conflict(RightsWords.AdministratorKeeps);

        await using var db = await store.CreateDbContextAsync(stop);
        var row = await db.RoleScopes.SingleOrDefaultAsync(r => r.Permission == asked.Permission && r.Role == asked.Role, stop);
        var before = row?.Scope ?? permission.ScopeOf(asked.Role);
        if (before == asked.Scope) return asked;

        if (row is null) db.RoleScopes.Add(row = new(asked.Permission, asked.Role));
        row.Set(asked.Scope, by, clock.GetCurrentInstant());
        db.Audit(AuditEntry.Of(RightsRoom.Changed, by, "permission", asked.Permission, ("role", asked.Role.ToString()), ("from", before.ToString()), ("to", asked.Scope.ToString())));
        await db.SaveChangesAsync(stop);
        return asked;
    }
}

/// <param name="Scopes">What holds for each role at this moment.</param>
/// <param name="Set">The roles whose scope is not as delivered.</param>
public sealed record PermissionRow(Permission Permission, IReadOnlyDictionary<Roles, DataScope> Scopes, IReadOnlySet<Roles> Set);

/// <summary>Every permission, and the scope of each role.</summary>
public sealed class FindRoleScopes(IDbContextFactory<Db> store, IEnumerable<Permission> permissions)
{
    public async Task<IReadOnlyList<PermissionRow>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var set = (await db.RoleScopes.AsNoTracking().ToListAsync(stop)).ToDictionary(r => (r.Permission, r.Role), r => r.Scope);
        return
        [
            .. permissions.OrderBy(p => p.Act == Act.Manage).ThenBy(p => p.Name, StringComparer.Ordinal).Select(p => new PermissionRow(p,
                Role.All.ToDictionary(role => role, role => set.TryGetValue((p.Name, role), out var scope) ? scope : p.ScopeOf(role)),
                Role.All.Where(role => set.TryGetValue((p.Name, role), out var scope) && scope != p.ScopeOf(role)).ToHashSet())),
        ];
    }
}
