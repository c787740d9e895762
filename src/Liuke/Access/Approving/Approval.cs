using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Approving;

public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    public static ApprovalId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out ApprovalId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>Void: what it is about was changed by others in between.</summary>
public enum ApprovalState { Open, SentBack, Approved, Withdrawn, Void }

/// <summary>Something that a person asked for and others decide on, step by step. The steps are those of the moment of asking.</summary>
public sealed class Approval
{
    public const int NoteLengthMax = 500;

    private readonly List<SignOff> signOffs = [];
    private readonly List<ApprovalMove> moves = [];
    private readonly List<ApprovalMove> news = [];

    private Approval() { }

    internal Approval(Petition petition, Snapshot snapshot, Flow flow, Requester requester, Instant now)
    {
        (Id, Kind, Subject, Payload, CustomerId) = (petition.Id, petition.Kind, petition.Subject, petition.Payload, petition.Customer);
        (RequestedBy, DepartmentId, RequestedAt, Steps, Round) = (petition.By, requester.Department, now.Cut(), flow.Write(), 1);
        Take(petition.Reason, snapshot);
    }

    public ApprovalId Id { get; private set; }
    [NotPersonal("a key")]
    public string Kind { get; private set; } = "";
    [NotPersonal("a code or a key")]
    public string Subject { get; private set; } = "";
    public CustomerId? CustomerId { get; private set; }
    [Personal]
    public string Payload { get; private set; } = "";

    /// <summary>The subject and what was asked, as they stood when asked.</summary>
    [Personal]
    public string Snapshot { get; private set; } = "";

    /// <summary>The subject's version when asked: the request is bound to it.</summary>
    [NotPersonal("a count")]
    public string Version { get; private set; } = "";

