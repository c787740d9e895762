using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Facts;

public readonly record struct FieldChangeId(Guid Value) : IId<FieldChangeId>
{
    public static FieldChangeId From(Guid value) => new(value);
}

/// <summary>What one field of a file said before and says since: written once, with whatever changed it.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class FieldChange
{
    private FieldChange() { }

    internal FieldChange(CustomerId customer, string subject, ChangedField field, FileTouch touch)
        => (Id, CustomerId, Subject, FieldKey, Old, New, Source, By, At, Under)
            = (Ids.New<FieldChangeId>(touch.At), customer, subject, field.Key, field.Old, field.New, touch.Source, touch.By, touch.At.Cut(), touch.Under);

    public FieldChangeId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }

    /// <summary>See <see cref="FileSubjects"/>.</summary>
    [NotPersonal("ids")]
    public string Subject { get; private set; } = "";

    [NotPersonal("the firm's own words")]
    public string FieldKey { get; private set; } = "";
    [Personal]
    public string? Old { get; private set; }
    [Personal]
    public string? New { get; private set; }
    public FactSource Source { get; private set; }
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Under which grant or approval it was done: "grant:…" or "approval:…"; null where none was needed.</summary>
    [NotPersonal("ids")]
    public string? Under { get; private set; }

    /// <summary>For rooms that write many changes at once.</summary>
    public static Storage.BulkTable Bulk { get; } = new("FieldChanges", ["Id", "CustomerId", "Subject", "FieldKey", "Old", "New", "Source", "By", "At", "Under"], ["Id"]);
}

/// <summary>What a change is about, within the customer's file.</summary>
public static class FileSubjects
{
    public const string Customer = "customer";
    public const string Facts = "facts";

    public static string Entry(FileEntryId id) => $"entry:{id}";

    public static string Contact(Guid id) => $"contact:{id}";
}
