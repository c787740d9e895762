using Liuke.Basics;

namespace Liuke.Archive.Keys;

/// <summary>What somebody enters of a new customer.</summary>
public sealed record EnterWish(string Name)
{
    public const int NameLengthMax = 100, RegionLengthMax = 60, ExternalLengthMax = 100;

    public CustomerKind Kind { get; init; }
    public CustomerStage Stage { get; init; }
    public string? Mobile { get; init; }
    public string? CreditCode { get; init; }
    public string? ExternalKey { get; init; }
    public string? Region { get; init; }
    public string? Country { get; init; }
    public PersonId? Owner { get; init; }
    public DepartmentId? Department { get; init; }

    /// <summary>Whoever enters it has seen the similar ones: it is none of them.</summary>
    public bool EvenIfSimilar { get; init; }

    /// <summary>As it would be kept: without spaces around, and nothing instead of an empty word.</summary>
    public EnterWish Tidy() => this with
    {
        Name = Name.Trim(),
        Mobile = Word(Mobile),
        CreditCode = Word(CreditCode),
        ExternalKey = Word(ExternalKey),
        Region = Word(Region),
        Country = Word(Country),
    };

    public Refusal? Check()
    {
        if (Name.Length is 0 or > NameLengthMax) return Refusal.Invalid(KeyWords.NameLength(NameLengthMax));
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(Stage)) return Refusal.Invalid(KeyWords.WrongChoice);
        if (Region?.Length > RegionLengthMax) return Refusal.Invalid(KeyWords.TooLong(KeyWords.Region, RegionLengthMax));
        if (ExternalKey?.Length > ExternalLengthMax) return Refusal.Invalid(KeyWords.TooLong(KeyWords.External, ExternalLengthMax));
        if (!Keys.Country.Read(Country).IsKnown) return Refusal.Invalid(KeyWords.WrongCountry);
        if (Mobile is not null && CustomerKey.Phone(Mobile) is null) return Refusal.Invalid(KeyWords.WrongMobile);
        return CreditCode is not null && Keys.CreditCode.Read(CreditCode) is null ? Refusal.Invalid(KeyWords.WrongCredit) : null;
    }

    /// <summary>Its keys; those that are none of their kind are left out by <see cref="Identities.Hash"/>.</summary>
    internal IReadOnlyList<IdentityClaim> Claims
    {
        get
        {
            var claims = new List<IdentityClaim>();
            if (Mobile is not null) claims.Add(new(IdentityKind.Mobile, Mobile));
            if (CreditCode is not null) claims.Add(new(IdentityKind.CreditCode, CreditCode));
            if (ExternalKey is not null) claims.Add(new(IdentityKind.External, ExternalKey));
            return claims;
        }
    }

    private static string? Word(string? word) => string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
