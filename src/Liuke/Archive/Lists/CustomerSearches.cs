using System.Collections.Concurrent;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Lists;

/// <summary>Remembers for an hour which parts of names too many customers share, for finding that out costs more than a page of them.</summary>
internal sealed class CommonParts(IClock clock)
{
    private const int Most = 10_000;

    private static readonly Duration Kept = Duration.FromHours(1);

    private readonly ConcurrentDictionary<string, Instant> until = new(StringComparer.Ordinal);

    public bool Knows(string part) => until.TryGetValue(part, out var end) && clock.GetCurrentInstant() < end;

    public void Keep(string part)
    {
        if (until.Count >= Most) until.Clear();
        until[part] = clock.GetCurrentInstant() + Kept;
    }
}

/// <summary>Reads what somebody typed into a search.</summary>
public sealed class CustomerSearches(KnownBy keys, IClock clock)
{
    private readonly CommonParts commons = new(clock);

    internal Task<CustomerSearch> Of(Db db, string typed, CancellationToken stop) => CustomerSearch.Of(db, keys, commons, typed, stop);
}
