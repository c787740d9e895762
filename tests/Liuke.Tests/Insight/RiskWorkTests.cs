using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Risk;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class RiskWorkTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    /// <summary>Bought every ten days for two years, and then not for two months.</summary>
    private static IEnumerable<Sale> Regular(string name, int silent)
        => Enumerable.Range(0, 60).Select(i => new Sale(name, Today.PlusDays(-silent - 10 * i), 2_000, 1_200) { Owner = Shop.Lin });

    private static Task<List<WorkItem>> Items(TestHouse house) => house.Look(db => db.WorkItems.AsNoTracking().ToListAsync());

    [Fact]
    public async Task who_falls_silent_raises_one_item_however_often_it_is_worked_out()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell([.. RefreshTests.Firm(), .. Regular("silent", 60), .. Regular("buying", 3)]);
        for (var night = 0; night < 3; night++)
        {
            await shop.Refresh();
            house.Clock.Advance(Duration.FromDays(1));
        }

        var mine = (await Items(house)).Where(i => i.CustomerId == ids["silent"]).ToList();
        var item = Assert.Single(mine);
        Assert.Equal((WorkKind.AtRisk, RiskWords.Retention, Shop.Lin, Today), (item.Kind, item.Reason, item.OwnerId!.Value, item.DueOn));
        var facts = RiskFacts.Unpack(item.Facts);
        Assert.Equal((62, 10), (facts.DaysSince, facts.UsualGap!.Value));
        Assert.Equal(item.ValueMinor, new RiskWords().RankParts(item.Facts).Sum(p => p.Minor));
        Assert.DoesNotContain(await Items(house), i => i.CustomerId == ids["buying"]);
        Assert.NotNull((await shop.Standing(ids["silent"])).RiskSinceOn);
    }

    [Fact]
    public async Task work_settles_itself_when_the_customer_buys_again()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell([.. RefreshTests.Firm(), .. Regular("silent", 60)]);
        await shop.Refresh();
        Assert.Contains(await Items(house), i => i.CustomerId == ids["silent"] && i.FinishedAt == null);
        house.Clock.Advance(Duration.FromDays(1));
        await shop.Sell(new Sale("silent", Today.PlusDays(1), 2_000, 1_200) { Owner = Shop.Lin });
        await shop.Refresh();

        Assert.DoesNotContain(await Items(house), i => i.CustomerId == ids["silent"] && i.FinishedAt == null);
        var ending = await house.Look(db => db.WorkFinishes.AsNoTracking().SingleAsync(f => f.CustomerId == ids["silent"]));
        Assert.Equal((WorkOutcome.Settled, RiskWords.BoughtAgain), (ending.Outcome, ending.Why));
        Assert.Null((await shop.Standing(ids["silent"])).RiskSinceOn);
    }

    [Fact]
    public async Task open_work_does_not_vanish_because_time_passes()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell([.. RefreshTests.Firm(), .. Regular("silent", 60)]);
        await shop.Refresh();
        house.Clock.Advance(Duration.FromDays(500));
        await shop.Refresh();

        Assert.Equal(RetentionState.Lost, (await shop.Standing(ids["silent"])).State);
        Assert.Single(await Items(house), i => i.CustomerId == ids["silent"] && i.FinishedAt == null);
    }

    [Fact]
    public async Task who_was_lost_long_ago_raises_no_work()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell([.. RefreshTests.Firm(), .. Regular("gone", 700)]);
        await shop.Refresh();

        Assert.DoesNotContain(await Items(house), i => i.CustomerId == ids["gone"]);
    }

    [Fact]
    public async Task at_risk_on_the_standing_and_open_work_tell_of_the_same_customers()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell([.. RefreshTests.Firm(200), .. Regular("silent", 60)]);
        await shop.Refresh();

        var open = (await Items(house)).Where(i => i.FinishedAt == null).Select(i => i.CustomerId).ToHashSet();
        var atRisk = await house.Look(db => db.Standings.Where(s => s.RiskSinceOn != null).Select(s => s.CustomerId).ToHashSetAsync());
        Assert.NotEmpty(open);
        Assert.Equal(atRisk, open);
        Assert.Equal(open.Count, await house.Look(db => db.Set<Liuke.Insight.Refresh.SeatTotal>().SumAsync(t => t.AtRisk)));
    }
}
