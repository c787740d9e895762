using Liuke.Basics;
using Liuke.Insight;
using Liuke.Insight.Histories;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class HistoryTests
{
    private static Task<long> Update(TestHouse house) => house.Do<UpdateHistories, long>(update => update.Run(null, default));

    private static Task<PurchaseDay[]> Days(TestHouse house, CustomerId customer) => house.Look(async db =>
        PurchaseDays.Unpack((await db.PurchaseHistories.SingleAsync(h => h.CustomerId == customer)).Days));

    [Fact]
    public async Task a_history_holds_one_entry_a_day_with_returns_taken_off()
    {
        await using var house = await TestHouse.Open();
        var ids = await new Shop(house).Sell(
            new Sale("A", new(2026, 1, 5), 100, 60), new Sale("A", new(2026, 1, 5), 50), new Sale("A", new(2026, 1, 9), -30), new Sale("B", new(2026, 1, 7), 10));

        Assert.Equal(2, await Update(house));
        var first = new LocalDate(2026, 1, 5).Number();
        Assert.Equal([new(first, 15_000, 10_000, 6_000, 2), new(first + 4, -3_000, 0, 0, 0)], await Days(house, ids["A"]));
    }

    [Fact]
    public async Task only_marked_customers_are_rewritten_and_used_marks_go()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell(new Sale("A", new(2026, 1, 5), 100), new Sale("B", new(2026, 1, 5), 100));
        Assert.Equal(2, await Update(house));
        await shop.Sell(new Sale("A", new(2026, 1, 8), 100));

        Assert.Equal(1, await Update(house));
        Assert.Equal(2, (await Days(house, ids["A"])).Length);
        Assert.Equal(0, await house.Look(db => db.OrderChanges.CountAsync()));
    }

    [Fact]
    public async Task orders_taken_out_again_leave_no_history()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell(new Sale("A", new(2026, 1, 5), 100));
        await Update(house);
        await house.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            await db.Orders.ExecuteDeleteAsync();
            await shop.Mark(db, ids.Values);
            await write.Commit(default);
            return true;
        });

        await Update(house);
        Assert.Equal(0, await house.Look(db => db.PurchaseHistories.CountAsync()));
    }

    [Fact]
    public async Task a_change_made_while_histories_are_brought_up_to_date_is_not_lost()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"C{i}")];
        var ids = await shop.Sell([.. names.Select(n => new Sale(n, new(2026, 1, 1), 100))]);
        var day = new LocalDate(2026, 1, 2);

        var selling = Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                house.Clock.Advance(Duration.FromMilliseconds(1));
                await shop.Sell([.. names.Select(n => new Sale(n, day.PlusDays(i), 100))]);
            }
        });
        while (!selling.IsCompleted) await Task.WhenAll(Update(house), Update(house));
        await selling;
        await Update(house);

        foreach (var id in ids.Values) Assert.Equal(26, (await Days(house, id)).Length);
        Assert.Equal(0, await house.Look(db => db.OrderChanges.CountAsync()));
    }
}
