using System.Text.Json;
using Liuke.Archive.Dates;
using Liuke.Archive.Imports.Known;
using Liuke.Archive.People;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Imports.People;

/// <summary>What a contact says of itself.</summary>
internal sealed record ContactHead(string Name, ContactRole Role, string? Position, int? From, int? To, bool IsMain, string? Note, Guid? By, long CreatedAt, int Version)
{
    public static ContactHead Of(Contact c) => new(c.Name, c.Role, c.Position, c.FromOn?.Number(), c.ToOn?.Number(), c.IsMain, c.Note, c.By?.Value, c.CreatedAt.ToUnixTimeTicks(), c.Version);

    public static ContactHead Read(string json) => JsonSerializer.Deserialize<ContactHead>(json, TimelineEntry.Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, TimelineEntry.Json);

    public IEnumerable<(string Key, string? Old, string? New)> Against(ContactHead? before)
    {
        yield return (Contact.NameField, before?.Name, Name);
        yield return (Contact.RoleField, Word(before?.Role), Word(Role));
        yield return (Contact.PositionField, before?.Position, Position);
        yield return (Contact.FromField, Day(before?.From), Day(From));
        yield return (Contact.ToField, Day(before?.To), Day(To));
        yield return (Contact.MainField, before?.IsMain == true ? "yes" : null, IsMain ? "yes" : null);
        yield return (Contact.NoteField, before?.Note, Note);
    }

    public object?[] Row(ContactId id, CustomerId customer)
        => [id, customer, Name, (int)Role, Position, OfNumber(From), OfNumber(To), IsMain, Note, By, Instant.FromUnixTimeTicks(CreatedAt), Version];

    private static LocalDate? OfNumber(int? day) => day is { } number ? new LocalDate(1970, 1, 1).PlusDays(number) : null;

    private static string? Word(ContactRole? role) => role is null or ContactRole.Unknown ? null : Contact.Word(role.Value);

    private static string? Day(int? number) => OfNumber(number)?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A date that comes round, as it is kept for taking an import back.</summary>
internal sealed record DateImage(Guid? Contact, string Title, YearlyCalendar Calendar, int? Year, int Month, int Day, bool IsLeap, int? RaisedFor, Guid? By, long CreatedAt)
{
    public YearlyDay Yearly => new(Calendar, Year, Month, Day, IsLeap);

    public static DateImage Of(ImportantDate d) => new(d.ContactId?.Value, d.Title, d.Calendar, d.Year, d.Month, d.Day, d.IsLeapMonth, d.RaisedFor?.Number(), d.By?.Value, d.CreatedAt.ToUnixTimeTicks());

    public static DateImage From(string json) => JsonSerializer.Deserialize<DateImage>(json, TimelineEntry.Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, TimelineEntry.Json);

    public object?[] Row(ImportantDateId id, CustomerId customer)
        => [id, customer, Contact, Title, (int)Calendar, Year, Month, Day, IsLeap, RaisedFor is { } raised ? new LocalDate(1970, 1, 1).PlusDays(raised) : null, By, Instant.FromUnixTimeTicks(CreatedAt)];
}

/// <summary>One contact while rows are worked in: what stood, what stands, what is new.</summary>
internal sealed class ContactDraft(ContactId id, FileStand file, ContactHead? stood)
{
    public ContactId Id => id;
    public FileStand File => file;
    public ContactHead? Stood { get; } = stood;
    public bool IsNew => Stood is null;
    public ContactHead? Head { get; set; } = stood;

    /// <summary>By kind and index.</summary>
    public HashSet<(ChannelKind, string)> Reached { get; } = [];

    public List<(ContactChannelId Id, SealedChannel Seal)> NewChannels { get; } = [];
    public Dictionary<ImportantDateId, DateImage> Dates { get; } = [];
    public List<(ImportantDateId Id, DateImage Date)> NewDates { get; } = [];
    public List<(ImportantDateId Id, DateImage Date)> GoneDates { get; } = [];

    public bool IsTouched => Head != Stood || NewChannels.Count > 0 || NewDates.Count > 0;
}
