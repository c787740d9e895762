using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Approving;

/// <param name="From">Who leaves or moves.</param>
/// <param name="To">Who gives the words in their place; null for whoever stands higher.</param>
/// <param name="NewOwner">Whose the customer is now, for a request about one; null where nobody takes it over.</param>
/// <param name="Why">What a request that nobody takes over ends with.</param>
public sealed record ApprovalsHandedOver(PersonId From, PersonId? To, Func<CustomerId, PersonId?> NewOwner, string Why)
{
    /// <summary>Whether the requests go too, and not only the words that others wait for.</summary>
    public bool WithRequests { get; init; }
}

/// <summary>What became of somebody's approvals.</summary>
/// <param name="Stuck">Words that nobody else may give.</param>
public sealed record ApprovalsGone(int Passed, int HandedOver, int Ended, int Stuck);

/// <summary>Passes on the words that wait for somebody, and what they asked for themselves, each approval in a transaction of its own.</summary>
/// <remarks>Repeating it finds only what is left.</remarks>
public sealed class HandOverApprovals(WholeStore store, Approvals approvals, IClock clock, Company company)
{
    private const int Most = 5000;

    public async Task<ApprovalsGone> Run(ApprovalsHandedOver asked, PersonId by, CancellationToken stop)
    {
        var (waiting, requests) = await Find(asked.From, stop);
        var (passed, stuck, over, ended) = (0, 0, 0, 0);
        foreach (var id in waiting)
            await InTurn(id, (_, approval, roster, now) =>
            {
                var words = approval.SignOffs.Count(s => s.ApproverId == asked.From && s.Round == approval.Round && s.State is SignOffState.Open or SignOffState.Waiting);
                var went = approval.PassOnAll(asked.From, word => Next(approval, word, asked, roster), by, now);
                (passed, stuck) = (passed + went, stuck + words - went);
                return Task.CompletedTask;
            }, stop);

        foreach (var id in asked.WithRequests ? requests : [])
            await InTurn(id, async (db, approval, roster, now) =>
            {
                if (await HandOver(db, approval, asked, roster, by, now, stop)) over++;
                else
                {
                    approval.End(by, asked.Why, now);
                    ended++;
                }
            }, stop);
        return new(passed, over, ended, stuck);
    }

    private async Task<(List<ApprovalId> Waiting, List<ApprovalId> Requests)> Find(PersonId from, CancellationToken stop)
    {
        await using var db = store.Open();
        return (await db.Approvals.Where(a => a.ClosedAt == null && a.SignOffs.Any(s => s.ApproverId == from && (s.State == SignOffState.Open || s.State == SignOffState.Waiting))).OrderBy(a => a.Id).Select(a => a.Id).Take(Most).ToListAsync(stop),
            await db.Approvals.Where(a => a.ClosedAt == null && a.RequestedBy == from).OrderBy(a => a.Id).Select(a => a.Id).Take(Most).ToListAsync(stop));
    }

    private async Task InTurn(ApprovalId id, Func<Db, Approval, Roster, Instant, Task> act, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        if (await Approvals.Take(db, id, stop) is not { ClosedAt: null } approval) return;
        await act(db, approval, await Roster.Read(db, now.DayIn(company.Zone), stop), now);
        await approvals.Tell(db, approval, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
    }

    // Nobody decides on their own request, nobody twice, and what the general manager alone passes on goes to a general manager.
    private Chosen? Next(Approval approval, SignOff word, ApprovalsHandedOver asked, Roster roster)
    {
        var onlyGm = approvals.Kind(approval.Kind)?.FlowSetBy == Roles.GM;
        if (asked.To is { } to && to != approval.RequestedBy && roster.Knows(to) && !approval.Asks(to) && (!onlyGm || roster.RolesOf(to).HasFlag(Roles.GM))) return new(to, Roles.None);
        return roster.Above(asked.From, approval.RequestedBy, approval.SignOffs.Where(s => s.Round == approval.Round).Select(s => s.ApproverId));
    }

    private async Task<bool> HandOver(Db db, Approval approval, ApprovalsHandedOver asked, Roster roster, PersonId by, Instant now, CancellationToken stop)
    {
        if (approval.CustomerId is not { } customer || asked.NewOwner(customer) is not { } owner || roster.Find(owner) is not { } next) return false;
        if (approvals.Kind(approval.Kind) is not { } kind || kind.HandedOver(approval.Petition(), owner) is not { } payload) return false;
        var (name, subject) = (approval.Kind, approval.Subject);
        if (await db.Approvals.AnyAsync(a => a.RequestedBy == owner && a.Kind == name && a.Subject == subject && a.ClosedAt == null, stop)) return false;
        if (await kind.Read(db, approval.Petition() with { Payload = payload, By = owner }, stop) is not { } snapshot) return false;
        return approval.HandOver(new(next.Id, next.Department, next.Roles), new(payload, approval.Reason, snapshot, approval.Flow), roster, by, now) is null;
    }
}
