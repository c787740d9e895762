using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>One thing to do for one customer, for one reason. It ends only by a finish, a person's or the rule's own.</summary>
public sealed class WorkItem : IScoped
{
    public const int SnoozeDaysMax = 90;

    private WorkItem() { }

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
}
