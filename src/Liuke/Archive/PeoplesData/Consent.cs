using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.PeoplesData;

/// <summary>What somebody's data are used for beyond the contract itself.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum ConsentPurpose { Service = 1, Marketing = 2, Profiling = 3, Research = 4 }

/// <summary>By which way somebody may be reached; every way where none is named.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum ConsentChannel { Every = 0, Sms = 1, Email = 2, Phone = 3, WeChat = 4, Post = 5 }

public readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);
}

/// <summary>What somebody typed or a program sent about a consent.</summary>
/// <param name="Words">The proof: what was said or signed.</param>
/// <param name="Source">Where it was given: a call, a form, a fair.</param>
public sealed record ConsentWish(ConsentPurpose Purpose, ConsentChannel Channel, bool IsGiven, string? Words = null, string? Source = null)
{
    /// <summary>The contact whose word it is; null for the customer's own.</summary>
    public Guid? Contact { get; init; }
}

/// <summary>That a customer consented or took it back, when, who heard it and how it is proved. The last one on a purpose counts.</summary>
/// <remarks>Written once; only the erasure of the customer takes its words away.</remarks>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class Consent
{
    public const int WordsLengthMax = 500, SourceLengthMax = 100;

    private Consent() { }

    private Consent(CustomerId customer, ConsentWish wish, PersonId? by, Instant at)
        => (Id, CustomerId, ContactId, Purpose, Channel, IsGiven, Words, Source, By, At)
            = (Ids.New<ConsentId>(at), customer, wish.Contact is { } contact ? People.ContactId.From(contact) : null, wish.Purpose, wish.Channel, wish.IsGiven, Said(wish.Words), Said(wish.Source), by, at.Cut());

    public ConsentId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    /// <summary>The contact whose word it is; null for the customer's own.</summary>
    public ContactId? ContactId { get; private set; }
    public ConsentPurpose Purpose { get; private set; }
    public ConsentChannel Channel { get; private set; }

    /// <summary>Given, or taken back.</summary>
    public bool IsGiven { get; private set; }
    [Personal]
    public string? Words { get; private set; }
    [Personal]
    public string? Source { get; private set; }
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>A consent needs proof; to take it back needs nothing.</summary>
    internal static Outcome<Consent> Of(CustomerId customer, ConsentWish wish, PersonId? by, Instant at)
    {
        if (!Enum.IsDefined(wish.Purpose) || !Enum.IsDefined(wish.Channel)) return Refusal.Invalid(ConsentWords.NoSuchKind);
        if (wish.Purpose == ConsentPurpose.Profiling && wish.Channel != ConsentChannel.Every) return Refusal.Invalid(ConsentWords.ProfilingHasNoChannel);
        if (wish is { Purpose: ConsentPurpose.Profiling, Contact: not null }) return Refusal.Invalid(ConsentWords.ProfilingIsTheCustomers);
        if (Said(wish.Words)?.Length > WordsLengthMax) return Refusal.Invalid(ConsentWords.WordsTooLong(WordsLengthMax));
        if (Said(wish.Source)?.Length > SourceLengthMax) return Refusal.Invalid(ConsentWords.SourceTooLong(SourceLengthMax));
        if (wish.IsGiven && Said(wish.Words) is null) return Refusal.Invalid(ConsentWords.NeedsProof);
        return new Consent(customer, wish, by, at);
    }

    private static string? Said(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>On a customer who is to be kept out of scores, segments and personal offers.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class NoPersonalisation
{
    private NoPersonalisation() { }

    internal NoPersonalisation(CustomerId customer, Instant since) => (CustomerId, Since) = (customer, since.Cut());

    public CustomerId CustomerId { get; private set; }
    public Instant Since { get; private set; }
}
