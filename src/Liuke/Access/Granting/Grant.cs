using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Granting;

public readonly record struct GrantId(Guid Value) : IId<GrantId>
{
    public static GrantId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out GrantId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();

    /// <summary>Short enough to be read aloud; stands in the log and on what is made under it.</summary>
    public string Number => Value.ToString("N")[^8..];
}

/// <summary>See, change, copy, take out, search in other departments.</summary>
public enum GrantKind { View, Edit, Copy, Export, CrossSearch }

/// <summary>Leave to do for a while what one's role does not allow: given by somebody else, counted at every use, revocable at any moment.</summary>
public sealed class Grant
{
    public const int HoursMax = 24;
    public const int UsesMaxMax = 1000;
    public const int CustomersMax = 500;

    private readonly List<GrantCustomer> customers = [];

    private Grant() { }

    internal Grant(GrantWish wish, PersonId person, PersonId givenBy, string reason, Instant now)
    {
        (Id, PersonId, Kind, DepartmentId, Search) = (Ids.New<GrantId>(now), person, wish.Kind, wish.Department, wish.Search);
        (GivenBy, Reason, StartsAt, EndsAt, UsesMax) = (givenBy, reason, now.Cut(), now.Cut() + Duration.FromHours(wish.Hours), wish.Uses);
    }

    public GrantId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public GrantKind Kind { get; private set; }

    /// <summary>A department and those below it; null where the grant names customers, a search, or the whole firm.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>The exact list that was approved, as its address; nothing else may be done under the grant.</summary>
    [Personal]
    public string? Search { get; private set; }

    [Personal]
    public string Reason { get; private set; } = "";
    public PersonId GivenBy { get; private set; }
    public Instant StartsAt { get; private set; }
    public Instant EndsAt { get; private set; }
    public int UsesMax { get; private set; }
    public int Used { get; private set; }
    public Instant? RevokedAt { get; private set; }
    public PersonId? RevokedBy { get; private set; }

    public IReadOnlyList<GrantCustomer> Customers => customers;

    internal void Name(CustomerId customer, int? version) => customers.Add(new(Id, customer, version));
}

/// <summary>A customer whom a grant names, and the version it is bound to where it is bound to one.</summary>
public sealed class GrantCustomer
{
    private GrantCustomer() { }

    internal GrantCustomer(GrantId grant, CustomerId customer, int? version) => (GrantId, CustomerId, Version) = (grant, customer, version);

    public GrantId GrantId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public int? Version { get; private set; }
}

/// <summary>What somebody asks leave for; the payload of its approval.</summary>
/// <param name="Customers">Codes, as they were typed.</param>
/// <param name="Search">The address of a customer list.</param>
public sealed record GrantWish(GrantKind Kind, IReadOnlyList<string> Customers, DepartmentId? Department, string? Search, int Hours, int Uses);
