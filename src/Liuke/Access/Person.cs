using Liuke.Basics;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Liuke.Access;

/// <summary>Somebody of the firm who signs in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    private Person() { }

    public Person(PersonId id, string userName, string name, DepartmentId department, Roles roles)
    {
        (Id, UserName, Name, DepartmentId, Roles) = (id.Value, userName, name, department, roles);
        SecurityStamp = id.ToString();
        LockoutEnabled = true;
    }

    public PersonId PersonId => new(Id);
    public string Name { get; private set; } = "";
    public DepartmentId DepartmentId { get; private set; }
    public Roles Roles { get; private set; }

    /// <summary>When the person left or was shut out; null while welcome.</summary>
    public Instant? DisabledAt { get; private set; }

    public void Disable(Instant now) => DisabledAt ??= now;
}
