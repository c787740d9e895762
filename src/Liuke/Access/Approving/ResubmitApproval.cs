using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Access.Approving;

/// <summary>Hands a request in again after it was sent back: with a new reason, or with something else asked for.</summary>
public sealed class ResubmitApproval(WholeStore store, Approvals approvals, IClock clock, Company company)
{
    /// <param name="payload">What is asked for now; null where that is unchanged.</param>
    public async Task<Outcome<ApprovalState>> Run(ApprovalId id, string reason, string? payload, PersonId by, CancellationToken stop)
    {
        if (Approvals.CheckReason(reason) is { } wrong) return wrong;
        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        if (await Approvals.Take(db, id, stop) is not { } approval || approval.RequestedBy != by) return Refusal.Missing(ApprovalWords.NoSuchApproval);

        var kind = approvals.Kind(approval.Kind) ?? throw new InvalidOperationException($"No room approves {approval.Kind}.");
        var petition = approval.Petition() with { Reason = reason, Payload = payload ?? approval.Payload };
        if (await kind.Read(db, petition, stop) is not { } snapshot) return Refusal.Missing(ApprovalWords.SubjectGone);
        var roster = await Roster.Read(db, now.DayIn(company.Zone), stop);
        if (approval.Resubmit(by, new(petition.Payload, reason, snapshot, approval.Flow), roster, now) is { } refusal) return refusal;

        await approvals.Tell(db, approval, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return approval.State;
    }
}
