using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Today;

/// <summary>Work whose day has passed.</summary>
internal sealed class OverdueFigure(IDbContextFactory<Db> store, WorkTally tally, IClock clock, Company company) : IFigure
{
    public int Order => 40;

    public async Task<Figure> Read(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var all = await tally.Read(db, company.Today(clock), stop);
        var overdue = all.Sum(t => t.Overdue);
        return new(TodayWords.OverdueFigure, TodayWords.Items(overdue),
            TodayWords.OverdueFigureSays(all.Sum(t => t.Now), all.Where(t => t.Overdue > 0).Select(t => t.OwnerId).Distinct().Count()),
            "/?queue=overdue", "clock-exclamation", overdue > 0 ? "warn" : "quiet");
    }
}

/// <summary>What the people finished in the last seven days.</summary>
internal sealed class DoneFigure(IDbContextFactory<Db> store, IClock clock, Company company) : IFigure
{
    public int Order => 60;

    public async Task<Figure> Read(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var since = company.Today(clock).PlusDays(-6);
        var outcomes = await db.WorkFinishes.AsNoTracking().Where(f => f.On >= since && f.ById != null).GroupBy(f => f.Outcome)
            .Select(g => new { Outcome = g.Key, Count = g.Count() }).ToListAsync(stop);
        var reached = outcomes.Where(o => o.Outcome is WorkOutcome.Reached or WorkOutcome.Visited or WorkOutcome.WillBuy).Sum(o => o.Count);
        return new(TodayWords.DoneFigure, TodayWords.Items(outcomes.Sum(o => o.Count)), TodayWords.DoneFigureSays(reached), "/?queue=done", "circle-check");
    }
}

/// <summary>Reads the first few numbers for whoever looks.</summary>
public sealed class ReadFigures(IEnumerable<IFigure> figures)
{
    public async Task<IReadOnlyList<Figure>> Run(int most, CancellationToken stop)
    {
        var read = new List<Figure>(most);
        foreach (var figure in figures.OrderBy(f => f.Order).Take(most)) read.Add(await figure.Read(stop));
        return read;
    }
}

/// <summary>The number beside Today in the menu: it stops counting early, for it is on every page.</summary>
public sealed class CountWork(IDbContextFactory<Db> store, IClock clock, Company company)
{
    private const int Enough = 1000;

    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        // Ordered only so that the index of open work is walked, and not the table with its whole history.
        return await db.WorkItems.AsNoTracking().Open.Shown(company.Today(clock)).OrderByDescending(i => i.ValueMinor).Select(i => 1).Take(Enough).CountAsync(stop);
    }
}
