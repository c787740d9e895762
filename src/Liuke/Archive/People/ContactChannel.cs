using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.People;

public readonly record struct ContactChannelId(Guid Value) : IId<ContactChannelId>
{
    public static ContactChannelId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum ChannelKind { Mobile = 1, Phone = 2, Email = 3, WeChat = 4, WeCom = 5, QQ = 6, Address = 7, Other = 8 }

/// <summary>One way to reach a contact, sealed; see <see cref="ContactSeals"/>. It is taken out and put in anew, never changed.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal(GoesWithContact = true)]
public sealed class ContactChannel
{
    private ContactChannel() { }

    internal ContactChannel(ContactChannelId id, Contact contact, SealedChannel seal, Instant now)
    {
        (Id, ContactId, CustomerId, Kind, CreatedAt) = (id, contact.Id, contact.CustomerId, seal.Kind, now);
        (Sealed, Index, EndIndex, Shown) = (seal.Sealed, seal.Index, seal.EndIndex, seal.Shown);
    }

    public ContactChannelId Id { get; private set; }
    public ContactId ContactId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public ChannelKind Kind { get; private set; }
    public byte[] Sealed { get; private set; } = [];

    /// <summary>By which equal numbers, addresses and names of one kind are found.</summary>
    public byte[] Index { get; private set; } = [];

    /// <summary>By which numbers with the same last four digits are found.</summary>
    public byte[]? EndIndex { get; private set; }

    /// <summary>What lists and pages show of it.</summary>
    public string Shown { get; private set; } = "";
    public Instant CreatedAt { get; private set; }
}
