using Liuke.Basics;

namespace Liuke.Archive.Lists;

/// <summary>Walks an order stretch by stretch, asking of each stretch in hand which rows meet conditions that no index serves together.</summary>
/// <remarks>
/// One request looks at <see cref="MostLooked"/> rows at most. Where that was not enough for a page, the page is shorter and the next one
/// goes on from where the walk stood: no row is lost, none comes twice, and no request ever reads the whole table.
/// </remarks>
internal sealed class Stretches<TKey>(IQueryable<Spot<TKey>> order, Func<List<long>, Task<HashSet<long>>> check, bool isDescending)
{
    private static readonly int[] Sizes = [300, 1000, 3000, 6000, 10_000];

    public static int MostLooked => Sizes.Sum();

    /// <param name="Met">Those that meet the conditions, in the order of the walk; one more than a page where there is more.</param>
    /// <param name="First">The first place that was looked at.</param>
    /// <param name="Last">The last place that was looked at, where the walk did not come to the end.</param>
    internal sealed record Walked(List<Spot<TKey>> Met, Spot<TKey>? First, Spot<TKey>? Last);

    public async Task<Walked> Walk(Spot<TKey>? from, bool backwards, int size, CancellationToken stop)
    {
        var met = new List<Spot<TKey>>();
        var (first, last) = ((Spot<TKey>?)null, from);
        var walk = new Keyset<TKey>(order, isDescending);
        foreach (var length in Sizes)
        {
            var seen = await walk.Walk(last, backwards, length, stop);
            var stretch = seen.Take(length).ToList();
            if (stretch.Count == 0) return new(met, first, null);
            first ??= stretch[0];
            last = stretch[^1];
            var meeting = await check(stretch.ConvertAll(s => s.Number));
            met.AddRange(stretch.Where(s => meeting.Contains(s.Number)).Take(size + 1 - met.Count));
            if (met.Count > size) return new(met, first, last);
            if (seen.Count <= length) return new(met, first, null);
        }

        return new(met, first, last);
    }

    /// <summary>A page of the walk: the spots in the order of the list, and the places before and after them.</summary>
    public async Task<(List<Spot<TKey>> Shown, string? Before, string? After, CappedCount Count)> Turn(Spot<TKey>? from, bool backwards, int size, CancellationToken stop)
    {
        var (met, first, last) = await Walk(from, backwards, size, stop);
        var shown = met.Take(size).ToList();
        // Where the page is full the walk goes on behind its last row; where it is not, behind the last that was looked at.
        var onwards = met.Count > size ? shown[^1].Address : last?.Address;
        var back = from is null ? null : (shown.FirstOrDefault() ?? first ?? from).Address;
        if (backwards) shown.Reverse();
        var count = onwards is null && from is null ? CappedCount.Of(met.Count) : new CappedCount(Math.Max(shown.Count, Math.Min(size, met.Count)), true);
        return backwards ? (shown, onwards, back, count) : (shown, back, onwards, count);
    }
}
