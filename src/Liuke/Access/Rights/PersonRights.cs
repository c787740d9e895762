using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Access.Rights;

/// <summary>What one person may do at one moment, on whose customers, and by which rule or grant. The one place that answers it.</summary>
public sealed class PersonRights
{
    public static readonly PersonRights None = new();

    private readonly IReadOnlyDictionary<string, Permission> permissions = new Dictionary<string, Permission>();
    private readonly IReadOnlyDictionary<(string, Roles), RoleScope> set = new Dictionary<(string, Roles), RoleScope>();
    private readonly IReadOnlyList<DepartmentId> withThoseBelow = [];

    private PersonRights() { }

    private PersonRights(PersonRights of)
    {
        (Id, Name, DepartmentId, DepartmentName, Roles) = (of.Id, of.Name, of.DepartmentId, of.DepartmentName, of.Roles);
        (IsWelcome, Stamp, Widenings) = (of.IsWelcome, of.Stamp, of.Widenings);
        (permissions, set, withThoseBelow) = (of.permissions, of.set, of.withThoseBelow);
    }

    internal PersonRights(Person person, IReadOnlyCollection<Department> departments, IEnumerable<Permission> all, IEnumerable<RoleScope> rows, IReadOnlyList<Widening> widenings)
    {
        (Id, Name, DepartmentId, Roles) = (person.PersonId, person.Name, person.DepartmentId, person.Roles);
        (IsWelcome, Stamp, Widenings) = (person.DisabledAt is null, person.SecurityStamp ?? "", widenings);
        DepartmentName = departments.FirstOrDefault(d => d.Id == DepartmentId)?.Name ?? "";
        withThoseBelow = departments.WithThoseBelow(DepartmentId);
        permissions = all.ToDictionary(p => p.Name, StringComparer.Ordinal);
        set = rows.ToDictionary(r => (r.Permission, r.Role));
    }

    public PersonId Id { get; }
    public string Name { get; } = "";
    public DepartmentId DepartmentId { get; }
    public string DepartmentName { get; } = "";
    public Roles Roles { get; }

    /// <summary>Whether the account is in use: who left may do nothing.</summary>
    public bool IsWelcome { get; }
    public IReadOnlyList<Widening> Widenings { get; } = [];

    internal string Stamp { get; } = "";

    /// <summary>What a token was made for; null for the person themselves.</summary>
    private IReadOnlySet<string>? Only { get; init; }

    /// <summary>The same rights, for these permissions and no others.</summary>
    public PersonRights NarrowedTo(IReadOnlySet<string> only) => new(this) { Only = Only is null ? only : Only.Where(only.Contains).ToHashSet(StringComparer.Ordinal) };

    /// <summary>Whether the door opens at all: by a role, or by a grant for that act. Leave to look shows more behind a door and opens none.</summary>
    public bool May(string permission) => IsWelcome && IsMeant(permission) && permissions.TryGetValue(permission, out var known)
        && (Scopes(known).Any(s => s.Scope != DataScope.Nothing) || (known.Act != Act.View && For(known).Any()));

    /// <summary>On whose customers. The widest of the roles, what the person owns where one role goes by owner, and what was granted.</summary>
    public Reach Reach(string permission)
    {
        if (!May(permission) || !permissions.TryGetValue(permission, out var known)) return Storage.Reach.Nothing;

        var scopes = Scopes(known).Select(s => s.Scope).ToHashSet();
        var widest = scopes.DefaultIfEmpty(DataScope.Nothing).Max();
        var reach = Of(widest);
        if (widest is DataScope.Team or DataScope.Department && scopes.Contains(DataScope.Own)) reach = reach.With(Beside.Owned);
        return For(known).Aggregate(reach, (sofar, widening) => sofar.With(widening.To));
    }

    /// <summary>The scope of each of the person's roles, and the row that set it, if one did.</summary>
    public IEnumerable<(Roles Role, DataScope Scope, RoleScope? SetBy)> Scopes(Permission permission)
        => from role in Role.Of(Roles)
           let row = set.GetValueOrDefault((permission.Name, role))
           select (role, row?.Scope ?? permission.ScopeOf(role), row);

    /// <summary>By which roles and grants the person may do this with this customer; empty when it is not allowed.</summary>
    public IReadOnlyList<Ground> On(Permission permission, PersonId? owner, DepartmentId department, CustomerId customer)
    {
        if (!May(permission.Name)) return [];
        var byRole = from scope in Scopes(permission)
                     where Of(scope.Scope).Covers(owner, department, customer)
                     select new Ground(scope.Role, scope.Scope, scope.SetBy is not null, null);
        var byGrant = from widening in For(permission)
                      where Storage.Reach.Nothing.With(widening.To).Covers(owner, department, customer)
                      select new Ground(Roles.None, DataScope.Nothing, false, widening);
        return [.. byRole, .. byGrant];
    }

    /// <summary>Whether it lies within what a token was made for; always so where no token is shown.</summary>
    public bool IsMeant(string permission) => Only is null || Only.Contains(permission);

    // A grant is about customers: it opens no door to the firm's own settings.
    internal IEnumerable<Widening> For(Permission permission)
        => permission.Act == Act.Manage || permission.ByGrant == ByGrant.Nothing ? [] : Widenings.Where(w => w.Acts.Contains(permission.Act) && !w.To.IsNothing);

    private Reach Of(DataScope scope) => scope switch
    {
        DataScope.All => Storage.Reach.Whole(Id),
        DataScope.Department => Storage.Reach.Of(Id, withThoseBelow),
        DataScope.Team => Storage.Reach.Team(Id, DepartmentId),
        DataScope.Own => Storage.Reach.Own(Id),
        _ => Storage.Reach.Nothing with { Person = Id.Value },
    };
}

/// <summary>Why somebody may do something: a role within its scope, or a grant.</summary>
/// <param name="IsSet">Whether an administrator set the scope, or it is as delivered.</param>
public sealed record Ground(Roles Role, DataScope Scope, bool IsSet, Widening? Grant);
