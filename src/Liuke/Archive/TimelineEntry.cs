using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive;

public readonly record struct TimelineEntryId(Guid Value) : IId<TimelineEntryId>
{
    public static TimelineEntryId From(Guid value) => new(value);
}

/// <summary>Something that happened with a customer. Written once, in the transaction that did it, and never changed.</summary>
[PartOf(typeof(Customer), nameof(CustomerId), TakesFromOutside = true)]
[Personal]
public sealed class TimelineEntry
{
    private TimelineEntry() { }

    /// <param name="actor">Who did it; null for the program itself.</param>
    /// <param name="kind">Room and event, as in "order.placed"; <see cref="ITimelineWords"/> turns it into a sentence.</param>
    /// <param name="data">What the sentence needs, made into JSON.</param>
    public TimelineEntry(CustomerId customer, Instant at, PersonId? actor, string kind, object? data = null)
    {
        (Id, CustomerId, At, ActorId, Kind) = (Ids.New<TimelineEntryId>(at), customer, at, actor, kind);
        Data = data is null ? "{}" : JsonSerializer.Serialize(data, Json);
    }

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public TimelineEntryId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public Instant At { get; private set; }
    public PersonId? ActorId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Data { get; private set; } = "{}";

    /// <summary>For rooms that write many facts at once: the table and its columns for a bulk writer.</summary>
    public static Storage.BulkTable Bulk { get; } = new("TimelineEntries", ["Id", "CustomerId", "At", "ActorId", "Kind", "Data"], ["Id"]);

    /// <summary>The values for <see cref="Bulk"/>.</summary>
    public object?[] Row => [Id, CustomerId, At, ActorId, Kind, Data];
}
