using Liuke.Access.Granting;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Rights;

/// <summary>One thing a person may do, on whose customers, and why.</summary>
public sealed record RightLine(Permission Permission, IReadOnlyList<(Roles Role, DataScope Scope, bool IsSet)> ByRole, IReadOnlyList<Widening> ByGrant);

/// <param name="UserName">As it stands in addresses.</param>
public sealed record RightsView(PersonRights Rights, string UserName, IReadOnlyList<RightLine> Lines)
{
    /// <summary>The customer that was asked about, and what the person may do with it.</summary>
    public KnownCustomer? Customer { get; init; }
    public IReadOnlyList<RightOn> OnCustomer { get; init; } = [];

    /// <summary>A customer was asked about whom there is not, or not within reach.</summary>
    public bool IsUnknown { get; init; }
}

/// <summary>What one person may do at this moment, by which role and grant.</summary>
public sealed class ReadPersonsRights(IDbContextFactory<Db> store, ReadRights read, ICustomerDirectory directory, IEnumerable<Permission> permissions)
{
    /// <param name="customer">A code, where it is asked what the person may do with one customer.</param>
    public async Task<RightsView?> Run(string userName, string? customer, CancellationToken stop)
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
        var view = new RightsView(rights, userName.Trim(), [.. lines]);
        if (string.IsNullOrWhiteSpace(customer)) return view;
        if (directory.Spell(customer) is not { } code || await directory.Find(db, [code], stop) is not [var found]) return view with { IsUnknown = true };
        return view with
        {
            Customer = found,
            OnCustomer = [.. permissions.Where(p => p.Act != Act.Manage).OrderBy(p => p.Act).ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new RightOn(p, rights.On(p, found.Owner, found.Department, found.Id))).Where(r => r.Grounds.Count > 0)],
        };
    }
}
