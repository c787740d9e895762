using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Access.Approving;

/// <summary>Takes one's own request back while it is not decided.</summary>
public sealed class WithdrawApproval(WholeStore store, Approvals approvals, IClock clock)
{
    public async Task<Outcome<ApprovalState>> Run(ApprovalId id, PersonId by, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        if (await Approvals.Take(db, id, stop) is not { } approval || approval.RequestedBy != by) return Refusal.Missing(ApprovalWords.NoSuchApproval);
        if (approval.Withdraw(by, clock.GetCurrentInstant()) is { } refusal) return refusal;

        await approvals.Tell(db, approval, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return approval.State;
    }
}
