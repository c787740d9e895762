using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Facts;

public enum FactSource { Typed, Imported, PaperLedger, Told, Public, WorkedOut }

public enum Confidence { Sure, Likely, Unsure }

/// <summary>Where a value comes from, and how far it is to be trusted.</summary>
public sealed record Provenance(FactSource Source, string? Note, Confidence Confidence)
{
    public const int NoteLengthMax = 200;

    public static readonly Provenance Typed = new(FactSource.Typed, null, Confidence.Sure);
}

/// <summary>One value of a file, with its source, whoever set it and whoever saw that it is right.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
public sealed class Fact
{
    private Fact() { }

    public Fact(CustomerId customer, string fieldKey) => (CustomerId, FieldKey) = (customer, fieldKey);

    public CustomerId CustomerId { get; private set; }
    public string FieldKey { get; private set; } = "";

    /// <summary>The canonical text; see <see cref="FieldValue"/>.</summary>
    public string Words { get; private set; } = "";

    public string WordsKey { get; private set; } = "";
    public long? Amount { get; private set; }
    public FactSource Source { get; private set; }
    public string? SourceNote { get; private set; }
    public Confidence Confidence { get; private set; }

    /// <summary>Null for the program itself.</summary>
    public PersonId? SetBy { get; private set; }

    public Instant SetAt { get; private set; }
    public PersonId? VerifiedBy { get; private set; }
    public Instant? VerifiedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>When somebody last stood by it: verified, or set.</summary>
    public Instant SeenAt => VerifiedAt ?? SetAt;

    /// <summary>Another value is another fact: whoever verified the old one did not verify this.</summary>
    public void Set(FieldValue value, Provenance from, PersonId? by, Instant at)
    {
        (Words, WordsKey, Amount) = (value.Words, value.Key, value.Amount);
        (Source, SourceNote, Confidence) = (from.Source, string.IsNullOrWhiteSpace(from.Note) ? null : from.Note.Trim(), from.Confidence);
        (SetBy, SetAt, VerifiedBy, VerifiedAt) = (by, at.Cut(), null, null);
        Version++;
    }

    /// <summary>Still right: said by somebody, on a day.</summary>
    public void Verify(PersonId by, Instant at)
    {
        (VerifiedBy, VerifiedAt) = (by, at.Cut());
        Version++;
    }

    /// <summary>For rooms that write many facts at once.</summary>
    public static Storage.BulkTable Bulk { get; } = new("Facts",
        ["CustomerId", "FieldKey", "Words", "WordsKey", "Amount", "Source", "SourceNote", "Confidence", "SetBy", "SetAt", "VerifiedBy", "VerifiedAt", "Version"], ["CustomerId", "FieldKey"], Overwrites: true);
}
