using System.Globalization;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive.People;

public readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    public static ContactId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What somebody does on the customer's side.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum ContactRole { Unknown = 0, Decides = 1, Buys = 2, Influences = 3, Uses = 4, Pays = 5, Receives = 6, Technical = 7, Other = 8 }

/// <summary>Somebody on the customer's side, from the day they came to the day they left.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
public sealed class Contact
{
    public const int NameLengthMax = 60, PositionLengthMax = 60, NoteLengthMax = 500;

    /// <summary>The fields of a contact as forms, calls, the merge of two edits and the history know them.</summary>
    public const string NameField = "name", RoleField = "role", PositionField = "position", FromField = "from", ToField = "to", MainField = "main", NoteField = "note";

    private Contact() { }

    public Contact(ContactId id, CustomerId customer, PersonId? by, Instant now) => (Id, CustomerId, By, CreatedAt) = (id, customer, by, now);

    public ContactId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public string Name { get; private set; } = "";
    public ContactRole Role { get; private set; }
    public string? Position { get; private set; }
    public LocalDate? FromOn { get; private set; }

    /// <summary>The last day; null while they are there.</summary>
    public LocalDate? ToOn { get; private set; }

    /// <summary>Whom to ask first; one of a customer's contacts at most.</summary>
    public bool IsMain { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Who entered it; null for an import of the program's own.</summary>
    public PersonId? By { get; private set; }
    public Instant CreatedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>What the contact says, field by field.</summary>
    public IReadOnlyDictionary<string, string?> Fields => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [NameField] = Name,
        [RoleField] = Role == ContactRole.Unknown ? null : Word(Role),
        [PositionField] = Position,
        [FromField] = Day(FromOn),
        [ToField] = Day(ToOn),
        [MainField] = IsMain ? "yes" : null,
        [NoteField] = Note,
    };

    public static string Word(ContactRole role) => role.ToString().ToLowerInvariant();

    /// <summary>Takes on these fields, all of them.</summary>
    public Refusal? Change(IReadOnlyDictionary<string, string?> fields)
    {
        var name = fields.GetValueOrDefault(NameField)?.Trim();
        if (name is not { Length: > 0 and <= NameLengthMax }) return Refusal.Invalid(PeopleWords.NameLength(NameLengthMax));
        if (fields.GetValueOrDefault(PositionField)?.Length > PositionLengthMax) return Refusal.Invalid(PeopleWords.PositionTooLong(PositionLengthMax));
        if (fields.GetValueOrDefault(NoteField)?.Length > NoteLengthMax) return Refusal.Invalid(PeopleWords.NoteTooLong(NoteLengthMax));
        if (!TryRole(fields.GetValueOrDefault(RoleField), out var role)) return Refusal.Invalid(PeopleWords.NoSuchRole);
        if (!TryDay(fields.GetValueOrDefault(FromField), out var from) || !TryDay(fields.GetValueOrDefault(ToField), out var to)) return Refusal.Invalid(PeopleWords.NotADay);
        if (to < from) return Refusal.Invalid(PeopleWords.LeftBeforeComing);
        var isMain = fields.GetValueOrDefault(MainField) is "yes" or "on" or "true";
        if (isMain && to is not null) return Refusal.Invalid(PeopleWords.MainHasLeft);

        (Name, Role, Position, FromOn, ToOn, IsMain) = (name, role, fields.GetValueOrDefault(PositionField), from, to, isMain);
        Note = fields.GetValueOrDefault(NoteField);
        Version++;
        return null;
    }

    /// <summary>Nothing of the person stays; interactions still have whom they were with.</summary>
    internal void Erase(string pseudonym)
    {
        (Name, Position, Note, IsMain) = (pseudonym, null, null, false);
        Version++;
    }

    /// <summary>Somebody else is asked first from now on.</summary>
    internal void StepBack()
    {
        IsMain = false;
        Version++;
    }

    private static bool TryRole(string? word, out ContactRole role)
    {
        role = ContactRole.Unknown;
        return word is null || (Enum.TryParse(word, ignoreCase: true, out role) && Word(role) == word.ToLowerInvariant());
    }

    private static bool TryDay(string? typed, out LocalDate? day)
    {
        var read = LocalDatePattern.Iso.Parse(typed ?? "");
        day = read.Success ? read.Value : null;
        return typed is null || read.Success;
    }

    private static string? Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