    [Personal]
    public string Reason { get; private set; } = "";
    public PersonId RequestedBy { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public Instant RequestedAt { get; private set; }

    /// <summary>Counts the times it was handed in; a decision names the round that was looked at.</summary>
    public int Round { get; private set; }

    [NotPersonal("the firm's own steps")]
    public string Steps { get; private set; } = "";
    public int StepNo { get; private set; }
    public ApprovalState State { get; private set; }

    /// <summary>Counts the turns taken; taking one locks the row until the transaction ends.</summary>
    public int Turn { get; private set; }

    public Instant? ClosedAt { get; private set; }

    public IReadOnlyList<SignOff> SignOffs => signOffs;
    public IReadOnlyList<ApprovalMove> Moves => moves;

    /// <summary>The moves made since it was read, to be told to the witnesses.</summary>
    internal IReadOnlyList<ApprovalMove> News => news;

    internal Flow Flow => Flow.Read(Steps);
    internal FlowStep Step => Flow.Steps[StepNo];
    internal IEnumerable<SignOff> Open => signOffs.Where(s => s.State == SignOffState.Open);

    internal Petition Petition(PersonId? approvedBy = null) => new(Id, Kind, Subject, Payload, RequestedBy, Reason) { Customer = CustomerId, ApprovedBy = approvedBy };

    /// <summary>Asks the first step.</summary>
    internal Refusal? Begin(Roster roster, Instant now)
    {
        if (Flow.Steps.Any(step => roster.Choose(step, RequestedBy, DepartmentId).Count == 0)) return Refusal.Conflict(ApprovalWords.NobodyMayDecide);
        Note(MoveKind.Asked, RequestedBy, Reason, now);
        AskStep(roster, now);
        return null;
    }

    /// <returns>Whether that was the last word needed.</returns>
    internal Outcome<bool> Approve(Voice voice, string? note, Roster roster, Instant now)
    {
        if (Decided(voice) is { } refusal) return refusal;
        voice.On.Close(SignOffState.Approved, voice.By, now);
        Note(MoveKind.Approved, voice.By, note, now, voice.InPlaceOf);
        if (!IsStepDone(now)) return false;

        foreach (var other in Unfinished()) other.Close(SignOffState.NotNeeded, null, now);
        if (StepNo + 1 == Flow.Steps.Count) return true;
        StepNo++;
        AskStep(roster, now);
        return false;
    }

    internal Refusal? SendBack(Voice voice, string? reason, Instant now)
    {
        if (Decided(voice) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Invalid(ApprovalWords.SayWhy);
        voice.On.Close(SignOffState.SentBack, voice.By, now);
        foreach (var other in Unfinished()) other.Close(SignOffState.NotNeeded, null, now);
        State = ApprovalState.SentBack;
        Note(MoveKind.SentBack, voice.By, reason, now, voice.InPlaceOf);
        return null;
    }

    internal Refusal? Forward(Voice voice, PersonId to, string? note, Roster roster, Instant now)
    {
        if (Decided(voice) is { } refusal) return refusal;
        if (to == RequestedBy) return Refusal.Forbidden(ApprovalWords.NotByRequester);
        if (!roster.Knows(to)) return Refusal.Missing(ApprovalWords.NoSuchColleague);
        if (signOffs.Exists(s => s.Round == Round && s.StepNo == StepNo && s.ApproverId == to && s.State is not SignOffState.Forwarded and not SignOffState.Escalated)) return Refusal.Conflict(ApprovalWords.AskedAlready);
        PassOn(voice.On, SignOffState.Forwarded, voice.By, new(to, Roles.None), now);
        Note(MoveKind.Forwarded, voice.By, note, now, voice.InPlaceOf, to);
        return null;
    }

    internal Refusal? Withdraw(PersonId by, Instant now)
    {
        if (by != RequestedBy) return Refusal.Forbidden(ApprovalWords.OnlyTheRequester);
        if (ClosedAt is not null) return Refusal.Conflict(ApprovalWords.OverAlready(State));
        Close(ApprovalState.Withdrawn, MoveKind.Withdrawn, by, null, now);
        return null;
    }

    internal Refusal? Resubmit(PersonId by, Handing again, Roster roster, Instant now)
    {
        if (by != RequestedBy) return Refusal.Forbidden(ApprovalWords.OnlyTheRequester);
        if (State != ApprovalState.SentBack) return Refusal.Conflict(ApprovalWords.NotSentBack);
        if (again.Flow.Steps.Any(step => roster.Choose(step, RequestedBy, DepartmentId).Count == 0)) return Refusal.Conflict(ApprovalWords.NobodyMayDecide);
        (Payload, Steps, State, StepNo) = (again.Payload, again.Flow.Write(), ApprovalState.Open, 0);
        Round++;
        Take(again.Reason, again.Snapshot);
        Note(MoveKind.Resubmitted, by, Reason, now);
        AskStep(roster, now);
        return null;
    }

    /// <summary>Every word that somebody still had to give goes to another; where that cannot be, to whoever stands higher.</summary>
    /// <returns>How many went; fewer than there were where nobody is left to give them to.</returns>
    internal int PassOnAll(PersonId from, Func<SignOff, Chosen?> to, PersonId by, Instant now)
    {
        var passed = 0;
        foreach (var word in Unfinished().Where(s => s.ApproverId == from).ToList())
        {
            if (to(word) is not { } next) continue;
            var isWaiting = word.State == SignOffState.Waiting;
            PassOn(word, SignOffState.Forwarded, by, next, now);
            if (isWaiting) signOffs[^1].Wait();
            Note(MoveKind.Forwarded, by, null, now, from, next.Person);
            passed++;
        }

        return passed;
    }

    /// <summary>Whether somebody gives or may give a word in the present round.</summary>
    internal bool Asks(PersonId person) => signOffs.Exists(s => s.Round == Round && s.ApproverId == person && s.State is not SignOffState.Forwarded and not SignOffState.Escalated);

    /// <summary>Its requester left: it is somebody else's now, and decided on from the start as it stands now.</summary>
    internal Refusal? HandOver(Requester to, Handing again, Roster roster, PersonId by, Instant now)
    {
        if (ClosedAt is not null) return Refusal.Conflict(ApprovalWords.OverAlready(State));
        if (again.Flow.Steps.Any(step => roster.Choose(step, to.Id, to.Department).Count == 0)) return Refusal.Conflict(ApprovalWords.NobodyMayDecide);
        foreach (var other in Unfinished()) other.Close(SignOffState.NotNeeded, null, now);
        (RequestedBy, DepartmentId, Payload, Steps, State, StepNo) = (to.Id, to.Department, again.Payload, again.Flow.Write(), ApprovalState.Open, 0);
        Round++;
        Take(again.Reason, again.Snapshot);
        Note(MoveKind.HandedOver, by, null, now, null, to.Id);
        AskStep(roster, now);
        return null;
    }

    /// <summary>Its requester left and nobody takes it over.</summary>
    internal void End(PersonId by, string note, Instant now) => Close(ApprovalState.Withdrawn, MoveKind.Withdrawn, by, note, now);

    internal void Finish(Instant now) => Close(ApprovalState.Approved, MoveKind.Finished, null, null, now);

    /// <summary>What it is about is no longer what was submitted: nobody's word covers it.</summary>
    internal void Void(Instant now) => Close(ApprovalState.Void, MoveKind.Voided, null, null, now);

    /// <summary>Passes every late word to the next higher person, and asks again where nobody is left to decide.</summary>
    internal void Escalate(Roster roster, Instant now)
    {
        foreach (var late in Open.Where(s => s.DueAt <= now || !roster.IsFit(s)).ToList())
        {
            var above = roster.Above(late.ApproverId, RequestedBy, Open.Select(s => s.ApproverId));
            if (above is not null)
            {
                PassOn(late, SignOffState.Escalated, null, above, now);
                Note(MoveKind.Escalated, null, null, now, late.ApproverId, above.Person);
            }
            else if (late.DueAt is not null)
            {
                late.StopCounting();
                Note(MoveKind.Overdue, null, null, now, late.ApproverId);
            }
        }

        if (!Open.Any()) AskStep(roster, now);
    }

    /// <summary>The person it is about is erased: that it was asked and decided stays, the words go.</summary>
    internal void Erase(Text headline)
    {
        (Payload, Reason, Snapshot) = ("{}", headline.Zh, new Snapshot(headline, Version, []).Write());
        foreach (var move in moves) move.Erase();
    }

    private Refusal? Decided(Voice voice)
    {
        if (State != ApprovalState.Open) return Refusal.Conflict(ApprovalWords.OverAlready(State));
        if (voice.By == RequestedBy) return Refusal.Forbidden(ApprovalWords.NotByRequester);
        if (voice.On.State != SignOffState.Open) return Refusal.Conflict(ApprovalWords.DecidedAlready);
        return signOffs.Exists(s => s.Round == Round && s.StepNo == StepNo && s.DecidedBy == voice.By && s.State == SignOffState.Approved) ? Refusal.Forbidden(ApprovalWords.OneWordEach) : null;
    }

    private bool IsStepDone(Instant now)
    {
        if (Step.Mode == StepMode.Any) return true;
        if (Open.Any()) return false;
        if (Unfinished().OrderBy(s => s.Place).FirstOrDefault() is not { } next) return true;
        next.Open(Due(now));
        return false;
    }

    private IEnumerable<SignOff> Unfinished() => signOffs.Where(s => s.Round == Round && s.StepNo == StepNo && s.State is SignOffState.Waiting or SignOffState.Open);

    private void AskStep(Roster roster, Instant now)
    {
        var asked = roster.Choose(Step, RequestedBy, DepartmentId).Select((chosen, place) => new SignOff(Id, Round, StepNo, place, chosen, now)).ToList();
        foreach (var signOff in Step.Mode == StepMode.InOrder ? asked.Take(1) : asked) signOff.Open(Due(now));
        signOffs.AddRange(asked);
    }

    private void PassOn(SignOff from, SignOffState how, PersonId? by, Chosen to, Instant now)
    {
        from.Close(how, by, now);
        var next = new SignOff(Id, Round, StepNo, from.Place, to, now);
        next.Open(Due(now));
        signOffs.Add(next);
    }

    private void Close(ApprovalState state, MoveKind what, PersonId? by, string? note, Instant now)
    {
        foreach (var other in Unfinished()) other.Close(SignOffState.NotNeeded, null, now);
        (State, ClosedAt) = (state, now.Cut());
        Note(what, by, note, now);
    }

    private void Take(string reason, Snapshot snapshot) => (Reason, Snapshot, Version) = (reason.Trim(), snapshot.Write(), snapshot.Version);

    private Instant Due(Instant now) => now.Cut() + Duration.FromHours(Step.TimeoutHours);

    private void Note(MoveKind what, PersonId? by, string? note, Instant now, PersonId? inPlaceOf = null, PersonId? to = null)
    {
        var move = new ApprovalMove(this, what, by, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), now) { InPlaceOf = inPlaceOf, To = to };
        moves.Add(move);
        news.Add(move);
    }
}

/// <summary>Whoever speaks in an approval: in their own place or in that of somebody absent.</summary>
internal sealed record Voice(SignOff On, PersonId By)
{
    public PersonId? InPlaceOf => On.ApproverId == By ? null : On.ApproverId;
}

internal sealed record Requester(PersonId Id, DepartmentId Department, Roles Roles);

/// <summary>What is handed in again after it was sent back.</summary>
internal sealed record Handing(string Payload, string Reason, Snapshot Snapshot, Flow Flow);
