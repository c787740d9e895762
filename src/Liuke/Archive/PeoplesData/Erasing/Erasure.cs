using System.Security.Cryptography;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

public readonly record struct ErasureId(Guid Value) : IId<ErasureId>
{
    public static ErasureId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A customer who is a person; one contact of a customer; what a firm's file says of persons.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum ErasedWhat { Customer = 1, Contact = 2, PersonalFacts = 3 }

/// <summary>That somebody is erased: ids and a pseudonym, nothing of the person. The ledger outside the database says the same.</summary>
[NotPersonal("ids and a pseudonym that is drawn by lot")]
public sealed class Erasure
{
    private Erasure() { }

    internal Erasure(ErasureEntry entry) => (Id, CustomerId, ContactId, Pseudonym, What, AskedAt)
        = (ErasureId.From(entry.Id), CustomerId.From(entry.Customer), entry.Contact is { } contact ? People.ContactId.From(contact) : null, entry.Pseudonym, entry.What, Instant.FromUnixTimeTicks(entry.At).Cut());

    public ErasureId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public ContactId? ContactId { get; private set; }

    /// <summary>What stands where money must stay; from a random value, so that nothing of the person follows from it.</summary>
    public string Pseudonym { get; private set; } = "";

    public ErasedWhat What { get; private set; }
    public Instant AskedAt { get; private set; }

    /// <summary>When the rows were emptied.</summary>
    public Instant? ErasedAt { get; private set; }

    /// <summary>When what was overwritten had left the database's files too.</summary>
    public Instant? PurgedAt { get; private set; }

    internal ErasureEntry Entry => new(Id.Value, CustomerId.Value, ContactId?.Value, Pseudonym, What, AskedAt.ToUnixTimeTicks());

    internal void Erased(Instant now) => ErasedAt = now.Cut();

    internal void Purged(Instant now) => PurgedAt = now.Cut();
}

/// <summary>A line of the ledger.</summary>
/// <param name="At">Ticks since 1970.</param>
internal sealed record ErasureEntry(Guid Id, Guid Customer, Guid? Contact, string Pseudonym, ErasedWhat What, long At)
{
    // Without letters and digits that look alike.
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int SignCount = 8;

    public static ErasureEntry New(CustomerId customer, ContactId? contact, ErasedWhat what, Instant now)
        => new(Ids.New<ErasureId>(now).Value, customer.Value, contact?.Value, (what == ErasedWhat.Customer ? "客户-" : "联系人-") + RandomNumberGenerator.GetString(Signs, SignCount), what, now.Cut().ToUnixTimeTicks());
}
