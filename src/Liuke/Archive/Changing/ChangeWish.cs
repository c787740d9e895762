using Liuke.Basics;

namespace Liuke.Archive.Changing;

/// <summary>What the head of a file is to say; the payload of its approval.</summary>
public sealed record ChangeWish(string Name, string? Region, PersonId? Owner)
{
    public const int NameLengthMax = 100;
    public const int RegionLengthMax = 60;

    /// <summary>As it would be kept: without spaces around, and nothing instead of an empty word.</summary>
    public ChangeWish Tidy() => new(Name.Trim(), string.IsNullOrWhiteSpace(Region) ? null : Region.Trim(), Owner);

    public Refusal? Check()
    {
        if (Name.Length is 0 or > NameLengthMax) return Refusal.Invalid(ChangeWords.NameLength(NameLengthMax));
        return Region?.Length > RegionLengthMax ? Refusal.Invalid(ChangeWords.RegionTooLong(RegionLengthMax)) : null;
    }

    public bool IsLike(Customer customer) => Name == customer.Name && Region == customer.Region && Owner == customer.OwnerId;
}
