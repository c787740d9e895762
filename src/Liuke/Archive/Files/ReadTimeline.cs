using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Files;

/// <summary>Which part of a timeline is asked for; all of it stands in the address.</summary>
/// <param name="Group">One group of facts, or null for all.</param>
/// <param name="SinceDays">Only the last so many days; null for all time.</param>
/// <param name="Until">Where the page before ended; null for the newest.</param>
/// <param name="Skip">How many facts of exactly that moment were shown already.</param>
public sealed record TimelineAsked(CustomerId Customer, string? Group = null, int? SinceDays = null, Instant? Until = null, int Skip = 0)
{
    public const int PageSize = 20;

    /// <summary>Only what this person did; null for everybody.</summary>
    public PersonId? Who { get; init; }
}

public sealed record TimelineLine(Instant At, string? ActorName, TimelineWording Wording);

/// <param name="Next">What to ask for to go on; null at the end.</param>
public sealed record TimelinePage(IReadOnlyList<(LocalDate Day, IReadOnlyList<TimelineLine> Lines)> Days, TimelineAsked? Next);

/// <summary>Merges what was recorded with the dated rows that rooms lend, newest first.</summary>
public sealed class ReadTimeline(IDbContextFactory<Db> store, IEnumerable<ITimelineSource> sources, IEnumerable<ITimelineWords> words, Company company, IClock clock)
{
    private const int NameLookupMax = 100;

    public async Task<TimelinePage> Run(TimelineAsked asked, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        if (!await db.Customers.AnyAsync(c => c.Id == asked.Customer, stop)) return new([], null);

        var take = TimelineAsked.PageSize + asked.Skip + 1;
        var now = clock.GetCurrentInstant();
        var slice = new TimelineSlice(asked.Customer, asked.SinceDays is { } days ? now - Duration.FromDays(days) : null, asked.Until ?? now, take) { Who = asked.Who };
        var kinds = words.Where(w => asked.Group is null || w.Group == asked.Group).SelectMany(w => w.Kinds).ToHashSet(StringComparer.Ordinal);
        var facts = await Recorded(db, slice, kinds, stop);
        foreach (var source in sources.Where(s => s.Kinds.Any(kinds.Contains))) facts.AddRange(await source.Read(db, slice, stop));

        var merged = facts.OrderByDescending(f => f.At).ThenByDescending(f => f.Key, StringComparer.Ordinal).Skip(asked.Skip).ToList();
        var shown = merged.Take(TimelineAsked.PageSize).ToList();
        return new(await InWords(db, shown, stop), merged.Count > shown.Count ? Next(asked, shown) : null);
    }

    private static async Task<List<TimelineFact>> Recorded(Db db, TimelineSlice slice, IReadOnlyCollection<string> kinds, CancellationToken stop)
    {
        var from = slice.From ?? Instant.FromUnixTimeSeconds(0);
        var every = db.TimelineEntries.AsNoTracking();
        if (slice.Who is { } who) every = every.Where(e => e.ActorId == who);
        var entries = await every
            .Where(e => e.CustomerId == slice.Customer && e.At >= from && e.At <= slice.Until && kinds.Contains(e.Kind))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(slice.Take).ToListAsync(stop);
        return entries.ConvertAll(e => new TimelineFact(e.Id.Value.ToString(), e.At, e.ActorId, e.Kind, e.Data));
    }

    private async Task<IReadOnlyList<(LocalDate, IReadOnlyList<TimelineLine>)>> InWords(Db db, List<TimelineFact> facts, CancellationToken stop)
    {
        var actors = facts.Select(f => f.ActorId?.Value).OfType<Guid>().Distinct().Take(NameLookupMax).ToList();
        var names = await db.People.Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var byKind = words.SelectMany(w => w.Kinds.Select(k => (k, w))).ToDictionary(p => p.k, p => p.w, StringComparer.Ordinal);
        return [.. facts
            .Select(f => new TimelineLine(f.At, f.ActorId is { } actor ? names.GetValueOrDefault(actor.Value) : null, byKind[f.Kind].Say(f)))
            .GroupBy(l => l.At.DayIn(company.Zone)).Select(g => (g.Key, (IReadOnlyList<TimelineLine>)[.. g]))];
    }

    private static TimelineAsked Next(TimelineAsked asked, List<TimelineFact> shown)
    {
        var last = shown[^1].At;
        var atLast = shown.Count(f => f.At == last);
        return asked with { Until = last, Skip = asked.Until == last ? asked.Skip + atLast : atLast };
    }
}

/// <summary>Who did anything with a customer, to choose from.</summary>
public sealed class FindActors(IDbContextFactory<Db> store)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<(PersonId Id, string Name)>> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var recorded = await db.TimelineEntries.Where(e => e.CustomerId == customer && e.ActorId != null).Select(e => e.ActorId).Distinct().Take(Most).ToListAsync(stop);
        var said = await db.Set<Interactions.Interaction>().Where(i => i.CustomerId == customer && i.By != null).Select(i => i.By).Distinct().Take(Most).ToListAsync(stop);
        var ids = recorded.Concat(said).OfType<PersonId>().Select(p => p.Value).Distinct().ToList();
        return [.. (await db.People.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop)).Select(p => (new PersonId(p.Id), p.Name))];
    }
}
