using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive;

/// <summary>One line of a timeline, wherever it is stored.</summary>
/// <param name="Key">Unique within its kind.</param>
/// <param name="Data">JSON that the words of its kind understand.</param>
public sealed record TimelineFact(string Key, Instant At, PersonId? ActorId, string Kind, string Data)
{
    public T Read<T>() => JsonSerializer.Deserialize<T>(Data, TimelineEntry.Json)!;
}

/// <summary>Which facts of one customer are asked for: the newest first, none later than <paramref name="Until"/>, at most <paramref name="Take"/>.</summary>
public sealed record TimelineSlice(CustomerId Customer, Instant? From, Instant Until, int Take)
{
    /// <summary>Only what this person did; null for everybody and the program itself.</summary>
    public PersonId? Who { get; init; }
}

/// <summary>A room that has dated rows of its own lends them to the timeline, so that nothing is stored twice.</summary>
public interface ITimelineSource
{
    /// <summary>The kinds this source can answer with.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>From &lt;= At &lt;= Until, ordered by At and then by something unique, both downwards, at most Take.</summary>
    Task<IReadOnlyList<TimelineFact>> Read(Db db, TimelineSlice slice, CancellationToken stop);
}

/// <summary>Turns the facts of one group (orders, contacts, edits ...) into sentences.</summary>
public interface ITimelineWords
{
    /// <summary>The group's name in the address, as in "orders".</summary>
    string Group { get; }

    /// <summary>The group's name on the filter.</summary>
    Text Title { get; }

    int Order { get; }

    IReadOnlyCollection<string> Kinds { get; }

    TimelineWording Say(TimelineFact fact);
}

/// <param name="Icon">A Tabler icon without its prefix.</param>
public sealed record TimelineWording(Text Sentence, string Icon)
{
    public Text? Detail { get; init; }

    /// <summary>Where the thing itself can be seen.</summary>
    public string? Href { get; init; }

    /// <summary>good, warn, bad or quiet.</summary>
    public string Tone { get; init; } = "quiet";
}
