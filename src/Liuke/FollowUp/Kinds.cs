using Liuke.Basics;

namespace Liuke.FollowUp;

public readonly record struct WorkItemId(Guid Value) : IId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);

    // The order of ids is the order of their making; queries walk it.
    public static bool operator >(WorkItemId left, WorkItemId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <(WorkItemId left, WorkItemId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool TryParse(string? s, IFormatProvider? p, out WorkItemId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

public readonly record struct WorkSnoozeId(Guid Value) : IId<WorkSnoozeId>
{
    public static WorkSnoozeId From(Guid value) => new(value);
}

public readonly record struct WorkHandoverId(Guid Value) : IId<WorkHandoverId>
{
    public static WorkHandoverId From(Guid value) => new(value);
}

/// <summary>Why a customer stands in somebody's list of things to do.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum WorkKind
{
    AtRisk = 1,
    OverdueTouch = 2,
    Care = 3,
    PromiseDue = 4,
    CaseClock = 5,
    ReceivableDue = 6,
    ContractEnding = 7,
    FactToVerify = 8,
    ApprovalWaiting = 9,
    PoolRelease = 10,
    SurveyCallBack = 11,
    ExecutiveReview = 12,
}

/// <summary>How a piece of work ended.</summary>
/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum WorkOutcome
{
    /// <summary>Nobody did it: the reason went away, and the room that raised it says why.</summary>
    Settled = 0,
    Reached = 1,
    Visited = 2,
    WillBuy = 3,
    NotReached = 4,
    NotNeeded = 5,
}
