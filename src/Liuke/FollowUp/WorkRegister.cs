using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>A rule says that something is to be done for a customer.</summary>
/// <param name="Reason">The rule within the kind, as a key.</param>
/// <param name="Facts">The numbers behind the sentence, as JSON, for the <see cref="IWorkWords"/> of this kind and reason.</param>
/// <param name="ValueMinor">The money at stake; the parts that the words give add up to it.</param>
public sealed record RaisedWork(CustomerId CustomerId, Seat Seat, WorkKind Kind, string Reason, string Facts, long ValueMinor, LocalDate DueOn)
{
    /// <summary>How many days before it is due it appears.</summary>
    public int LeadDays { get; init; }
}

/// <summary>To whom a customer belongs, and therefore the work on it.</summary>
public readonly record struct Seat(PersonId? OwnerId, DepartmentId DepartmentId);

/// <summary>Where rules of the higher rooms raise and settle work, inside the transaction that made them speak.</summary>
public sealed class WorkRegister(Company company)
{
    private const int Chunk = 500;

    // The value, the facts and the owner follow the rule. The due day stays, or nothing would ever be overdue; the snooze stays, or it would be worth nothing.
    private static readonly BulkTable Items = new("WorkItems",
        ["Id", "CustomerId", "OwnerId", "DepartmentId", "Kind", "Reason", "Facts", "ValueMinor", "DueOn", "ShowsOn", "RaisedAt", "Version"],
        ["CustomerId", "Kind", "Reason"], Overwrites: true)
    {
        Conflict = $"""
             ON CONFLICT ("CustomerId", "Kind", "Reason") WHERE {WorkTables.Open} DO UPDATE SET
                "Facts" = excluded."Facts", "ValueMinor" = excluded."ValueMinor",
                "OwnerId" = CASE WHEN "WorkItems"."AssignedById" IS NULL THEN excluded."OwnerId" ELSE "WorkItems"."OwnerId" END,
                "DepartmentId" = CASE WHEN "WorkItems"."AssignedById" IS NULL THEN excluded."DepartmentId" ELSE "WorkItems"."DepartmentId" END
            """,
    };

    private static readonly BulkTable Finishes = new("WorkFinishes",
        ["Id", "CustomerId", "OwnerId", "DepartmentId", "Kind", "Reason", "Outcome", "Why", "At", "On"], ["Id"]);

    /// <summary>One open item per customer, kind and reason: what is open is brought up to date, what is not is opened.</summary>
    /// <remarks>Needs the caller's open transaction. Repeating it changes nothing; two callers at once leave one item.</remarks>
    public async Task Raise(Db db, IReadOnlyList<RaisedWork> raised, Instant now, CancellationToken stop)
    {
        var open = new HashSet<CustomerId>();
        foreach (var alike in raised.GroupBy(w => (w.Kind, w.Reason)))
            open.UnionWith(await OpenCustomers(db, alike.Key, [.. alike.Select(w => w.CustomerId).Distinct()], stop));
        await Raise(db, raised, open, now, stop);
    }

    /// <param name="open">The customers on whom such work is open already, for callers who know: they are no news.</param>
    public async Task Raise(Db db, IReadOnlyList<RaisedWork> raised, IReadOnlySet<CustomerId> open, Instant now, CancellationToken stop)
    {
        if (raised.Count == 0) return;
        var quiet = await Quiet(db, now.DayIn(company.Zone), stop);
        var news = new List<ToldCustomer>();

        await using var writer = await db.Dialect.Write(db, Items, stop);
        // In one order everywhere, so that two callers wait for each other instead of locking crosswise.
        foreach (var work in raised.DistinctBy(w => (w.CustomerId, w.Kind, w.Reason)).OrderBy(w => w.CustomerId.Value))
        {
            if (quiet.Contains((work.CustomerId, work.Kind, work.Reason))) continue;
            await writer.Add(Ids.New<WorkItemId>(now), work.CustomerId, work.Seat.OwnerId, work.Seat.DepartmentId, work.Kind, work.Reason,
                work.Facts, work.ValueMinor, work.DueOn, work.DueOn.PlusDays(-work.LeadDays), now, 0);
            if (!open.Contains(work.CustomerId)) news.Add(new(work.CustomerId, Is: work.Kind.ToString()));
        }

        await writer.Complete(stop);
        db.Tell(new(WorkEvents.Raised, news));
    }

