using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Ties;

/// <summary>What one customer is to another. Each has its other side.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum RelationKind { SameGroup = 1, ParentOf = 2, SubsidiaryOf = 3, Kin = 4, SupplierOf = 5, BuyerFrom = 6, CompetitorOf = 7 }

/// <summary>One side of what two customers are to each other; the other side is a row of its own, so that each stands with its customer.</summary>
[PartOf(typeof(Customer), nameof(FromId))]
[Personal]
public sealed class CustomerRelation
{
    private CustomerRelation() { }

    private CustomerRelation(CustomerId from, CustomerId to, RelationKind kind, string? note, PersonId by, Instant now)
        => (FromId, ToId, Kind, Note, By, At) = (from, to, kind, note, by, now.Cut());

    public CustomerId FromId { get; private set; }
    public CustomerId ToId { get; private set; }
    public RelationKind Kind { get; private set; }
    public string? Note { get; private set; }
    public PersonId By { get; private set; }
    public Instant At { get; private set; }

    public static IEnumerable<CustomerRelation> Both(CustomerId from, CustomerId to, RelationKind kind, string? note, PersonId by, Instant now)
        => [new(from, to, kind, note, by, now), new(to, from, Other(kind), note, by, now)];

    /// <summary>What the other is to this one.</summary>
    public static RelationKind Other(RelationKind kind) => kind switch
    {
        RelationKind.ParentOf => RelationKind.SubsidiaryOf,
        RelationKind.SubsidiaryOf => RelationKind.ParentOf,
        RelationKind.SupplierOf => RelationKind.BuyerFrom,
        RelationKind.BuyerFrom => RelationKind.SupplierOf,
        _ => kind,
    };
}

/// <summary>A word that customers are marked with. The words are the firm's; who bears them is seen by whoever sees the customer.</summary>
[NotPersonal("words for many customers")]
public sealed class Tag
{
    public const int LengthMax = 20, PerCustomerMax = 30;

    private Tag() { }

    internal Tag(string word, Instant now) => (Key, Word, CreatedAt) = (KeyOf(word), word, now.Cut());

    /// <summary>The word in plain small letters without spaces.</summary>
    public string Key { get; private set; } = "";
    public string Word { get; private set; } = "";
    public Instant CreatedAt { get; private set; }

    /// <summary>The same word written in another way.</summary>
    internal void Write(string word) => Word = word;

    public static string KeyOf(string word) => CustomerName.Key(word);
}

[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
public sealed class CustomerTag
{
    private CustomerTag() { }

    internal CustomerTag(CustomerId customer, string key, PersonId? by, Instant now) => (CustomerId, TagKey, By, At) = (customer, key, by, now.Cut());

    public CustomerId CustomerId { get; private set; }
    public string TagKey { get; private set; } = "";
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }
}

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum TeamRole { Sales = 1, Service = 2, Technical = 3, Finance = 4, Sponsor = 5, Other = 6 }

/// <summary>Somebody of the firm who looks after a customer beside its owner, and therefore sees its file.</summary>
public sealed class AccountTeamMember
{
    private AccountTeamMember() { }

    internal AccountTeamMember(CustomerId customer, PersonId person, TeamRole role, PersonId by, Instant now) => (CustomerId, PersonId, Role, By, At) = (customer, person, role, by, now.Cut());

    public CustomerId CustomerId { get; private set; }
    public PersonId PersonId { get; private set; }
    public TeamRole Role { get; private set; }
    public PersonId By { get; private set; }
    public Instant At { get; private set; }

    internal void Do(TeamRole role) => Role = role;
}

/// <summary>Somebody keeps this customer's file at hand.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class Pin
{
    private Pin() { }

    internal Pin(PersonId person, CustomerId customer, int place, Instant now) => (PersonId, CustomerId, Place, At) = (person, customer, place, now.Cut());

    public PersonId PersonId { get; private set; }
    public CustomerId CustomerId { get; private set; }

    /// <summary>Where it lies in the person's folder, the lowest first.</summary>
    public int Place { get; private set; }
    public Instant At { get; private set; }

    internal void Lie(int place) => Place = place;
}

public readonly record struct OwnerTermId(Guid Value) : IId<OwnerTermId>
{
    public static OwnerTermId From(Guid value) => new(value);
}

/// <summary>Who was in charge of a customer on our side until a moment in the past; since then the next one, and after the last the present owner.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class OwnerTerm
{
    private OwnerTerm() { }

    internal OwnerTerm(CustomerId customer, PersonId? owner, DepartmentId department, Instant until)
        => (Id, CustomerId, OwnerId, DepartmentId, UntilAt) = (Ids.New<OwnerTermId>(until), customer, owner, department, until.Cut());

    /// <summary>For many at once.</summary>
    internal static Storage.BulkTable Bulk { get; } = new("OwnerTerms", ["Id", "CustomerId", "OwnerId", "DepartmentId", "UntilAt"], ["Id"]);

    public OwnerTermId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public Instant UntilAt { get; private set; }
}
