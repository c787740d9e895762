using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;

namespace Liuke.Archive.Imports;

/// <summary>What a row of a customer file says. What it leaves empty it does not say.</summary>
/// <param name="Name">Null where the file is about known customers, whom other columns name.</param>
internal sealed record CustomerSays(string? Name)
{
    public CustomerKind? Kind { get; init; }
    public CustomerStage? Stage { get; init; }
    public string? Mobile { get; init; }
    public string? Region { get; init; }
    public long? Number { get; init; }
    public string? External { get; init; }
    public Ownership? Ownership { get; init; }
    public Confidence? Confidence { get; init; }
    public FactSource? Source { get; init; }
    public string? SourceNote { get; init; }
    public (PersonId By, Instant At)? Verified { get; init; }

    /// <summary>Who it is, where the file is about known customers.</summary>
    public CustomerNamed? Named { get; init; }
    public IReadOnlyList<(FileField Field, FieldValue Value)> Facts { get; init; } = [];

    /// <summary>By what the customer is known beyond doubt; where a row has nothing else, by the name.</summary>
    public IReadOnlyList<(IdentityKind Kind, string Hash, string? Shown)> Keys { get; init; } = [];
}

internal sealed class CustomerRow(TableRow raw, CustomerSays? says) : ImportRow(raw)
{
    public CustomerSays? Says => says;

    /// <summary>The known customer whom the row names.</summary>
    public CustomerId? Whose { get; set; }
}
