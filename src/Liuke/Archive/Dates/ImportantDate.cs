using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Dates;

public readonly record struct ImportantDateId(Guid Value) : IId<ImportantDateId>
{
    public static ImportantDateId From(Guid value) => new(value);

    // The order of ids is the order of their making; queries walk it.
    public static bool operator >(ImportantDateId left, ImportantDateId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <(ImportantDateId left, ImportantDateId right) => left.Value.CompareTo(right.Value) < 0;
    public override string ToString() => Value.ToString();
}

/// <summary>A day that comes round every year: a birthday, the founding of a firm. Of a contact, or of the customer.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal(GoesWithContact = true)]
public sealed class ImportantDate
{
    public const int TitleLengthMax = 40;

    private ImportantDate() { }

    private ImportantDate(ImportantDateId id, CustomerId customer, ContactId? contact, string title, YearlyDay day, PersonId? by, Instant now)
    {
        (Id, CustomerId, ContactId, Title, By, CreatedAt) = (id, customer, contact, title, by, now);
        (Calendar, Year, Month, Day, IsLeapMonth) = (day.Calendar, day.Year, day.Month, day.Day, day.IsLeapMonth);
    }

    public ImportantDateId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public ContactId? ContactId { get; private set; }
    public string Title { get; private set; } = "";
    public YearlyCalendar Calendar { get; private set; }

    /// <summary>In which year it began, where that is known.</summary>
    public int? Year { get; private set; }
    public int Month { get; private set; }
    public int Day { get; private set; }
    public bool IsLeapMonth { get; private set; }

    /// <summary>The occurrence for which work was raised last.</summary>
    public LocalDate? RaisedFor { get; private set; }
    public PersonId? By { get; private set; }
    public Instant CreatedAt { get; private set; }

    public YearlyDay Yearly => new(Calendar, Year, Month, Day, IsLeapMonth);

    public static Outcome<ImportantDate> Of(CustomerId customer, ContactId? contact, string? title, YearlyDay day, PersonId? by, Instant now)
    {
        var said = title?.Trim() ?? "";
        if (said.Length is 0 or > TitleLengthMax) return Refusal.Invalid(DateWords.TitleLength(TitleLengthMax));
        return day.Check() is { } wrong ? wrong : new ImportantDate(Ids.New<ImportantDateId>(now), customer, contact, said, day, by, now);
    }
}
