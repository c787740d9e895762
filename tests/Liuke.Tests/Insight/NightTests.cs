using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class NightTests
{
    private static Task<JobId?> Due(TestHouse house) => house.Do<AskForDueRefresh, JobId?>(ask => ask.Run(default));

    private static Task<bool> RunAll(TestHouse house) => house.Services.GetRequiredService<RunJob>().Run(null, null, default);

    [Fact]
    public async Task changed_orders_ask_for_a_refresh_once()
    {
        await using var house = await TestHouse.Open();
        Assert.Null(await Due(house));
        await new Shop(house).Sell(new Sale("A", new(2026, 2, 2), 100));

        Assert.NotNull(await Due(house));
        Assert.Null(await Due(house));
        Assert.True(await RunAll(house));
        Assert.Null(await Due(house));
    }

    [Fact]
    public async Task while_other_work_waits_or_runs_nothing_is_asked_for()
    {
        await using var house = await TestHouse.Open();
        await new Shop(house).Sell(new Sale("A", new(2026, 2, 2), 100));
        await house.Do<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(new RefreshArguments(), null, null, default));

        Assert.Null(await Due(house));
    }

    [Fact]
    public async Task a_night_missed_is_made_up_for_and_a_chosen_day_is_left_standing()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(new Sale("A", new(2026, 2, 2), 100));
        await shop.Refresh();
        house.Clock.Advance(Duration.FromDays(1));
        Assert.NotNull(await Due(house));
        await RunAll(house);

        await shop.Refresh(new LocalDate(2026, 2, 20));
        house.Clock.Advance(Duration.FromDays(1));
        Assert.Null(await Due(house));
    }

    [Fact]
    public async Task two_nodes_ask_for_one_night_and_it_is_done_once()
    {
        await using var house = await TestHouse.Open();
        var night = house.Services.GetServices<Nightly>().Single(n => n.Name == AskForDueRefresh.Nightly);
        var key = Nightly.Key(night.Name, new(2026, 3, 2));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var scope = house.Services.CreateAsyncScope();
            await night.Ask(scope.ServiceProvider, key, default);
        })));

        Assert.Equal("insight:2026-03-02", (await house.Look(db => db.Jobs.SingleAsync())).NaturalKey);
    }

    [Fact]
    public async Task the_open_house_sets_its_alarm_in_the_company_s_time_zone()
    {
        await using var house = await TestHouse.Open();
        await house.Serve();
        var scheduler = await house.Served.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler();
        var trigger = (Quartz.ICronTrigger)(await scheduler.GetTrigger(new(AskForDueRefresh.Nightly)))!;

        Assert.Equal(("0 30 2 * * ?", "Asia/Shanghai"), (trigger.CronExpressionString, trigger.TimeZone.Id));
    }
}
