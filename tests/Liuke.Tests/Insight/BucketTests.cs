using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class BucketTests
{
    public static readonly TheoryData<string> Readers = ["all", "east", "both", "lin", "nobody"];

    private static Reach ReachOf(string reader) => reader switch
    {
        "all" => Reach.All,
        "east" => Reach.Of(Shop.Lin, [Shop.East]),
        "both" => Reach.Of(Shop.Lin, [Shop.East, Shop.West]),
        "lin" => Reach.Own(Shop.Lin),
        _ => Reach.Nothing,
    };

    [Theory, MemberData(nameof(Readers))]
    public async Task the_bucket_adds_up_in_every_period_for_every_reader(string reader)
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(RefreshTests.Firm(300));
        await shop.Refresh();

        var cells = await house.Look(db => db.BucketCells.AsNoTracking().ToListAsync(), ReachOf(reader));
        Assert.Equal(reader == "nobody", cells.Count == 0);
        foreach (var kind in cells.GroupBy(c => c.Kind))
        {
            int? before = null;
            foreach (var period in kind.GroupBy(c => c.StartsOn).OrderBy(p => p.Key))
            {
                Assert.Equal(period.Sum(c => c.AtEnd), period.Sum(c => c.AtStart + c.Entered + c.WonBack - c.Lost));
                Assert.Equal(period.Sum(c => c.AtEnd), period.Sum(c => c.EndNew + c.EndActive + c.EndSleeping + c.EndWonBack));
                Assert.Equal(before ?? period.Sum(c => c.AtStart), period.Sum(c => c.AtStart));
                before = period.Sum(c => c.AtEnd);
            }

            var standings = await house.Look(db => db.Standings.CountAsync(s => s.State != RetentionState.None && s.State != RetentionState.Lost), ReachOf(reader));
            Assert.Equal(standings, before);
        }
    }

    [Fact]
    public async Task somebody_is_lost_and_somebody_enters_in_the_firm_of_these_tests()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(RefreshTests.Firm(300));
        await shop.Refresh();

        var months = await house.Look(db => db.BucketCells.Where(c => c.Kind == PeriodKind.Month).ToListAsync());
        Assert.True(months.Sum(c => c.Lost) > 0 && months.Sum(c => c.Entered) > 0);
        Assert.Equal((13, 26), (months.Select(c => c.StartsOn).Distinct().Count(), await house.Look(db => db.BucketCells.Where(c => c.Kind == PeriodKind.Week).Select(c => c.StartsOn).Distinct().CountAsync())));
    }

    [Fact]
    public async Task a_cohort_starts_whole_and_counts_who_bought_in_each_later_month()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(
            new Sale("A", new(2025, 11, 3), 100), new Sale("A", new(2026, 1, 9), 100), new Sale("A", new(2026, 1, 20), 100),
            new Sale("B", new(2025, 11, 30), 100), new Sale("B", new(2025, 12, 1), 100), new Sale("B", new(2025, 12, 1), -100),
            new Sale("C", new(2025, 12, 31), 100));
        await shop.Refresh();

        var cells = await house.Look(db => db.CohortCells.OrderBy(c => c.FirstMonth).ThenBy(c => c.MonthsLater).Select(c => new { c.FirstMonth, c.MonthsLater, c.Customers }).ToListAsync());
        Assert.Equal(
            [(new NodaTime.LocalDate(2025, 11, 1), 0, 2), (new(2025, 11, 1), 2, 1), (new(2025, 12, 1), 0, 1)],
            cells.Select(c => (c.FirstMonth, c.MonthsLater, c.Customers)));
    }

    [Fact]
    public async Task the_golden_customers_are_the_fewest_that_bring_four_fifths_of_the_profit()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell([.. new[] { 500m, 300m, 100m, 50m, 50m }.Select((amount, i) => new Sale($"G{i}", new(2026, 1, 5), amount) { Owner = i == 2 ? Shop.Chen : Shop.Lin })]);
        await shop.Refresh();

        var curves = await house.Look(db => db.Set<ParetoCurve>().ToDictionaryAsync(c => c.Scope));
        Assert.Equal((5, 30_000, 2, 24_000, 9_000), (curves["all"].Customers, curves["all"].ProfitMinor, curves["all"].Golden, curves["all"].GoldenMinor, curves["all"].GoldenFromMinor));
        Assert.Equal((1, 3_000), (curves["p:" + Shop.Chen].Golden, curves["p:" + Shop.Chen].GoldenMinor));
        Assert.Equal(2, await house.Look(db => db.Standings.CountAsync(s => s.YearProfitMinor >= curves["all"].GoldenFromMinor)));
    }
}