    /// <summary>Closes what is open for a reason that is gone. The items stay in the history with the reason why.</summary>
    /// <param name="why">A key that the <see cref="IWorkWords"/> of this kind and reason puts into words.</param>
    /// <returns>How many were open.</returns>
    public async Task<int> Settle(Db db, WorkKind kind, string reason, IReadOnlyCollection<CustomerId> customers, string why, Instant now, CancellationToken stop)
    {
        var settled = 0;
        foreach (var some in (await OpenAmong(db, kind, reason, customers, stop)).Chunk(Chunk))
        {
            // The item first, its ending second: the order in which people finish, so that neither waits for the other in a circle.
            await db.WorkItems.IgnoreQueryFilters().Where(i => some.Contains(i.Id) && i.FinishedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.FinishedAt, now).SetProperty(i => i.Version, i => i.Version + 1), stop);
            settled += await KeepEndings(db, some, why, now, stop);
        }

        return settled;
    }

    /// <summary>Takes out all work on customers who are taken out of the archive.</summary>
    public async Task Remove(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
    {
        foreach (var some in customers.Chunk(Chunk))
        {
            await db.WorkHandovers.IgnoreQueryFilters().Where(h => some.Contains(h.CustomerId)).ExecuteDeleteAsync(stop);
            await db.WorkSnoozes.IgnoreQueryFilters().Where(s => some.Contains(s.CustomerId)).ExecuteDeleteAsync(stop);
            await db.WorkFinishes.IgnoreQueryFilters().Where(f => some.Contains(f.CustomerId)).ExecuteDeleteAsync(stop);
            await db.WorkEscalations.IgnoreQueryFilters().Where(e => some.Contains(e.CustomerId)).ExecuteDeleteAsync(stop);
            await db.WorkItems.IgnoreQueryFilters().Where(i => some.Contains(i.CustomerId)).ExecuteDeleteAsync(stop);
            await db.GradeChanges.IgnoreQueryFilters().Where(g => some.Contains(g.CustomerId)).ExecuteDeleteAsync(stop);
            await db.CustomerCadences.IgnoreQueryFilters().Where(c => some.Contains(c.CustomerId)).ExecuteDeleteAsync(stop);
        }
    }

    private async Task<int> KeepEndings(Db db, WorkItemId[] some, string why, Instant now, CancellationToken stop)
    {
        var endings = db.WorkFinishes.IgnoreQueryFilters();
        var ended = await db.WorkItems.IgnoreQueryFilters().AsNoTracking()
            .Where(i => some.Contains(i.Id) && i.FinishedAt != null && !endings.Any(f => f.Id == i.Id))
            .ToListAsync(stop);
        await using var writer = await db.Dialect.Write(db, Finishes, stop);
        foreach (var item in ended)
            await writer.Add(item.Id, item.CustomerId, item.OwnerId, item.DepartmentId, item.Kind, item.Reason, WorkOutcome.Settled, why, now, now.DayIn(company.Zone));
        await writer.Complete(stop);
        db.Tell(new(WorkEvents.Finished, [.. ended.Select(i => new ToldCustomer(i.CustomerId, Is: i.Kind.ToString()))]) { Became = nameof(WorkOutcome.Settled) });
        return ended.Count;
    }

    // A few customers are asked for by id; for many it is cheaper to read what is open and to look them up here.
    private static async Task<List<WorkItemId>> OpenAmong(Db db, WorkKind kind, string reason, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
    {
        var open = db.WorkItems.IgnoreQueryFilters().Where(i => i.Kind == kind && i.Reason == reason && i.FinishedAt == null);
        if (customers.Count <= Chunk) return await open.Where(i => customers.Contains(i.CustomerId)).Select(i => i.Id).ToListAsync(stop);

        var asked = customers.ToHashSet();
        var all = await open.Select(i => new { i.Id, i.CustomerId }).ToListAsync(stop);
        return [.. all.Where(i => asked.Contains(i.CustomerId)).Select(i => i.Id)];
    }

    private static async Task<List<CustomerId>> OpenCustomers(Db db, (WorkKind Kind, string Reason) work, List<CustomerId> among, CancellationToken stop)
    {
        var open = db.WorkItems.IgnoreQueryFilters().Where(i => i.Kind == work.Kind && i.Reason == work.Reason && i.FinishedAt == null);
        return await (among.Count <= Chunk ? open.Where(i => among.Contains(i.CustomerId)) : open).Select(i => i.CustomerId).ToListAsync(stop);
    }

    private static async Task<HashSet<(CustomerId, WorkKind, string)>> Quiet(Db db, LocalDate today, CancellationToken stop)
    {
        var quiet = await db.WorkFinishes.IgnoreQueryFilters().Where(f => f.QuietUntil > today)
            .Select(f => new { f.CustomerId, f.Kind, f.Reason }).ToListAsync(stop);
        return [.. quiet.Select(q => (q.CustomerId, q.Kind, q.Reason))];
    }
}
