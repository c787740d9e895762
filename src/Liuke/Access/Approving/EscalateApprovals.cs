using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Approving;

/// <summary>Passes on what waited too long, and what waits for people who have left.</summary>
public sealed class EscalateApprovals(WholeStore store, Approvals approvals, IClock clock, Company company) : IJob
{
    private const int AtOnce = 1000;

    public static string Kind => "approvals.escalate";
    public static Text Title => new("审批超时升级", "Escalate approvals");

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var late = await Late(now, stop);
        var escalated = 0;
        foreach (var (id, i) in late.Select((id, i) => (id, i)))
        {
            stop.ThrowIfCancellationRequested();
            if (await Escalate(id, now, stop)) escalated++;
            run.Report(i + 1, late.Count);
        }

        return new { escalated };
    }

    private async Task<List<ApprovalId>> Late(Instant now, CancellationToken stop)
    {
        await using var db = store.Open();
        var unfit = (await db.SignOffs.Where(s => s.State == SignOffState.Open).Select(s => new { s.ApprovalId, s.ApproverId, s.Via, s.DueAt }).ToListAsync(stop));
        var roster = await Roster.Read(db, now.DayIn(company.Zone), stop);
        var due = unfit.Where(s => s.DueAt <= now || (s.DueAt is not null && !(roster.Knows(s.ApproverId) && (s.Via == Roles.None || (roster.RolesOf(s.ApproverId) & s.Via) != Roles.None)))).Select(s => s.ApprovalId);
        var deserted = await db.Approvals.Where(a => a.State == ApprovalState.Open && !a.SignOffs.Any(s => s.State == SignOffState.Open)).Select(a => a.Id).Take(AtOnce).ToListAsync(stop);
        return [.. due.Concat(deserted).Distinct().Take(AtOnce)];
    }

    private async Task<bool> Escalate(ApprovalId id, Instant now, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        if (await Approvals.Take(db, id, stop) is not { State: ApprovalState.Open } approval) return false;

        approval.Escalate(await Roster.Read(db, now.DayIn(company.Zone), stop), now);
        await approvals.Tell(db, approval, stop);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return approval.News.Count > 0;
    }
}
