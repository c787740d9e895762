using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>Moves the customers of a handover back, a thousand at a time. Whoever was moved again since stays, and is named.</summary>
internal sealed class UndoMoves(IDbContextFactory<Db> store, MoveCustomers move, IClock clock) : IJob
{
    private const int Some = 1000;

    public static string Kind => "archive.handover.undo";
    public static Text Title => HandoverWords.UndoJobTitle;
    public static string? Permission => HandoverPermissions.Lead;
    public static bool StaysWithinReach => true;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var id = run.Arguments<HandoverWork.Asked>().Handover;
        while (await Step(id, run, stop)) { }

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Handovers.SingleOrDefaultAsync(h => h.Id == id, stop) is not { State: HandoverState.Undoing } handover) return Refusal.Conflict(HandoverWords.NotDone);
        var (back, stay) = (await db.HandoverMoves.CountAsync(m => m.HandoverId == id && m.State == MoveState.Back, stop), await db.HandoverMoves.CountAsync(m => m.HandoverId == id && m.State == MoveState.Stays, stop));
        await db.HandoverNotices.Where(n => n.HandoverId == id && n.SeenAt == null).ExecuteDeleteAsync(stop);
        handover.FinishUndo();
        db.Audit(HandoverAudit.Of(HandoverAudit.Undone, handover.UndoneBy!.Value, handover, ("customers", HandoverWork.Digits(back)), ("stay", stay == 0 ? null : HandoverWork.Digits(stay))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new { back, stay };
    }

    private async Task<bool> Step(HandoverId id, JobRun run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, "handovers", stop);
        if (await db.Handovers.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { State: HandoverState.Undoing } handover) return false;
        var some = await db.HandoverMoves.AsNoTracking().Where(m => m.HandoverId == id && m.State == MoveState.Moved).OrderBy(m => m.Place).Take(Some).ToListAsync(stop);
        if (some.Count == 0) return false;

        var now = clock.GetCurrentInstant().Cut();
        var people = some.SelectMany(m => new[] { m.FromOwnerId, m.ToOwnerId }).OfType<PersonId>().Select(p => p.Value).Distinct().ToList();
        var told = new MoveTold(id, HandoverTimeline.TakenBack, handover.Reason, handover.UndoneBy!.Value, now, await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop));
        foreach (var back in some.GroupBy(m => new Ownership(m.FromOwnerId, m.FromDepartmentId)))
        {
            var moved = await move.Run(db, [.. back.Select(m => new Leaving(m.CustomerId, new(m.ToOwnerId, m.ToDepartmentId)))], back.Key, told, stop);
            await HandoverMarks.Set(db, id, moved, MoveState.Back, now, stop);
            await HandoverMarks.Set(db, id, [.. back.Select(m => m.CustomerId).Where(c => !moved.Contains(c))], MoveState.Stays, now, stop);
        }

        await db.SaveChangesAsync(stop);
        var waiting = await db.HandoverMoves.CountAsync(m => m.HandoverId == id && m.State == MoveState.Moved, stop);
        await write.Commit(stop);
        run.Report(some[^1].Place, some[^1].Place + waiting);
        return true;
    }
}
