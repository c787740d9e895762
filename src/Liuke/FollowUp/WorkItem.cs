using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>One thing to do for one customer, for one reason. It ends only by a finish, a person's or the rule's own.</summary>
[Personal]
public sealed class WorkItem : IScoped
{
    public const int SnoozeDaysMax = 90;
    public const int NextDaysMax = 365;
    public const int NoteLengthMax = 500;

    private WorkItem() { }

    /// <summary>The same work again on a day agreed on, silent until then.</summary>
    internal WorkItem(WorkItem finished, LocalDate nextOn, Deed deed)
    {
        (Id, FollowsId, CustomerId, OwnerId, DepartmentId) = (Ids.New<WorkItemId>(deed.At), finished.Id, finished.CustomerId, finished.OwnerId, finished.DepartmentId);
        (Kind, Reason, Facts, ValueMinor, AssignedById) = (finished.Kind, finished.Reason, finished.Facts, finished.ValueMinor, finished.AssignedById);
        (DueOn, ShowsOn, RaisedAt) = (nextOn, nextOn, deed.At);
    }

    public WorkItemId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }

    /// <summary>Whose list it stands in: the customer's owner, unless a manager gave it to somebody else.</summary>
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public WorkKind Kind { get; private set; }

    /// <summary>The rule within the kind, as a key: one item is open per customer, kind and reason.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The numbers behind the sentence, as JSON; the raising room turns them into words.</summary>
    public string Facts { get; private set; } = "";

    /// <summary>The money at stake: what orders the list, and what the rank's parts add up to.</summary>
    public long ValueMinor { get; private set; }
    public LocalDate DueOn { get; private set; }

    /// <summary>Silent before this day.</summary>
    public LocalDate ShowsOn { get; private set; }
    public LocalDate? SnoozedUntil { get; private set; }
    public Instant RaisedAt { get; private set; }

    /// <summary>The finished item that asked for this one by its next date.</summary>
    public WorkItemId? FollowsId { get; private set; }

    /// <summary>The manager who gave it to its present owner; null while it follows the customer's owner.</summary>
    public PersonId? AssignedById { get; private set; }
    public Instant? FinishedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Something promised to the customer whose day has passed: it stands before everything else.</summary>
    public bool IsLatePromise(LocalDate today) => Kind == WorkKind.PromiseDue && DueOn < today;

    internal Refusal? Finish(WorkEnding ending, Deed deed)
    {
        if (FinishedAt is not null) return Refusal.Conflict(FollowUpWords.AlreadyFinished);
        if (ending.Outcome == WorkOutcome.Settled || !Enum.IsDefined(ending.Outcome)) return Refusal.Invalid(FollowUpWords.OutcomeNeeded);
        if (ending.Note?.Length > NoteLengthMax) return Refusal.Invalid(FollowUpWords.NoteTooLong);
        if (ending is { Outcome: WorkOutcome.NotNeeded, Note: null }) return Refusal.Invalid(FollowUpWords.NotNeededNeedsNote);
        if (Kind == WorkKind.OverdueTouch && ending is { Outcome: WorkOutcome.NotNeeded, NextOn: null }) return Refusal.Invalid(CadenceWords.NeedsNextOn);
        if (ending.NextOn <= deed.On) return Refusal.Invalid(FollowUpWords.NextAfterToday(deed.On));
        if (ending.NextOn > deed.On.PlusDays(NextDaysMax)) return Refusal.Invalid(FollowUpWords.NextTooFar(deed.On.PlusDays(NextDaysMax)));

        FinishedAt = deed.At;
        Version++;
        return null;
    }

    internal Refusal? Snooze(LocalDate until, string? reason, LocalDate today)
    {
        if (FinishedAt is not null) return Refusal.Conflict(FollowUpWords.AlreadyFinished);
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Invalid(FollowUpWords.SnoozeNeedsReason);
        if (reason.Length > NoteLengthMax) return Refusal.Invalid(FollowUpWords.NoteTooLong);
        if (until <= today) return Refusal.Invalid(FollowUpWords.SnoozeAfterToday(today));
        if (until > today.PlusDays(SnoozeDaysMax)) return Refusal.Invalid(FollowUpWords.SnoozeTooFar(today.PlusDays(SnoozeDaysMax)));

        (SnoozedUntil, ShowsOn, DueOn) = (until, until, until);
        Version++;
        return null;
    }

    /// <param name="to">Who does it from now on.</param>
    /// <param name="byId">The manager; null when it goes back to the customer's owner, whom it follows again.</param>
    internal Refusal? Assign(Seat to, PersonId? byId)
    {
        if (FinishedAt is not null) return Refusal.Conflict(FollowUpWords.AlreadyFinished);
        if (to.OwnerId == OwnerId) return Refusal.Conflict(FollowUpWords.AlreadyTheirs);

        (OwnerId, DepartmentId, AssignedById) = (to.OwnerId, to.DepartmentId, byId);
        Version++;
        return null;
    }
}
