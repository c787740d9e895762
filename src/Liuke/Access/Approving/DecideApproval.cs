using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Access.Approving;

public enum Verdict { Approve, SendBack, Forward }

/// <param name="Round">The round that was looked at: a decision on an older one does not count.</param>
public sealed record Decision(Verdict Verdict, int Round, string? Note = null, PersonId? To = null);

/// <summary>Gives one person's word on a request. With the last word that is needed, what was asked for is done in the same transaction.</summary>
public sealed class DecideApproval(WholeStore store, Approvals approvals, IClock clock, Company company)
{
    public async Task<Outcome<ApprovalState>> Run(ApprovalId id, Decision decision, PersonId by, CancellationToken stop)
    {
        if (decision.Note?.Length > Approval.NoteLengthMax) return Refusal.Invalid(ApprovalWords.NoteTooLong(Approval.NoteLengthMax));
        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        if (await Approvals.Take(db, id, stop) is not { } approval) return Refusal.Missing(ApprovalWords.NoSuchApproval);

        var roster = await Roster.Read(db, now.DayIn(company.Zone), stop);
        var kind = approvals.Kind(approval.Kind) ?? throw new InvalidOperationException($"No room approves {approval.Kind}.");
        var only = kind.FlowSetBy == Roles.GM;
        if (Hear(approval, decision, by, roster, only).Refused(out var refusal, out var voice)) return refusal;

        var spoken = decision.Verdict switch
        {
            Verdict.SendBack => approval.SendBack(voice, decision.Note, now),
            Verdict.Forward => Forward(approval, voice, decision, roster, only, now),
            _ => await Approve(db, approval, kind, voice, decision.Note, roster, now, stop),
        };
        if (spoken is not null) return spoken;

        await approvals.Tell(db, approval, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return approval.State == ApprovalState.Void ? Refusal.Conflict(ApprovalWords.VoidNow) : approval.State;
    }

    // Own word first, then that of somebody absent. Strangers learn no more than that there is nothing for them.
    private static Outcome<Voice> Hear(Approval approval, Decision decision, PersonId by, Roster roster, bool onlyGmPassesOn)
    {
        if (by == approval.RequestedBy) return Refusal.Forbidden(ApprovalWords.NotByRequester);
        var asked = approval.SignOffs.Where(s => s.ApproverId == by || roster.StandsIn(by, s.ApproverId)).OrderByDescending(s => s.ApproverId == by).ToList();
        if (asked.Count == 0) return Refusal.Missing(ApprovalWords.NoSuchApproval);
        if (approval.State != ApprovalState.Open) return Refusal.Conflict(ApprovalWords.OverAlready(approval.State));
        if (decision.Round != approval.Round) return Refusal.Conflict(ApprovalWords.LookedAtBefore);
        if (asked.Find(s => s.State == SignOffState.Open) is not { } open)
            return Refusal.Conflict(asked.Exists(s => s.Round == approval.Round && s.State != SignOffState.Waiting) ? ApprovalWords.DecidedAlready : ApprovalWords.NotYours);

        if (!roster.IsFit(open) || !roster.Knows(by)) return Refusal.Forbidden(ApprovalWords.NoLongerYours);
        if (open.ApproverId != by && onlyGmPassesOn && !MayPassOn(open.ApproverId, by, roster)) return Refusal.Forbidden(ApprovalWords.OnlyTheGmPassesOn);
        return new Voice(open, by);
    }

    private static Refusal? Forward(Approval approval, Voice voice, Decision decision, Roster roster, bool onlyGmPassesOn, Instant now)
    {
        if (decision.To is not { } to) return Refusal.Invalid(ApprovalWords.NoSuchColleague);
        if (onlyGmPassesOn && !MayPassOn(voice.By, to, roster)) return Refusal.Forbidden(ApprovalWords.OnlyTheGmPassesOn);
        return approval.Forward(voice, to, decision.Note, roster, now);
    }

    private static async Task<Refusal?> Approve(Db db, Approval approval, IApprovalKind kind, Voice voice, string? note, Roster roster, Instant now, CancellationToken stop)
    {
        var present = await kind.Read(db, approval.Petition(), stop);
        if (present?.Version != approval.Version)
        {
            approval.Void(now);
            return null;
        }

        if (approval.Approve(voice, note, roster, now).Refused(out var refusal, out var isLast)) return refusal;
        if (!isLast) return null;
        if (await kind.Apply(db, approval.Petition(voice.By), now, stop) is { } no) return no;
        approval.Finish(now);
        return null;
    }

    private static bool MayPassOn(PersonId from, PersonId to, Roster roster) => (roster.RolesOf(from) | roster.RolesOf(to)).HasFlag(Roles.GM);
}
