using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Approving;

public readonly record struct SignOffId(Guid Value) : IId<SignOffId>
{
    public static SignOffId From(Guid value) => new(value);
}

/// <summary>Waiting: its turn has not come. NotNeeded: others decided the step before.</summary>
public enum SignOffState { Waiting, Open, Approved, SentBack, Forwarded, Escalated, NotNeeded }

/// <summary>The word of one person, asked for in one step of an approval.</summary>
public sealed class SignOff
{
    private SignOff() { }

    internal SignOff(ApprovalId approval, int round, int stepNo, int place, Chosen chosen, Instant now)
        => (Id, ApprovalId, Round, StepNo, Place, ApproverId, Via) = (Ids.New<SignOffId>(now), approval, round, stepNo, place, chosen.Person, chosen.Via);

    public SignOffId Id { get; private set; }
    public ApprovalId ApprovalId { get; private set; }
    public int Round { get; private set; }
    public int StepNo { get; private set; }

    /// <summary>The turn within a step that goes in order.</summary>
    public int Place { get; private set; }

    public PersonId ApproverId { get; private set; }

    /// <summary>The role for which the person was chosen and without which the word no longer counts; none for somebody chosen by name.</summary>
    public Roles Via { get; private set; }

    public SignOffState State { get; private set; }
    public Instant? DueAt { get; private set; }

    /// <summary>Who gave the word: the approver or the substitute.</summary>
    public PersonId? DecidedBy { get; private set; }
    public Instant? DecidedAt { get; private set; }

    internal void Open(Instant dueAt) => (State, DueAt) = (SignOffState.Open, dueAt);

    internal void Wait() => (State, DueAt) = (SignOffState.Waiting, null);

    internal void Close(SignOffState how, PersonId? by, Instant now) => (State, DecidedBy, DecidedAt, DueAt) = (how, by, now, null);

    /// <summary>Nobody stands higher: it keeps waiting without being called late every hour.</summary>
    internal void StopCounting() => DueAt = null;
}
