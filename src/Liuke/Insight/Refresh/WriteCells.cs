using Liuke.Access;
using Liuke.Archive;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>Writes the sums of all seats anew, in the caller's transaction.</summary>
internal static class WriteCells
{
    private static readonly BulkTable Buckets = new("BucketCells",
    [
        "Id", "OwnerId", "DepartmentId", "Kind", "StartsOn", "AtStart", "Entered", "WonBack", "Lost", "AtEnd",
        "EndNew", "EndActive", "EndSleeping", "EndLost", "EndWonBack",
    ], ["Id"]);

    private static readonly BulkTable Cohorts = new("CohortCells", ["Id", "OwnerId", "DepartmentId", "FirstMonth", "MonthsLater", "Customers"], ["Id"]);

    private static readonly BulkTable Totals = new("SeatTotals",
    [
        "Id", "OwnerId", "DepartmentId", "OnFile", "StateNew", "StateActive", "StateSleeping", "StateLost", "StateWonBack", "AtRisk", "AtRiskMinor",
        "ValueAtRiskMinor", "Bought", "BoughtAgain", "YearProfitMinor", "QuadrantA", "QuadrantB", "QuadrantC", "QuadrantD",
    ], ["Id"]);

    private static readonly BulkTable Curves = new("ParetoCurves",
        ["Scope", "Customers", "ProfitMinor", "Golden", "GoldenMinor", "GoldenFromMinor", "Points"], ["Scope"]);

    public static async Task Write(Db db, Tally tally, CancellationToken stop)
    {
        await db.BucketCells.ExecuteDeleteAsync(stop);
        await db.CohortCells.ExecuteDeleteAsync(stop);
        await db.SeatTotals.ExecuteDeleteAsync(stop);
        await db.ParetoCurves.ExecuteDeleteAsync(stop);
        var departments = await db.Departments.AsNoTracking().ToListAsync(stop);
        await WriteBuckets(db, tally, stop);
        await WriteCohorts(db, tally, stop);
        await WriteTotals(db, tally, stop);
        await using var writer = await db.Dialect.Write(db, Curves, stop);
        foreach (var c in ParetoScopes.Work(tally.Profits, tally.Seats, departments))
            await writer.Add(c.Scope, c.Customers, c.ProfitMinor, c.Golden, c.GoldenMinor, c.GoldenFromMinor, ParetoScopes.Pack(c.Points));
        await writer.Complete(stop);
    }

    private static async Task WriteBuckets(Db db, Tally tally, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Buckets, stop);
        var id = 0;
        foreach (var (seat, count) in tally.BySeat)
            for (var i = 0; i < tally.Window.Periods.Count; i++)
            {
                var (period, bucket, ends) = (tally.Window.Periods[i], count.Buckets[i], count.Buckets[i].Ends);
                await writer.Add(++id, seat.OwnerId, seat.DepartmentId, period.Kind, period.Starts,
                    bucket.AtStart, bucket.Entered, bucket.WonBack, bucket.Lost, bucket.AtEnd,
                    ends[(int)RetentionState.New], ends[(int)RetentionState.Active], ends[(int)RetentionState.Sleeping],
                    ends[(int)RetentionState.Lost], ends[(int)RetentionState.WonBack]);
            }

        await writer.Complete(stop);
    }

    private static async Task WriteCohorts(Db db, Tally tally, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Cohorts, stop);
        var id = 0;
        foreach (var (seat, count) in tally.BySeat)
            for (var first = 0; first < count.Cohorts.GetLength(0); first++)
                for (var later = 0; later < count.Cohorts.GetLength(1); later++)
                    if (count.Cohorts[first, later] is var customers and > 0)
                        await writer.Add(++id, seat.OwnerId, seat.DepartmentId, tally.Window.FirstMonth.PlusMonths(first), later, customers);
        await writer.Complete(stop);
    }

    private static async Task WriteTotals(Db db, Tally tally, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, Totals, stop);
        var id = 0;
        foreach (var (seat, c) in tally.BySeat)
            await writer.Add(++id, seat.OwnerId, seat.DepartmentId, c.OnFile,
                c.Standing[(int)RetentionState.New], c.Standing[(int)RetentionState.Active], c.Standing[(int)RetentionState.Sleeping],
                c.Standing[(int)RetentionState.Lost], c.Standing[(int)RetentionState.WonBack], c.AtRisk, c.AtRiskMinor,
                c.ValueAtRiskMinor, c.Bought, c.BoughtAgain, c.YearProfitMinor,
                c.Quadrants[(int)Quadrant.A], c.Quadrants[(int)Quadrant.B], c.Quadrants[(int)Quadrant.C], c.Quadrants[(int)Quadrant.D]);
        await writer.Complete(stop);
    }
}
