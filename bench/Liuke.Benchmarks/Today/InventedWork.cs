using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Risk;
using Liuke.Insight.Worth;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Benchmarks.Today;

/// <summary>Work on the customers with the most at risk: some of it due today, some late, some put off, some done.</summary>
internal sealed class InventedWork(IDbContextFactory<Db> store, WorkRegister register, Company company, IClock clock)
{
    private const int Step = 10_000, DoneToday = 2_000;

    public async Task Raise(int items, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var today = company.Today(clock);
        var now = clock.GetCurrentInstant();
        var standings = await db.Standings.AsNoTracking().OrderByDescending(s => s.ValueAtRiskMinor).Take(items).ToListAsync(stop);
        foreach (var some in standings.Chunk(Step))
        {
            await using var write = await db.BeginWrite(stop);
            await register.Raise(db, [.. some.Select((s, i) => Work(s, today, i))], now, stop);
            await write.Commit(stop);
        }

        await Finish(db, standings, today, now, stop);
        await db.Dialect.Analyze(db, stop);
    }

    // One in twenty is silent until a later day; the others are due today or have been for up to four days.
    private static RaisedWork Work(Standing s, LocalDate today, int i)
    {
        var facts = new RiskFacts
        {
            State = s.State, Occasions = s.Occasions, DaysSince = today.Number() - s.LastOrderOn!.Value.Number(), UsualGap = 19, FewerOrders = 3, Alive = s.Alive ?? 0,
            AliveLastWeek = s.AliveLastWeek, YearPurchases = 12.4, SpendMinor = 123_456, MarginRate = 0.3, MarginSource = MarginSource.Mixed,
            YearMarginMinor = s.YearMarginMinor ?? 0, ValueAtRiskMinor = s.ValueAtRiskMinor ?? 0, Currency = "CNY",
        };
        return new(s.CustomerId, new(s.OwnerId, s.DepartmentId), WorkKind.AtRisk, RiskWords.Retention, facts.Pack(), facts.ValueAtRiskMinor,
            today.PlusDays(i % 20 == 0 ? 9 : -(i % 5)));
    }

    private static async Task Finish(Db db, List<Standing> standings, LocalDate today, Instant now, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        await using var writer = await db.Dialect.Write(db, new("WorkFinishes", ["Id", "CustomerId", "OwnerId", "DepartmentId", "Kind", "Reason", "Outcome", "ById", "At", "On"], ["Id"]), stop);
        foreach (var s in standings.TakeLast(DoneToday))
            await writer.Add(Ids.New<WorkItemId>(now), s.CustomerId, s.OwnerId, s.DepartmentId, WorkKind.AtRisk, RiskWords.Retention, WorkOutcome.Reached, s.OwnerId, now, today);
        await writer.Complete(stop);
        await write.Commit(stop);
    }
}
