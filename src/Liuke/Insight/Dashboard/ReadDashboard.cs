using Liuke.Access;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Dashboard;

/// <summary>Reads the dashboard from the sums that the last refresh left, within the reach of whoever looks.</summary>
public sealed class ReadDashboard(IDbContextFactory<Db> store, InsightRules rules)
{
    /// <returns>Null where nothing has been worked out yet.</returns>
    public async Task<DashboardView?> Run(DashboardAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var run = await db.InsightRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop);
        if (run is null) return null;

        var departments = await db.Departments.AsNoTracking().ToListAsync(stop);
        var owners = await Owners(db, stop);
        var slice = SliceOf(asked, departments, owners, db.Reach);
        return new(slice == Slice.Whole ? asked with { Of = null } : asked, new(run.AsOf, run.FinishedAt, run.Fits, run.DataFrom, run.DataUntil), slice)
        {
            Departments = [.. departments.Where(d => IsChoice(db.Reach, d)).OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => new Choice(ParetoScopes.Of(d.Id), d.Name))],
            Owners = [.. db.Reach.Kind == ReachKind.Own ? [] : owners.OrderBy(o => o.Value, StringComparer.Ordinal).Select(o => new Choice(ParetoScopes.Of(o.Key), o.Value))],
            Periods = await ReadCells.Periods(db, asked.Kind, slice, run.AsOf, stop),
            Cohorts = await ReadCells.Cohorts(db, slice, Window.Of(run.AsOf.Number(), rules), stop),
            Totals = await ReadCells.Totals(db, slice, stop),
            Risks = await ReadCells.Risks(db, slice, owners, stop),
            Golden = await ReadCells.Golden(db, slice, stop),
        };
    }

    // Those who look after somebody within reach; who has left keeps the name.
    private static async Task<Dictionary<PersonId, string>> Owners(Db db, CancellationToken stop)
    {
        var seated = await db.SeatTotals.AsNoTracking().Where(t => t.OwnerId != null).Select(t => t.OwnerId!.Value).Distinct().ToListAsync(stop);
        var ids = seated.ConvertAll(p => p.Value);
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.PersonId, p => p.Name, stop);
    }

    private static bool IsChoice(Reach reach, Department department)
        => reach.Kind is ReachKind.All or ReachKind.Departments && reach.Covers(null, department.Id);

    // What does not lie within reach, or is not understood, is left out.
    private static Slice SliceOf(DashboardAsked asked, List<Department> departments, Dictionary<PersonId, string> owners, Reach reach)
    {
        if (asked.Of is null || reach.Kind == ReachKind.Own) return Slice.Whole;
        foreach (var owner in owners.Keys)
            if (ParetoScopes.Of(owner) == asked.Of) return new(null, owner, []);
        return departments.Find(d => ParetoScopes.Of(d.Id) == asked.Of && IsChoice(reach, d)) is not { } chosen ? Slice.Whole
            : new(chosen.Id, null, [.. departments.WithThoseBelow(chosen.Id).Where(d => reach.Covers(null, d))]);
    }
}
