using System.Text.Json;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Today;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

internal sealed record FinishedFact(WorkKind Work, string Reason, WorkOutcome Outcome, string? Note, DateOnly? NextOn);

internal sealed record SnoozedFact(WorkKind Work, string Reason, string Because, DateOnly Until);

internal sealed record AssignedFact(WorkKind Work, string Reason, string To, string? Note);

internal sealed record SettledFact(WorkKind Work, string Reason, string Why);

/// <summary>What is told to the outside.</summary>
public static class WorkEvents
{
    public const string Raised = "work.raised", Finished = "work.finished", Snoozed = "work.snoozed", Assigned = "work.assigned";

    internal static Told Of(string name, WorkItem item, PersonId by, string? became = null)
        => new(name, [new(item.CustomerId, Is: item.Kind.ToString())], by) { SubjectKind = "work-item", SubjectId = item.Id.Value.ToString(), Became = became };
}

/// <summary>What people did is written to the timeline as they do it; what settled itself, in thousands, is lent from its own rows.</summary>
internal sealed class WorkTimeline : ITimelineSource
{
    public const string Finished = "work.finished";
    public const string Snoozed = "work.snoozed";
    public const string Assigned = "work.assigned";
    public const string Settled = "work.settled";

    public IReadOnlyCollection<string> Kinds { get; } = [Settled];

    public async Task<IReadOnlyList<TimelineFact>> Read(Db db, TimelineSlice slice, CancellationToken stop)
    {
        if (slice.Who is not null) return [];
        var (customer, until) = (slice.Customer, slice.Until);
        var from = slice.From ?? Instant.FromUnixTimeSeconds(0);
        var settled = await db.WorkFinishes.AsNoTracking()
            .Where(f => f.CustomerId == customer && f.ById == null && f.At >= from && f.At <= until)
            .OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(slice.Take).ToListAsync(stop);
        return [.. settled.Select(f => new TimelineFact(f.Id.ToString(), f.At, null, Settled, JsonSerializer.Serialize(new SettledFact(f.Kind, f.Reason, f.Why ?? ""), JsonSerializerOptions.Web)))];
    }
}

internal sealed class WorkTimelineWords(WorkLexicon lexicon) : ITimelineWords
{
    public string Group => "work";
    public Text Title => TodayWords.FollowUp;
    public int Order => 20;
    public IReadOnlyCollection<string> Kinds { get; } = [WorkTimeline.Finished, WorkTimeline.Snoozed, WorkTimeline.Assigned, WorkTimeline.Settled];

    public TimelineWording Say(TimelineFact fact) => fact.Kind switch
    {
        WorkTimeline.Finished => Say(fact.Read<FinishedFact>()),
        WorkTimeline.Snoozed => Say(fact.Read<SnoozedFact>()),
        WorkTimeline.Assigned => Say(fact.Read<AssignedFact>()),
        _ => Say(fact.Read<SettledFact>()),
    };

    private static TimelineWording Say(FinishedFact fact)
        => new(TodayWords.DidFinish(fact.Work, fact.Outcome, Day(fact.NextOn)), "circle-check") { Detail = Noted(fact.Note), Tone = "good" };

    private static TimelineWording Say(SnoozedFact fact)
        => new(TodayWords.DidSnooze(fact.Work, Day(fact.Until)!.Value), "clock-pause") { Detail = Noted(fact.Because) };

    private static TimelineWording Say(AssignedFact fact)
        => new(TodayWords.DidAssign(fact.Work, fact.To), "arrows-exchange") { Detail = Noted(fact.Note) };

    private TimelineWording Say(SettledFact fact)
        => new(TodayWords.DidSettle(fact.Work, lexicon.Why(fact.Work, fact.Reason, fact.Why)), "circle-check");

    private static Text? Noted(string? note) => note is null ? null : Text.Same(note);

    private static LocalDate? Day(DateOnly? day) => day is { } d ? LocalDate.FromDateOnly(d) : null;
}
