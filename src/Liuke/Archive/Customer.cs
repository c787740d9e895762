using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive;

public enum CustomerKind { Enterprise, Person, Dealer, Supplier }

public enum CustomerStage { Prospect, Customer }

/// <summary>How far a prospect has come: attention 注意, interest 兴趣, desire 欲望, action 行动. None where nobody has said.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum PresaleStep { None = 0, Attention = 1, Interest = 2, Desire = 3, Action = 4 }

/// <summary>What a file that is entered by hand begins with.</summary>
internal sealed record NewFile(string Name, CustomerKind Kind, CustomerStage Stage, string? Region, string? Country, string? ExternalKey, (byte[]? Sealed, byte[]? Index, byte[]? EndIndex) Mobile);

/// <summary>Somebody the firm sells to, or hopes to.</summary>
[FoundByText(nameof(NameKey), nameof(Number))]
public sealed class Customer : IScoped
{
    private Customer() { }

    public Customer(CustomerId id, long number, string name, DepartmentId department, Instant createdAt)
    {
        (Id, Number, Code, DepartmentId, CreatedAt) = (id, number, CustomerCode.Of(number), department, createdAt);
        (Name, NameKey, NameOrder) = (name, CustomerName.Key(name), CustomerName.Order(name));
    }

    /// <summary>As it is entered by hand; a mobile is sealed by the caller.</summary>
    internal Customer(CustomerId id, long number, NewFile entered, Ownership ownership, Instant createdAt) : this(id, number, entered.Name, ownership.DepartmentId, createdAt)
    {
        (Kind, Stage, Region, Country, OwnerId, ExternalKey) = (entered.Kind, entered.Stage, entered.Region, entered.Country, ownership.OwnerId, entered.ExternalKey);
        Province = Regions.Province.Of(entered.Region);
        (MobileSealed, MobileIndex, MobileEndIndex) = entered.Mobile;
    }

    public CustomerId Id { get; private set; }

    /// <summary>Year and serial of the code as one number; never given twice.</summary>
    public long Number { get; private set; }

    [NotPersonal("given by the program")]
    public string Code { get; private set; } = "";

    /// <summary>What the firm's own files call this customer, normalised by <see cref="CustomerKey"/>; a mobile stands here by its token.</summary>
    [Personal]
    public string? ExternalKey { get; private set; }

    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>What searches look into: plain small letters without spaces.</summary>
    [Personal]
    public string NameKey { get; private set; } = "";

    /// <summary>Sorts names as a Chinese reader expects, by pinyin, alike on both databases.</summary>
    [Personal]
    public string NameOrder { get; private set; } = "";

    public CustomerKind Kind { get; private set; }
    public CustomerStage Stage { get; private set; }

    /// <summary>Of a prospect; it stays where it was when the prospect becomes a customer.</summary>
    public PresaleStep Step { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }

    /// <summary>The mobile, sealed; see <see cref="CustomerMobile"/>.</summary>
    [Personal]
    public byte[]? MobileSealed { get; private set; }

    /// <summary>By which equal mobiles are found.</summary>
    [Personal]
    public byte[]? MobileIndex { get; private set; }

    /// <summary>By which mobiles with the same last four digits are found.</summary>
    [Personal]
    public byte[]? MobileEndIndex { get; private set; }

    [Personal]
    public string? Region { get; private set; }

    /// <summary>The one name of the region, by which lists filter and add up; see <see cref="Regions.Province"/>.</summary>
    [NotPersonal("a province")]
    public string? Province { get; private set; }

    /// <summary>Two letters of ISO 3166; null at home.</summary>
    [NotPersonal("a country alone is nobody")]
    public string? Country { get; private set; }
    public Instant CreatedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>To another step before the sale, or to the customers; what was a prospect's step stays known.</summary>
    /// <returns>Whether it stands elsewhere now.</returns>
    internal bool Move(PresaleStep? step)
    {
        var (stage, to) = step is { } known ? (CustomerStage.Prospect, known) : (CustomerStage.Customer, Step);
        if ((stage, to) == (Stage, Step)) return false;
        (Stage, Step) = (stage, to);
        Version++;
        return true;
    }

    /// <summary>Changes what the file says of its head. Whatever else carries the owner is moved along by <see cref="IFollowCustomer"/>.</summary>
    internal void Change(string name, string? region, Ownership ownership)
    {
        (Name, NameKey, NameOrder) = (name, CustomerName.Key(name), CustomerName.Order(name));
        (Region, Province, OwnerId, DepartmentId) = (region, Regions.Province.Of(region), ownership.OwnerId, ownership.DepartmentId);
        Version++;
    }

    /// <summary>Nothing of the person stays; what belongs to the firm's books stays under the pseudonym.</summary>
    internal void Erase(string pseudonym)
    {
        (Name, NameKey, NameOrder) = (pseudonym, CustomerName.Key(pseudonym), CustomerName.Order(pseudonym));
        (ExternalKey, Region, Province, MobileSealed, MobileIndex, MobileEndIndex) = (null, null, null, null, null, null);
        Version++;
    }
}
