using Liuke.Archive;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Demo;
using Liuke.Demo.Trade;
using Liuke.FollowUp;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Demo;

public sealed class TradeSceneTests
{
    [Fact]
    public async Task the_trading_firm_stands_with_all_it_shows_and_keeps_every_promise()
    {
        await using var house = await TestHouse.Open();
        Assert.True((await Build(house)).Value);

        var kinds = await house.Look(db => db.Customers.GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.True(kinds[CustomerKind.Enterprise] > 180 && kinds[CustomerKind.Supplier] >= 80 && kinds[CustomerKind.Dealer] >= 50 && kinds[CustomerKind.Person] >= 30, string.Join(", ", kinds));
        var refused = await house.Look(db => db.ImportBatches.Select(b => new { b.Kind, b.State, b.Counts.Refused }).ToListAsync());
        Assert.Equal(["contacts", "customers", "facts", "interactions", "orders"], refused.Select(b => b.Kind).Order(StringComparer.Ordinal));
        Assert.All(refused, b => Assert.Equal((BatchState.Done, 0L), (b.State, b.Refused)));
        Assert.True(await house.Look(db => db.Interactions.CountAsync()) > 4000);
        Assert.True(await house.Look(db => db.Orders.CountAsync()) > 2000);
        Assert.Equal(2, await house.Look(db => db.FileReviews.CountAsync(r => r.State == ReviewState.Submitted)));
        Assert.True(await house.Look(db => db.WorkItems.Select(i => i.Kind).Distinct().CountAsync()) >= 3);
        Assert.All(await house.Do<VerifyDatabase, IReadOnlyList<Promise>>(verify => verify.Run(null, default)), promise => Assert.Empty(promise.Broken));

        var customers = await house.Look(db => db.Customers.CountAsync());
        Assert.False((await Build(house)).Value);
        Assert.Equal(customers, await house.Look(db => db.Customers.CountAsync()));
    }

    [Fact]
    public void the_names_and_the_rows_repeat_and_no_credit_code_is_false()
    {
        var firms = TradeFirms.All;

        Assert.All(firms.Where(f => f.IsChinese), f => Assert.NotNull(Liuke.Archive.Keys.CreditCode.Read(f.CreditCode)));
        Assert.Equal(firms.Count, firms.Select(f => f.CreditCode).Distinct().Count());
        Assert.Equal(new TradeOrders(new(2026, 3, 2)).Rows().Select(r => string.Join('|', r)), new TradeOrders(new(2026, 3, 2)).Rows().Select(r => string.Join('|', r)));
    }

    private static Task<Outcome<bool>> Build(TestHouse house)
        => house.Do<TradeScene, Outcome<bool>>(scene => scene.Run(new("keep-every-customer", house.Folder), (_, _, _) => { }, default));
}
