using System.Text.Json;
using Liuke.Archive.Facts;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;

namespace Liuke.Archive.Imports;

/// <summary>What a customer's row in the archive says of itself.</summary>
internal sealed record CustomerHead(string Name, CustomerKind Kind, CustomerStage Stage, string? Region, string? ExternalKey, byte[]? MobileSealed, byte[]? MobileIndex, byte[]? MobileEndIndex, int Version)
{
    public static CustomerHead Of(Customer c) => new(c.Name, c.Kind, c.Stage, c.Region, c.ExternalKey, c.MobileSealed, c.MobileIndex, c.MobileEndIndex, c.Version);

    public string ToJson() => JsonSerializer.Serialize(this, TimelineEntry.Json);
}

/// <summary>What a fact says and where it is from.</summary>
internal sealed record FactImage(string Words, string WordsKey, long? Amount, FactSource Source, string? SourceNote, Confidence Confidence, Guid? SetBy, long SetAt, Guid? VerifiedBy, long? VerifiedAt, int Version)
{
    public static string Of(Fact f) => JsonSerializer.Serialize(
        new FactImage(f.Words, f.WordsKey, f.Amount, f.Source, f.SourceNote, f.Confidence, f.SetBy?.Value, f.SetAt.ToUnixTimeTicks(), f.VerifiedBy?.Value, f.VerifiedAt?.ToUnixTimeTicks(), f.Version), TimelineEntry.Json);

    public static FactImage From(string json) => JsonSerializer.Deserialize<FactImage>(json, TimelineEntry.Json)!;
}

/// <summary>How a file was measured before its facts changed.</summary>
internal sealed record ReviewImage(int Completeness, int Unverified, LocalDate? FreshUntilOn)
{
    public string ToJson() => JsonSerializer.Serialize(new[] { Completeness, Unverified, FreshUntilOn?.Number() ?? int.MinValue });

    public static ReviewImage From(string json) => JsonSerializer.Deserialize<int[]>(json) is [var complete, var unverified, var day] ? new(complete, unverified, day == int.MinValue ? null : new LocalDate(1970, 1, 1).PlusDays(day)) : throw new JsonException();
}

/// <summary>One customer while rows are worked into their file: what stood, what stands, what is new.</summary>
internal sealed class CustomerDraft(CustomerId id, bool isNew, CustomerHead head, Ownership ownership)
{
    public CustomerId Id => id;
    public bool IsNew => isNew;
    public Ownership Ownership => ownership;
    public long Number { get; set; }
    public string Code => CustomerCode.Of(Number);
    public CustomerHead Head { get; private set; } = head;
    public CustomerHead Stood { get; } = head;
    public Instant CreatedAt { get; init; }
    public string? Country { get; init; }
    public ReviewState State { get; init; } = ReviewState.Reviewed;
    public PersonId? EnteredBy { get; init; }
    public FileStand Stand => new(id, Code, Head.Name, ownership, State, EnteredBy);
    public ReviewImage? Measured { get; init; }
    public Dictionary<string, Fact> Facts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Of the facts that changed, how each stood before; null where there was none.</summary>
    public Dictionary<string, (string? Image, string? Words)> FactsStood { get; } = new(StringComparer.Ordinal);

    public Dictionary<(IdentityKind Kind, string Hash), string?> NewKeys { get; } = [];

    public bool IsHeadChanged => Head != Stood;

    /// <summary>Whether a row would change what stands, and not only add to it or say anew what changes with the day.</summary>
    public bool WouldChange(CustomerSays says, CustomerMobile mobiles)
        => says.Name is { } name && name != Head.Name || says.Kind is { } kind && kind != Head.Kind || says.Stage is { } stage && stage != Head.Stage
            || says.Region is { } region && Head.Region is { } stood && region != stood
            || says.Mobile is { } mobile && Head.MobileIndex is { } index && !index.AsSpan().SequenceEqual(mobiles.IndexOf(mobile))
            || says.Facts.Any(f => f.Field.Class == FactClass.Stable && Facts.GetValueOrDefault(f.Field.Key) is { } known && known.Words != f.Value.Words);

    /// <summary>Works a row in.</summary>
    /// <returns>Whether the file says anything else since.</returns>
    public bool Take(CustomerSays says, CustomerRun run, CustomerMobile mobiles, Instant now)
    {
        var isChanged = TakeHead(says, mobiles);
        foreach (var (field, value) in says.Facts)
        {
            var known = Facts.GetValueOrDefault(field.Key);
            var isSaid = known?.Words == value.Words;
            if (isSaid && (says.Verified is null || (known!.VerifiedBy == says.Verified?.By && known.VerifiedAt == says.Verified?.At))) continue;
            FactsStood.TryAdd(field.Key, known is null ? (null, null) : (FactImage.Of(known), known.Words));
            known ??= Facts[field.Key] = new(id, field.Key);
            if (!isSaid) known.Set(value, new(says.Source ?? run.From.Source, says.SourceNote ?? run.From.Note, says.Confidence ?? run.From.Confidence), run.By, now);
            if (says.Verified is { } verified) known.Verify(verified.By, verified.At);
            isChanged = true;
        }

        return isChanged;
    }

    private bool TakeHead(CustomerSays says, CustomerMobile mobiles)
    {
        var next = Head with { Name = says.Name ?? Head.Name, Kind = says.Kind ?? Head.Kind, Stage = says.Stage ?? Head.Stage, Region = says.Region ?? Head.Region };
        if (says.External is { } external && Head.ExternalKey is null) next = next with { ExternalKey = mobiles.KeyOf(external) };
        if (says.Mobile is { } mobile && !(Head.MobileIndex ?? []).AsSpan().SequenceEqual(mobiles.IndexOf(mobile)))
        {
            var (closed, index, end) = mobiles.Seal(id, mobile);
            next = next with { MobileSealed = closed, MobileIndex = index, MobileEndIndex = end };
        }

        if (next == Head) return false;
        Head = next with { Version = isNew ? 0 : Stood.Version + 1 };
        return true;
    }
}
