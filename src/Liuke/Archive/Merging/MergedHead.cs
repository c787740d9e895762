using Liuke.Archive.Facts;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Merging;

/// <summary>What the head of the file says once two are one: the survivor's words, except where the other's were chosen or the survivor says nothing.</summary>
internal sealed record MergedHead
{
    public const string NameField = "name", KindField = "kind", RegionField = "region", CountryField = "country", OwnerField = "owner", MobileField = "mobile", KeyField = "externalKey", FactMark = "fact:";

    public static readonly IReadOnlyList<string> Fields = [NameField, KindField, RegionField, CountryField, OwnerField, MobileField, KeyField];

    public required string Name { get; init; }
    public required CustomerKind Kind { get; init; }
    public required CustomerStage Stage { get; init; }
    public required string? Region { get; init; }
    public required string? Country { get; init; }
    public required string? ExternalKey { get; init; }
    public required Ownership To { get; init; }
    public (byte[]? Sealed, byte[]? Index, byte[]? EndIndex) Mobile { get; init; }

    /// <summary>The facts whose words are the other file's.</summary>
    public required IReadOnlySet<string> Facts { get; init; }

    public static MergedHead Of(Customer survivor, Customer loser, IReadOnlySet<string> take, CustomerMobile mobiles)
    {
        var isOwnerTaken = take.Contains(OwnerField) || (survivor.OwnerId is null && loser.OwnerId is not null);
        return new()
        {
            Name = take.Contains(NameField) ? loser.Name : survivor.Name,
            Kind = take.Contains(KindField) ? loser.Kind : survivor.Kind,
            Stage = (CustomerStage)Math.Max((int)survivor.Stage, (int)loser.Stage),
            Region = Chosen(RegionField, survivor.Region, loser.Region),
            Country = Chosen(CountryField, survivor.Country, loser.Country),
            ExternalKey = Chosen(KeyField, survivor.ExternalKey, loser.ExternalKey),
            To = isOwnerTaken ? new(loser.OwnerId, loser.DepartmentId) : new(survivor.OwnerId, survivor.DepartmentId),
            // A seal is bound to its row: it is opened and made anew.
            Mobile = Chosen(MobileField, survivor.MobileSealed, loser.MobileSealed) == survivor.MobileSealed
                ? (survivor.MobileSealed, survivor.MobileIndex, survivor.MobileEndIndex) : mobiles.Seal(survivor.Id, mobiles.Open(loser.Id, loser.MobileSealed)),
            Facts = take.Where(t => t.StartsWith(FactMark, StringComparison.Ordinal)).Select(t => t[FactMark.Length..]).ToHashSet(StringComparer.Ordinal),
        };

        T? Chosen<T>(string field, T? mine, T? theirs) where T : class => (take.Contains(field) && theirs is not null) || mine is null ? theirs : mine;
    }

    /// <summary>For what is written while two become one: nothing is chosen any more.</summary>
    public static MergedHead Standing(Customer survivor) => new()
    {
        Name = survivor.Name, Kind = survivor.Kind, Stage = survivor.Stage, Region = survivor.Region, Country = survivor.Country, ExternalKey = survivor.ExternalKey,
        To = new(survivor.OwnerId, survivor.DepartmentId), Mobile = (survivor.MobileSealed, survivor.MobileIndex, survivor.MobileEndIndex), Facts = new HashSet<string>(),
    };

    public IEnumerable<ChangedField> ChangedOf(Customer survivor)
    {
        yield return new("customer.name", survivor.Name, Name);
        yield return new("customer.kind", survivor.Kind.ToString(), Kind.ToString());
        yield return new("customer.stage", survivor.Stage.ToString(), Stage.ToString());
        yield return new("customer.region", survivor.Region, Region);
        yield return new("customer.country", survivor.Country, Country);
    }

    public object?[] Apply(RowShape shape, object?[] survivor)
    {
        var after = (object?[])survivor.Clone();
        void Set(string property, object? value) => after[shape.At(property)] = value;
        Set(nameof(Customer.Name), Name);
        Set(nameof(Customer.NameKey), CustomerName.Key(Name));
        Set(nameof(Customer.NameOrder), CustomerName.Order(Name));
        Set(nameof(Customer.Kind), Kind);
        Set(nameof(Customer.Stage), Stage);
        Set(nameof(Customer.Region), Region);
        Set(nameof(Customer.Country), Country);
        Set(nameof(Customer.ExternalKey), ExternalKey);
        Set(nameof(Customer.OwnerId), To.OwnerId);
        Set(nameof(Customer.DepartmentId), To.DepartmentId);
        Set(nameof(Customer.MobileSealed), Mobile.Sealed);
        Set(nameof(Customer.MobileIndex), Mobile.Index);
        Set(nameof(Customer.MobileEndIndex), Mobile.EndIndex);
        Set(nameof(Customer.Version), (int)after[shape.At(nameof(Customer.Version))]! + 1);
        return after;
    }
}
