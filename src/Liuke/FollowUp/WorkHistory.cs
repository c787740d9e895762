using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>How an item ended: who, what, when, and what comes next.</summary>
public sealed class WorkFinish : IScoped
{
    /// <summary>How long a rule is silent when somebody finished its work and named no next date.</summary>
    public const int QuietDays = 30;

    private WorkFinish() { }

    internal WorkFinish(WorkItem item, WorkEnding ending, Deed deed)
    {
        (Id, CustomerId, OwnerId, DepartmentId, Kind, Reason) = (item.Id, item.CustomerId, item.OwnerId, item.DepartmentId, item.Kind, item.Reason);
        (Outcome, Note, NextOn) = (ending.Outcome, ending.Note, ending.NextOn);
        (ById, At, On) = (deed.ById, deed.At, deed.On);
        // Contacts by grade have a clock of their own that is never silent.
        QuietUntil = NextOn is null && Kind != WorkKind.OverdueTouch ? On.PlusDays(QuietDays) : null;
    }

    /// <summary>The item's id: an item ends once.</summary>
    public WorkItemId Id { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public WorkKind Kind { get; private set; }
    [NotPersonal("a key of the rule")]
    public string Reason { get; private set; } = "";
    public WorkOutcome Outcome { get; private set; }
    [Personal]
    public string? Note { get; private set; }

    /// <summary>For an item that settled itself: the key of the reason, put into words by the room that raised it.</summary>
    [NotPersonal("a key of the rule")]
    public string? Why { get; private set; }
    public LocalDate? NextOn { get; private set; }

    /// <summary>Without a next date the rule is silent until this day, or it would be back tomorrow.</summary>
    public LocalDate? QuietUntil { get; private set; }

    /// <summary>Null when the item settled itself.</summary>
    public PersonId? ById { get; private set; }
    public Instant At { get; private set; }
    public LocalDate On { get; private set; }
}

/// <summary>Put off by a person, with a reason and a day.</summary>
[NotPersonal("a key of the rule")]
public sealed class WorkSnooze : IScoped
{
    private WorkSnooze() { }

    internal WorkSnooze(WorkItem item, LocalDate dueBeforeOn, string reason, Deed deed)
    {
        (Id, ItemId, CustomerId, OwnerId, DepartmentId) = (Ids.New<WorkSnoozeId>(deed.At), item.Id, item.CustomerId, item.OwnerId, item.DepartmentId);
        (Reason, Until, DueBeforeOn, ById, At) = (reason, item.ShowsOn, dueBeforeOn, deed.ById, deed.At);
    }

    public WorkSnoozeId Id { get; private set; }
    public WorkItemId ItemId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public string Reason { get; private set; } = "";
    public LocalDate Until { get; private set; }

    /// <summary>When it was due before: the snooze moves the due day to the day of return.</summary>
    public LocalDate DueBeforeOn { get; private set; }
    public PersonId ById { get; private set; }
    public Instant At { get; private set; }
}

/// <summary>Given to somebody else by a manager.</summary>
public sealed class WorkHandover : IScoped
{
    private WorkHandover() { }

    internal WorkHandover(WorkItem item, PersonId? from, string? note, Deed deed)
    {
        (Id, ItemId, CustomerId, OwnerId, DepartmentId) = (Ids.New<WorkHandoverId>(deed.At), item.Id, item.CustomerId, item.OwnerId, item.DepartmentId);
        (FromId, Note, ById, At) = (from, note, deed.ById, deed.At);
    }

    public WorkHandoverId Id { get; private set; }
    public WorkItemId ItemId { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public PersonId? FromId { get; private set; }
    [Personal]
    public string? Note { get; private set; }
    public PersonId ById { get; private set; }
    public Instant At { get; private set; }
}
