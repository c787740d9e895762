using System.Text.Json;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>Moves the customers of a plan, a thousand at a time, then what else the person held, then tells who received them.</summary>
/// <remarks>What is to be moved stands in rows from the first step on: after a crash it goes on from them and ends the same.</remarks>
internal sealed class MoveHandover(IDbContextFactory<Db> store, HandoverPlans plans, MoveCustomers move, IEnumerable<IHoldForPeople> holders, MergeDepartments merge, IClock clock) : IJob
{
    private const int Some = 1000, Rounds = 5;

    public static string Kind => "archive.handover";
    public static Text Title => HandoverWords.JobTitle;
    public static string? Permission => HandoverPermissions.Lead;
    public static bool StaysWithinReach => true;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var id = run.Arguments<HandoverWork.Asked>().Handover;
        if (await Read(id, stop) is not { State: HandoverState.Running } handover) return Refusal.Conflict(HandoverWords.NotADraft);

        // Whoever enters or is given customers while these move still comes along: looked for until there is nobody new.
        for (var round = 0; round < Rounds && (await Settle(handover, stop) > 0 || round == 0); round++)
            while (await Step(handover, run, stop)) { }

        var besides = handover.OwnerId is { } from ? await HandOverRest(handover, from, stop) : new Dictionary<string, int>(StringComparer.Ordinal);
        if (handover.IntoDepartmentId is not null) foreach (var (what, count) in await merge.Run(handover, stop)) besides[what] = count;
        return await Finish(id, besides, stop);
    }

    private async Task<Handover?> Read(HandoverId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Handovers.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop);
    }

    /// <summary>Writes down who goes where; whoever stands there already is left as it was settled.</summary>
    private async Task<int> Settle(Handover handover, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, "handovers", stop);
        var id = handover.Id;
        var known = await db.HandoverMoves.Where(m => m.HandoverId == id).Select(m => m.CustomerId).ToHashSetAsync(stop);
        var place = known.Count;
        var (assigned, _) = await plans.Of(db, handover, stop);
        var going = assigned.Where(a => a.To is not null && !known.Contains(a.Customer.Id)).Select(a => (a.Customer, To: HandoverPlan.Place(a.Customer, a.To!)))
            .Where(g => g.To != new Ownership(g.Customer.OwnerId, g.Customer.DepartmentId)).OrderBy(g => g.To.DepartmentId.Value).ThenBy(g => g.To.OwnerId?.Value).ThenBy(g => g.Customer.Number).ToList();
        await using (var writer = await db.Dialect.Write(db, HandoverMove.Bulk, stop))
        {
            foreach (var (customer, to) in going) await writer.Add(id, customer.Id, ++place, customer.OwnerId, customer.DepartmentId, to.OwnerId, to.DepartmentId, (int)MoveState.Waiting);
            await writer.Complete(stop);
        }

        await write.Commit(stop);
        return going.Count;
    }

    /// <returns>Whether there was anything to move.</returns>
    private async Task<bool> Step(Handover handover, JobRun run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, "handovers", stop);
        var id = handover.Id;
        var some = await db.HandoverMoves.AsNoTracking().Where(m => m.HandoverId == id && m.State == MoveState.Waiting).OrderBy(m => m.Place).Take(Some).ToListAsync(stop);
        if (some.Count == 0) return false;

        var now = clock.GetCurrentInstant().Cut();
        var told = await Told(db, handover, some, now, stop);
        foreach (var there in some.GroupBy(m => new Ownership(m.ToOwnerId, m.ToDepartmentId)))
        {
            var moved = await move.Run(db, [.. there.Select(m => new Leaving(m.CustomerId, new(m.FromOwnerId, m.FromDepartmentId)))], there.Key, told, stop);
            await HandoverMarks.Set(db, id, moved, MoveState.Moved, now, stop);
            await HandoverMarks.Set(db, id, [.. there.Select(m => m.CustomerId).Where(c => !moved.Contains(c))], MoveState.PassedOver, now, stop);
        }

        await db.SaveChangesAsync(stop);
        var (waiting, all) = (await db.HandoverMoves.CountAsync(m => m.HandoverId == id && m.State == MoveState.Waiting, stop), some[^1].Place);
        await write.Commit(stop);
        run.Report(all, all + waiting);
        return true;
    }

    private static async Task<MoveTold> Told(Db db, Handover handover, List<HandoverMove> some, Instant now, CancellationToken stop)
    {
        var people = some.SelectMany(m => new[] { m.FromOwnerId, m.ToOwnerId }).OfType<PersonId>().Select(p => p.Value).Distinct().ToList();
        return new(handover.Id, HandoverTimeline.HandedOver, handover.Reason, handover.CarriedOutBy!.Value, now, await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop));
    }

    private async Task<Dictionary<string, int>> HandOverRest(Handover handover, PersonId from, CancellationToken stop)
    {
        Dictionary<CustomerId, PersonId?> owners;
        await using (var db = await store.CreateDbContextAsync(stop))
            owners = await db.HandoverMoves.AsNoTracking().Where(m => m.HandoverId == handover.Id && m.State == MoveState.Moved).ToDictionaryAsync(m => m.CustomerId, m => m.ToOwnerId, stop);
        var asked = new HandsOver(from, handover.SuccessorId, handover.Kind == HandoverKind.Leaving, c => owners.GetValueOrDefault(c), handover.CarriedOutBy!.Value) { Why = handover.Reason };
        var went = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var holder in holders)
            foreach (var (what, count) in await holder.HandOver(asked, stop)) went[what] = count;
        return went;
    }

    private async Task<Outcome<object>> Finish(HandoverId id, Dictionary<string, int> besides, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var handover = await db.Handovers.SingleAsync(h => h.Id == id, stop);
        var moved = db.HandoverMoves.Where(m => m.HandoverId == id && m.State == MoveState.Moved);
        var ids = moved.Select(m => m.CustomerId);
        var promises = new Dictionary<PersonId, int>();
        foreach (var holder in holders)
            foreach (var (whose, count) in await holder.Promises(db, ids, stop)) promises[whose] = promises.GetValueOrDefault(whose) + count;
        var received = await moved.Where(m => m.ToOwnerId != null && m.ToOwnerId != m.FromOwnerId).Join(db.Standings, m => m.CustomerId, s => s.CustomerId, (m, s) => new { m.ToOwnerId, Value = s.ValueAtRiskMinor ?? 0 })
            .GroupBy(r => r.ToOwnerId!.Value).Select(g => new { g.Key, Count = g.Count(), Value = g.Sum(r => r.Value) }).ToListAsync(stop);
        var known = await db.HandoverNotices.Where(n => n.HandoverId == id).Select(n => n.PersonId).ToListAsync(stop);
        db.HandoverNotices.AddRange(received.Where(r => !known.Contains(r.Key)).Select(r => new HandoverNotice(id, r.Key, r.Count, r.Value, promises.GetValueOrDefault(r.Key))));

        var (customers, passedOver) = (await moved.CountAsync(stop), await db.HandoverMoves.CountAsync(m => m.HandoverId == id && m.State == MoveState.PassedOver, stop));
        handover.Finish(JsonSerializer.Serialize(besides, JobRun.Json), clock.GetCurrentInstant());
        db.Audit(HandoverAudit.Of(HandoverAudit.Done, handover.CarriedOutBy!.Value, handover, ("customers", HandoverWork.Digits(customers)), ("passedOver", passedOver == 0 ? null : HandoverWork.Digits(passedOver))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new { customers, passedOver, besides };
    }
}

internal static class HandoverMarks
{
    public static Task Set(Db db, HandoverId id, IReadOnlyCollection<CustomerId> customers, MoveState state, Instant now, CancellationToken stop) => customers.Count == 0 ? Task.CompletedTask
        : db.HandoverMoves.Where(m => m.HandoverId == id && EF.Parameter(customers).Contains(m.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.At, now), stop);
}
