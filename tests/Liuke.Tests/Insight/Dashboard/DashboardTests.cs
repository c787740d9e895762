using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Dashboard;
using Liuke.Insight.Refresh;
using Liuke.Storage;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight.Dashboard;

public sealed class DashboardTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);
    private static readonly Reach Lin = Reach.Own(Shop.Lin);
    private static readonly Reach Chen = Reach.Own(Shop.Chen);
    private static readonly Reach EastOnly = Reach.Of(Shop.Chen, [Shop.East]);
    private static readonly Reach WestOnly = Reach.Of(Shop.Lin, [Shop.West]);

    private static async Task<DashboardView> Read(TestHouse house, PeriodKind kind = PeriodKind.Month, string? of = null, Reach? reach = null)
        => (await house.Do<ReadDashboard, DashboardView?>(read => read.Run(new(kind, of), default), reach))!;

    [Fact]
    public async Task every_row_of_the_bucket_adds_up_for_everybody()
    {
        await using var house = await DashboardScene.Open();
        foreach (var kind in Enum.GetValues<PeriodKind>())
            foreach (var reach in new[] { Reach.All, EastOnly, WestOnly, Lin, Chen })
                foreach (var of in new[] { null, ParetoScopes.Of(Shop.East), ParetoScopes.Of(Shop.Lin) })
                {
                    var periods = (await Read(house, kind, of, reach)).Periods;
                    Assert.NotEmpty(periods);
                    Assert.All(periods, p => Assert.Equal(p.AtEnd, p.AtStart + p.Entered + p.WonBack - p.Lost));
                    Assert.All(periods, p => Assert.Equal(p.AtEnd, p.Ends.Where(e => e.Key != RetentionState.Lost).Sum(e => e.Value)));
                    Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.AtEnd, pair.Second.AtStart));
                }

        var months = (await Read(house)).Periods;
        Assert.True(months.Sum(p => p.Lost) > 0 && months.Sum(p => p.WonBack) > 0 && months.Sum(p => p.Entered) > 0, "The scene must have every flow.");
    }

    [Fact]
    public async Task what_each_sees_differs_and_sums_to_the_whole()
    {
        await using var house = await DashboardScene.Open();
        var (all, east, west) = (await Read(house), await Read(house, reach: EastOnly), await Read(house, reach: WestOnly));
        var (lin, chen) = (await Read(house, reach: Lin), await Read(house, reach: Chen));

        foreach (var (whole, a, b) in all.Periods.Zip(east.Periods, west.Periods))
        {
            Assert.Equal(whole.Lost, a.Lost + b.Lost);
            Assert.Equal(whole.AtEnd, a.AtEnd + b.AtEnd);
        }

        Assert.Equal(all.Totals.AtRiskMinor, east.Totals.AtRiskMinor + west.Totals.AtRiskMinor);
        Assert.Equal(all.Cohorts.Sum(c => c.Size), east.Cohorts.Sum(c => c.Size) + west.Cohorts.Sum(c => c.Size));
        Assert.NotEqual(lin.Totals, chen.Totals);
        Assert.True(lin.Totals.OnFile + chen.Totals.OnFile < all.Totals.OnFile, "Some customers are nobody's.");
        Assert.Equal(all.Totals.AtRiskMinor, all.Risks.Sum(r => r.AtRiskMinor));
    }

    [Fact]
    public async Task choosing_an_owner_or_a_department_shows_what_they_would_see()
    {
        await using var house = await DashboardScene.Open();
        var (asked, own) = (await Read(house, of: ParetoScopes.Of(Shop.Lin)), await Read(house, reach: Lin));
        Assert.Equal(own.Totals, asked.Totals);
        Assert.Equal(own.Periods.Select(p => p.AtEnd), asked.Periods.Select(p => p.AtEnd));
        Assert.Equal((own.Golden!.Few, own.Golden.ProfitMinor), (asked.Golden!.Few, asked.Golden.ProfitMinor));

        var (east, eastOnly) = (await Read(house, of: ParetoScopes.Of(Shop.East)), await Read(house, reach: EastOnly));
        Assert.Equal(eastOnly.Totals, east.Totals);
        Assert.Equal(eastOnly.Golden!.Few, east.Golden!.Few);
    }

    [Fact]
    public async Task nobody_sees_beyond_the_reach_by_asking_for_others()
    {
        await using var house = await DashboardScene.Open();
        Assert.Equal((await Read(house, reach: Lin)).Totals, (await Read(house, of: ParetoScopes.Of(Shop.Chen), reach: Lin)).Totals);
        Assert.Equal((await Read(house, reach: EastOnly)).Totals, (await Read(house, of: ParetoScopes.Of(Shop.West), reach: EastOnly)).Totals);

        var chenInEast = await Read(house, of: ParetoScopes.Of(Shop.Chen), reach: EastOnly);
        var chen = await Read(house, of: ParetoScopes.Of(Shop.Chen));
        Assert.True(chenInEast.Golden!.ProfitMinor < chen.Golden!.ProfitMinor, "Chen's customers in the west must not show in the east.");
    }

    [Fact]
    public async Task what_is_not_over_is_marked_and_never_zero()
    {
        await using var house = await DashboardScene.Open();
        var view = await Read(house);
        var (now, before) = (view.Periods[^1], view.Periods[^2]);
        Assert.Equal((false, Today, new LocalDate(2026, 3, 1)), (now.IsComplete, now.Until, now.Starts));
        Assert.True(before.IsComplete);
        Assert.Equal(before, view.Last);

        foreach (var row in view.Cohorts)
        {
            Assert.All(row.Later, cell => Assert.True(cell.Month <= Today));
            Assert.Equal(Period.Between(row.FirstMonth, new LocalDate(2026, 3, 1), PeriodUnits.Months).Months, row.Later.Count);
            Assert.Equal(row.Later.Count > 0, row.Later.Any(c => !c.IsComplete));
            Assert.All(row.Later.SkipLast(1), cell => Assert.True(cell.IsComplete));
        }
    }

    [Fact]
    public async Task before_the_first_refresh_there_is_nothing_to_show()
    {
        await using var house = await DashboardScene.Open(isRefreshed: false);
        Assert.Null(await house.Do<ReadDashboard, DashboardView?>(read => read.Run(new(PeriodKind.Month, null), default)));
    }

    [Fact]
    public async Task who_has_no_customers_sees_an_empty_page_and_nobody_elses_numbers()
    {
        await using var house = await DashboardScene.Open();
        var view = await Read(house, reach: Reach.Own(new(Guid.Parse("0195f000-0000-7000-8000-0000000000ff"))));
        Assert.Empty(view.Periods);
        Assert.Empty(view.Cohorts);
        Assert.Null(view.Golden);
        Assert.Equal(0, view.Totals.OnFile);
    }

    [Fact]
    public async Task the_golden_few_bring_at_least_the_golden_share()
    {
        await using var house = await DashboardScene.Open();
        var golden = (await Read(house)).Golden!;
        Assert.InRange(golden.ProfitShare, 0.8, 1);
        Assert.InRange(golden.Few, 1, golden.Customers);
        Assert.Equal(1, golden.Points[^1], 3);
    }
}
