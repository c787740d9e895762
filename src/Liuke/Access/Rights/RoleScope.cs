using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Rights;

/// <summary>What an administrator set in place of the scope that a role has as delivered.</summary>
[NotPersonal("the firm's own settings")]
public sealed class RoleScope
{
    private RoleScope() { }

    public RoleScope(string permission, Roles role) => (Permission, Role) = (permission, role);

    public string Permission { get; private set; } = "";

    /// <summary>One role, never several.</summary>
    public Roles Role { get; private set; }

    /// <summary><see cref="DataScope.Nothing"/> takes the permission away.</summary>
    public DataScope Scope { get; private set; }
    public PersonId SetById { get; private set; }
    public Instant SetAt { get; private set; }

    public void Set(DataScope scope, PersonId by, Instant now) => (Scope, SetById, SetAt) = (scope, by, now.Cut());
}
