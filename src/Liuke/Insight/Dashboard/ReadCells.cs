using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Dashboard;

/// <summary>Sums the seats' cells up over a slice of what the reader sees.</summary>
internal static class ReadCells
{
    public static async Task<IReadOnlyList<PeriodRow>> Periods(Db db, PeriodKind kind, Slice slice, LocalDate asOf, CancellationToken stop)
    {
        var sums = await db.BucketCells.AsNoTracking().Where(c => c.Kind == kind).Of(slice).GroupBy(c => c.StartsOn).Select(g => new
        {
            Starts = g.Key,
            AtStart = g.Sum(c => c.AtStart), Entered = g.Sum(c => c.Entered), WonBack = g.Sum(c => c.WonBack), Lost = g.Sum(c => c.Lost), AtEnd = g.Sum(c => c.AtEnd),
            EndNew = g.Sum(c => c.EndNew), EndActive = g.Sum(c => c.EndActive), EndSleeping = g.Sum(c => c.EndSleeping),
            EndLost = g.Sum(c => c.EndLost), EndWonBack = g.Sum(c => c.EndWonBack),
        }).ToListAsync(stop);
        return [.. sums.OrderBy(s => s.Starts).Select(s =>
        {
            var ends = kind == PeriodKind.Week ? s.Starts.PlusDays(6) : s.Starts.PlusMonths(1).PlusDays(-1);
            return new PeriodRow(new(kind, s.Starts, ends), LocalDate.Min(ends, asOf))
            {
                AtStart = s.AtStart, Entered = s.Entered, WonBack = s.WonBack, Lost = s.Lost, AtEnd = s.AtEnd,
                Ends = new Dictionary<RetentionState, int>
                {
                    [RetentionState.New] = s.EndNew, [RetentionState.Active] = s.EndActive, [RetentionState.WonBack] = s.EndWonBack,
                    [RetentionState.Sleeping] = s.EndSleeping, [RetentionState.Lost] = s.EndLost,
                },
            };
        })];
    }

    public static async Task<IReadOnlyList<CohortRow>> Cohorts(Db db, Slice slice, Window window, CancellationToken stop)
    {
        var asOf = Days.Day(window.AsOf);
        var cells = await db.CohortCells.AsNoTracking().Of(slice).GroupBy(c => new { c.FirstMonth, c.MonthsLater })
            .Select(g => new { g.Key.FirstMonth, g.Key.MonthsLater, Customers = g.Sum(c => c.Customers) }).ToListAsync(stop);
        var counts = cells.ToDictionary(c => (c.FirstMonth, c.MonthsLater), c => c.Customers);
        return [.. cells.Where(c => c.MonthsLater == 0).OrderBy(c => c.FirstMonth)
            .Select(c => new CohortRow(c.FirstMonth, c.Customers, [.. LaterMonths(c.FirstMonth, asOf).Select((month, i) =>
            {
                var customers = counts.GetValueOrDefault((c.FirstMonth, i + 1));
                return new Retained(month, LocalDate.Min(asOf, month.PlusMonths(1).PlusDays(-1)), customers, (double)customers / c.Customers);
            })]))];
    }

    public static async Task<Totals> Totals(Db db, Slice slice, CancellationToken stop)
        => await db.SeatTotals.AsNoTracking().Of(slice).GroupBy(t => 1)
            .Select(g => new Totals(g.Sum(t => t.OnFile), g.Sum(t => t.Bought), g.Sum(t => t.BoughtAgain), g.Sum(t => t.AtRisk), g.Sum(t => t.AtRiskMinor)))
            .FirstOrDefaultAsync(stop) ?? new(0, 0, 0, 0, 0);

    public static async Task<IReadOnlyList<OwnerRow>> Risks(Db db, Slice slice, IReadOnlyDictionary<PersonId, string> names, CancellationToken stop)
    {
        var sums = await db.SeatTotals.AsNoTracking().Of(slice).GroupBy(t => t.OwnerId)
            .Select(g => new { g.Key, AtRisk = g.Sum(t => t.AtRisk), AtRiskMinor = g.Sum(t => t.AtRiskMinor) }).ToListAsync(stop);
        return [.. sums.Where(s => s.AtRisk > 0).OrderByDescending(s => s.AtRiskMinor)
            .Select(s => new OwnerRow(s.Key, s.Key is { } owner ? names.GetValueOrDefault(owner) : null, s.AtRisk, s.AtRiskMinor))];
    }

    // An owner may have customers beyond the reach of a department: then the curve is drawn anew from those within.
    public static async Task<Golden?> Golden(Db db, Slice slice, CancellationToken stop)
    {
        if (slice.Owner is not null && db.Reach.Kind == ReachKind.Departments)
        {
            var profits = await db.Standings.AsNoTracking().Of(slice).Where(s => s.YearProfitMinor > 0).Select(s => s.YearProfitMinor!.Value).ToListAsync(stop);
            profits.Sort((a, b) => b.CompareTo(a));
            return profits.Count == 0 ? null : Of(ParetoScopes.Curve("", profits));
        }

        var scope = slice switch
        {
            { Owner: { } owner } => ParetoScopes.Of(owner),
            { Department: { } department } => ParetoScopes.Of(department),
            _ => ParetoScopes.Of(db.Reach),
        };
        return await db.ParetoCurves.AsNoTracking().SingleOrDefaultAsync(c => c.Scope == scope, stop) is not { } kept ? null
            : new(kept.Customers, kept.ProfitMinor, kept.Golden, kept.GoldenMinor, kept.GoldenFromMinor, ParetoScopes.Unpack(kept.Points));
    }

    private static Golden Of(ParetoResult curve) => new(curve.Customers, curve.ProfitMinor, curve.Golden, curve.GoldenMinor, curve.GoldenFromMinor, curve.Points);

    private static IEnumerable<LocalDate> LaterMonths(LocalDate first, LocalDate asOf)
    {
        for (var month = first.PlusMonths(1); month <= asOf; month = month.PlusMonths(1)) yield return month;
    }
}
