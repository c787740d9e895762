using Liuke.Basics;
using Liuke.Storage.Walls;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Liuke.Access;

/// <summary>Somebody of the firm who signs in.</summary>
[NotPersonal("the firm's own people, not its customers'")]
public sealed class Person : IdentityUser<Guid>
{
    private Person() { }

    public Person(PersonId id, string userName, string name, DepartmentId department, Roles roles)
    {
        (Id, UserName, Name, DepartmentId, Roles) = (id.Value, userName, name, department, roles);
        NormalizedUserName = userName.ToUpperInvariant();
        SecurityStamp = id.ToString();
    }

    public PersonId PersonId => new(Id);
    public string Name { get; private set; } = "";
    public DepartmentId DepartmentId { get; private set; }
    public Roles Roles { get; private set; }

    /// <summary>When the person left or was shut out; null while welcome.</summary>
    public Instant? DisabledAt { get; private set; }

    /// <summary>Since when the person is somebody invented whose password everybody knows; null for real people.</summary>
    public Instant? DemoSince { get; private set; }

    /// <summary>The language of the person's choice on every device; null while the browser decides.</summary>
    public string? Language { get; private set; }

    public void Disable(Instant now) => DisabledAt ??= now.Cut();

    public void Enable() => DisabledAt = null;

    public void TakePassword(string hash) => PasswordHash = hash;

    public void BelongsToDemo(Instant now) => DemoSince = now.Cut();

    public void Speak(string? language) => Language = language;

    public Refusal? Change(string name, DepartmentId department, Roles roles)
    {
        if (string.IsNullOrWhiteSpace(name)) return Refusal.Invalid(AccessWords.NameNeeded);
        if ((roles & Roles.Everyone) == Roles.None || (roles & ~Roles.Everyone) != Roles.None) return Refusal.Invalid(AccessWords.RoleNeeded);
        (Name, DepartmentId, Roles) = (name.Trim(), department, roles);
        return null;
    }
}
