using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade;

/// <summary>Sales since the month began, against the same days of the month before.</summary>
internal sealed class SalesFigure(IDbContextFactory<Db> store, IClock clock, Company company) : IFigure
{
    public int Order => 50;

    public async Task<Figure> Read(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var today = company.Today(clock);
        var now = await Net(db, today.MonthStart(), today, stop);
        var last = await Net(db, today.MonthStart().PlusMonths(-1), today.PlusMonths(-1), stop);
        var change = last.Minor <= 0 ? 0m : (decimal)(now.Minor - last.Minor) / last.Minor;
        return new(TradeWords.SalesThisMonth, Text.Same(now.Whole), last.Minor <= 0 ? TradeWords.NothingLastMonth : TradeWords.AgainstLastMonth(change, last),
            "/insight", "shopping-cart", change < -0.1m ? "warn" : change > 0 ? "good" : "quiet");
    }

    private async Task<Money> Net(Db db, LocalDate from, LocalDate to, CancellationToken stop)
        => new(await db.Orders.AsNoTracking().Where(o => o.OrderedOn >= from && o.OrderedOn <= to).SumAsync(o => o.NetMinor, stop), company.Currency);
}
