using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Approving;

public readonly record struct ApprovalMoveId(Guid Value) : IId<ApprovalMoveId>
{
    public static ApprovalMoveId From(Guid value) => new(value);
}

public enum MoveKind { Asked, Approved, SentBack, Resubmitted, Forwarded, Withdrawn, Escalated, Voided, Finished, Overdue, HandedOver }

/// <summary>What happened to an approval: written once, never changed.</summary>
public sealed class ApprovalMove
{
    private ApprovalMove() { }

    internal ApprovalMove(Approval approval, MoveKind what, PersonId? by, string? note, Instant now)
        => (Id, ApprovalId, Round, StepNo, What, By, Note, At) = (Ids.New<ApprovalMoveId>(now), approval.Id, approval.Round, approval.StepNo, what, by, note, now.Cut());

    public ApprovalMoveId Id { get; private set; }
    public ApprovalId ApprovalId { get; private set; }
    public int Round { get; private set; }
    public int StepNo { get; private set; }
    public MoveKind What { get; private set; }

    /// <summary>Null for the program itself.</summary>
    public PersonId? By { get; private set; }

    /// <summary>In whose place, where a substitute acted.</summary>
    public PersonId? InPlaceOf { get; internal init; }

    /// <summary>To whom it went on.</summary>
    public PersonId? To { get; internal init; }
    [Personal]
    public string? Note { get; private set; }

    internal void Erase() => Note = null;
    public Instant At { get; private set; }
}
