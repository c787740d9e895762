using System.Globalization;
using System.Text.Json;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Interactions;

internal sealed record SaidFact(string Code, Guid Id, InteractionChannel Channel, Direction Direction, string? Contact, string Body, string? NextStep, string? NextOn, bool IsCorrection);

/// <summary>What was said stands on the timeline, as it was last corrected.</summary>
internal sealed class InteractionTimeline : ITimelineSource
{
    public const string Logged = "interaction.logged";

    public IReadOnlyCollection<string> Kinds { get; } = [Logged];

    public async Task<IReadOnlyList<TimelineFact>> Read(Db db, TimelineSlice slice, CancellationToken stop)
    {
        var (customer, until) = (slice.Customer, slice.Until);
        var from = slice.From ?? Instant.FromUnixTimeSeconds(0);
        var every = db.Interactions.AsNoTracking();
        var said = slice.Who is { } who ? every.Where(i => i.By == who) : every;
        var found = await said
            .Where(i => i.CustomerId == customer && i.HappenedAt >= from && i.HappenedAt <= until && !every.Any(later => later.CorrectsId == i.Id))
            .OrderByDescending(i => i.HappenedAt).ThenByDescending(i => i.Id).Take(slice.Take).ToListAsync(stop);
        if (found.Count == 0) return [];

        var code = await db.Customers.Where(c => c.Id == customer).Select(c => c.Code).SingleAsync(stop);
        var views = await db.View(found, stop);
        return [.. found.Zip(views).Select(pair => new TimelineFact(pair.First.Id.ToString(), pair.First.HappenedAt, pair.First.By, Logged, JsonSerializer.Serialize(Fact(code, pair.Second), JsonSerializerOptions.Web)))];
    }

    private static SaidFact Fact(string code, InteractionView said)
        => new(code, said.Id.Value, said.Channel, said.Direction, said.ContactName, said.Body, said.NextStep, said.NextOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), said.IsCorrection);
}

internal sealed class InteractionTimelineWords : ITimelineWords
{
    public string Group => "talks";
    public Text Title => InteractionWords.Title;
    public int Order => 10;
    public IReadOnlyCollection<string> Kinds { get; } = [InteractionTimeline.Logged];

    public TimelineWording Say(TimelineFact fact)
    {
        var said = fact.Read<SaidFact>();
        return new(InteractionWords.Headline(said.Channel, said.Direction, said.Contact, said.IsCorrection), InteractionWords.Icon(said.Channel))
        {
            Detail = said.NextStep is null ? Text.Same(said.Body) : InteractionWords.WithNext(said.Body, said.NextStep, said.NextOn!),
            Href = $"{CustomerFilter.Path}/{said.Code}/interactions/{said.Id}",
        };
    }
}
