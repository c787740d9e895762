using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Facts;

public readonly record struct FileEntryId(Guid Value) : IId<FileEntryId>
{
    public static FileEntryId From(Guid value) => new(value);
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, IFormatProvider? p, out FileEntryId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>One of many: a need, a competitor, a visit report, an installed asset. Its fields are those of its module.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
public sealed class FileEntry
{
    private FileEntry() { }

    public FileEntry(CustomerId customer, string module, PersonId? by, Instant at)
        => (Id, CustomerId, ModuleKey, By, CreatedAt) = (Ids.New<FileEntryId>(at), customer, module, by, at.Cut());

    public FileEntryId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public string ModuleKey { get; private set; } = "";

    /// <summary>The contact it is about, of the same customer.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>The day it tells of.</summary>
    public LocalDate On { get; private set; }

    /// <summary>JSON: key of the field to canonical words.</summary>
    public string Values { get; private set; } = "{}";

    public PersonId? By { get; private set; }
    public Instant CreatedAt { get; private set; }
    public int Version { get; private set; }
    public Instant? RemovedAt { get; private set; }

    /// <summary>The department that is to act on it, where it was routed to one.</summary>
    public DepartmentId? RoutedTo { get; private set; }

    /// <summary>When that department had done with it.</summary>
    public Instant? SettledAt { get; private set; }

    /// <summary>What tells it from the customer's other entries of this module, in plain small letters: a contract's number. Null where nothing does.</summary>
    public string? NumberKey { get; private set; }

    public IReadOnlyDictionary<string, string> Words => JsonSerializer.Deserialize<Dictionary<string, string>>(Values, TimelineEntry.Json)!;

    public void Say(LocalDate on, Guid? contact, IReadOnlyDictionary<string, string> words)
    {
        (On, ContactId, Values) = (on, contact, JsonSerializer.Serialize(new SortedDictionary<string, string>(words.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), TimelineEntry.Json));
        Version++;
    }

    internal void Number(string? key) => NumberKey = key;

    internal void Route(DepartmentId? to, Instant? settledAt) => (RoutedTo, SettledAt) = (to, settledAt?.Cut());

    public void Remove(Instant at)
    {
        RemovedAt = at.Cut();
        Version++;
    }
}
