using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Attachments;

public readonly record struct AttachmentId(Guid Value) : IId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A file kept with a customer's file; its bytes lie in the folder of attachments under its id.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
public sealed class Attachment
{
    public const int NameLengthMax = 120;

    private Attachment() { }

    internal Attachment(AttachmentId id, CustomerId customer, string name, StoredFile file, PersonId by, Instant now)
        => (Id, CustomerId, Name, Kind, Bytes, Sha256, By, At) = (id, customer, name, file.Kind, file.Bytes, file.Sha256, by, now.Cut());

    public AttachmentId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What its bytes were found to be, whatever its name says.</summary>
    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }
    public string Sha256 { get; private set; } = "";
    public PersonId By { get; private set; }
    public Instant At { get; private set; }
}

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum FileKind { Png = 1, Jpeg = 2, Gif = 3, Webp = 4, Pdf = 5, Text = 6, Csv = 7, Office = 8, OldOffice = 9, Zip = 10 }

/// <summary>Bytes that lie in the folder.</summary>
public sealed record StoredFile(FileKind Kind, long Bytes, string Sha256);
