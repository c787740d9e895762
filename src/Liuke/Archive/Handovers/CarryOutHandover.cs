using System.Globalization;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Leaving;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>Carries a plan out, all of it, by a job; and again where that job broke off.</summary>
public sealed class CarryOutHandover(IDbContextFactory<Db> store, HandoverPlans plans, CurrentPerson me, JobBell bell, IClock clock)
{
    public async Task<Outcome<JobId>> Run(HandoverId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await HandoverSight.Find(db, id, me.Id, stop) is not { } handover) return Refusal.Missing(HandoverWords.NoSuchHandover);
        if (handover.State == HandoverState.Running && !await HandoverWork.IsAtRest(db, handover, stop)) return Refusal.Conflict(HandoverWords.AtWork);
        if (handover.State == HandoverState.Draft && await Check(db, handover, stop) is { } refusal) return refusal;

        var now = clock.GetCurrentInstant();
        var job = db.Ask<MoveHandover>(new(new HandoverWork.Asked(id), me.Id, $"handover:{id}:{handover.Tries}"), now);
        if (handover.Begin(me.Id, job, now) is { } over) return over;
        db.Audit(HandoverAudit.Of(HandoverAudit.Begun, me.Id, handover));
        if (await HandoverWork.Save(db, stop) is { } meanwhile) return meanwhile;
        await write.Commit(stop);
        bell.Ring();
        return job;
    }

    private async Task<Refusal?> Check(Db db, Handover handover, CancellationToken stop)
    {
        var receivers = await HandoverSight.Receivers(db, stop);
        var (assigned, parts) = await plans.Of(db, handover, stop);
        if (parts.SelectMany(p => p.To).Concat(assigned.Where(a => a.ByHand).Select(a => a.To!)).Distinct().Any(t => !receivers.Has(t) || (t.Person is { } p && p == handover.OwnerId))) return Refusal.Conflict(HandoverWords.ReceiverGone);
        if (handover.SuccessorId is { } successor && receivers.People.All(p => p.Id != successor)) return Refusal.Conflict(HandoverWords.ReceiverGone);
        var nobodys = assigned.Count(a => a.To is null);
        if (nobodys > 0 && handover.Kind == HandoverKind.Leaving) return Refusal.Conflict(HandoverWords.SomeHaveNobody(nobodys));
        return assigned.Count == 0 && !handover.IsOfPerson && handover.IntoDepartmentId is null ? Refusal.Conflict(HandoverWords.NobodyToMove) : null;
    }
}

/// <summary>Brings each customer back to whom it had before, unless it was moved since.</summary>
public sealed class UndoHandover(IDbContextFactory<Db> store, CurrentPerson me, JobBell bell, IClock clock)
{
    public async Task<Outcome<JobId>> Run(HandoverId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await HandoverSight.Find(db, id, me.Id, stop) is not { } handover) return Refusal.Missing(HandoverWords.NoSuchHandover);
        if (handover.State == HandoverState.Undoing && !await HandoverWork.IsAtRest(db, handover, stop)) return Refusal.Conflict(HandoverWords.AtWork);
        if (handover.OwnerId?.Value is { } owner && !await db.People.AnyAsync(p => p.Id == owner && p.DisabledAt == null, stop)) return Refusal.Conflict(HandoverWords.LeftAlready);
        if (handover.OwnerId is { } whose && await db.Handovers.AnyAsync(h => h.OwnerId == whose && h.Id != id && (h.State == HandoverState.Draft || h.State == HandoverState.Running), stop)) return Refusal.Conflict(HandoverWords.PlannedAlready);

        var now = clock.GetCurrentInstant();
        var job = db.Ask<UndoMoves>(new(new HandoverWork.Asked(id), me.Id, $"handover:{id}:{handover.Tries}"), now);
        if (handover.BeginUndo(me.Id, job, now) is { } over) return over;
        db.Audit(HandoverAudit.Of(HandoverAudit.UndoBegun, me.Id, handover));
        if (await HandoverWork.Save(db, stop) is { } meanwhile) return meanwhile;
        await write.Commit(stop);
        bell.Ring();
        return job;
    }
}

/// <summary>Gives up a plan that was not carried out. Who was to leave stays.</summary>
public sealed class DiscardHandover(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    public async Task<Outcome<HandoverId>> Run(HandoverId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await HandoverSight.Find(db, id, me.Id, stop) is not { } handover) return Refusal.Missing(HandoverWords.NoSuchHandover);
        if (handover.Discard() is { } refusal) return refusal;
        if (handover is { Kind: HandoverKind.Leaving, OwnerId: { } leaver }) await db.Stays(leaver, me.Id, clock.GetCurrentInstant(), stop);
        db.Audit(HandoverAudit.Of(HandoverAudit.Discarded, me.Id, handover));
        if (await HandoverWork.Save(db, stop) is { } meanwhile) return meanwhile;
        await write.Commit(stop);
        return id;
    }
}

/// <summary>What the plan of a handover comes to at this moment.</summary>
public sealed class HandoverPlans(HeldCustomers held)
{
    internal async Task<(List<Assigned> Assigned, List<HandoverPart> Parts)> Of(Db db, Handover handover, CancellationToken stop)
    {
        var id = handover.Id;
        var parts = await db.HandoverParts.AsNoTracking().Where(p => p.HandoverId == id).OrderBy(p => p.Place).ToListAsync(stop);
        var picks = await db.HandoverPicks.AsNoTracking().Where(p => p.HandoverId == id).ToDictionaryAsync(p => p.CustomerId, p => new Taker(p.ToOwnerId, p.ToDepartmentId), stop);
        return (HandoverPlan.Split(await held.Of(db, handover, stop), parts, picks), parts);
    }
}

internal static class HandoverWork
{
    internal sealed record Asked(HandoverId Handover);

    /// <summary>Whether the work broke off, so that it may be asked for again.</summary>
    public static async Task<bool> IsAtRest(Db db, Handover handover, CancellationToken stop)
        => handover.JobId is not { } id || await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, stop) is not { IsOver: false };

    public static async Task<Refusal?> Save(Db db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict(HandoverWords.ChangedMeanwhile);
        }
    }

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
