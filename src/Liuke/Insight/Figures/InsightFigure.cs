using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Refresh;
using Liuke.Insight.Sets;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Figures;

/// <summary>Customers on file: how many are there still, how many sleep, how many are lost.</summary>
internal sealed class CustomersFigure(IDbContextFactory<Db> store) : IFigure
{
    public int Order => 10;

    public async Task<Figure> Read(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var sums = await db.SeatTotals.GroupBy(_ => 1).Select(g => new
        {
            OnFile = g.Sum(t => t.OnFile), Sleeping = g.Sum(t => t.StateSleeping), Lost = g.Sum(t => t.StateLost),
            Active = g.Sum(t => t.StateActive + t.StateNew + t.StateWonBack),
        }).SingleOrDefaultAsync(stop);
        return new(FigureWords.OnFile, FigureWords.Count(sums?.OnFile ?? 0), FigureWords.OnFileSays(sums?.Active ?? 0, sums?.Sleeping ?? 0, sums?.Lost ?? 0),
            new CustomerFilter().Href, "users", "good");
    }
}

/// <summary>Lost and new this month, and what refilling would cost.</summary>
internal sealed class BucketFigure(IDbContextFactory<Db> store, Company company, IClock clock) : IFigure
{
    public int Order => 20;

    public async Task<Figure> Read(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var month = company.Today(clock).MonthStart();
        var sums = await db.BucketCells.Where(c => c.Kind == PeriodKind.Month && c.StartsOn == month).GroupBy(_ => 1)
            .Select(g => new { Lost = g.Sum(c => c.Lost), Entered = g.Sum(c => c.Entered), WonBack = g.Sum(c => c.WonBack) }).SingleOrDefaultAsync(stop);
        var (lost, entered, wonBack) = (sums?.Lost ?? 0, sums?.Entered ?? 0, sums?.WonBack ?? 0);
        var cost = new Money(lost * company.AcquisitionCostMinor, company.Currency).Whole;
        var href = new CustomerFilter { Set = LostSet.Key, SetArguments = new(month, month.PlusMonths(1).PlusDays(-1), null) }.Href;
        return new(FigureWords.Bucket, FigureWords.LostAndNew(lost, entered), FigureWords.RefillSays(wonBack, cost), href, "bucket-droplet", lost > entered + wonBack ? "bad" : "quiet");
    }
}

/// <summary>People and money at risk.</summary>
internal sealed class RiskFigure(IDbContextFactory<Db> store, Company company) : IFigure
{
    public int Order => 30;

    public async Task<Figure> Read(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var sums = await db.SeatTotals.GroupBy(_ => 1).Select(g => new { AtRisk = g.Sum(t => t.AtRisk), Minor = g.Sum(t => t.AtRiskMinor) }).SingleOrDefaultAsync(stop);
        var money = new Money(sums?.Minor ?? 0, company.Currency).Whole;
        return new(FigureWords.AtRisk, FigureWords.Count(sums?.AtRisk ?? 0), FigureWords.AtRiskSays(money),
            new CustomerFilter { Set = AtRiskSet.Key }.Href, "alert-triangle", sums?.AtRisk > 0 ? "warn" : "good");
    }
}
