using System.Text.Json;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight;
using Liuke.Insight.Models;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight;

public sealed class RefreshTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    /// <summary>A hundred customers with rhythms of their own; every third stopped long ago.</summary>
    internal static List<Sale> Firm(int customers = 100) =>
    [
        .. from c in Enumerable.Range(0, customers)
           let gap = 7 + c % 5 * 9
           let until = c % 3 == 0 ? Today.PlusDays(-200 - c) : Today.PlusDays(-(c % 11))
           from i in Enumerable.Range(0, 1 + c % 13)
           let day = until.PlusDays(-i * gap)
           select new Sale($"K{c:000}", day, 300 + c * 10 + i, c % 2 == 0 ? 200 + c * 5 : null)
           {
               Owner = c % 4 == 0 ? null : c % 2 == 0 ? Shop.Lin : Shop.Chen, Department = c % 5 == 0 ? Shop.West : Shop.East,
           },
    ];

    private static async Task<string> Everything(TestHouse house) => await house.Look(async db => string.Join('\n',
        (await db.Standings.AsNoTracking().OrderBy(s => s.CustomerId).ToListAsync()).Select(s => JsonSerializer.Serialize(new
        {
            s.CustomerId, s.State, Since = s.StateSinceOn?.ToString(), s.Alive, s.AliveLastWeek, s.Expected365, Due = s.NextDueOn?.ToString(), Risk = s.RiskSinceOn?.ToString(),
            s.LifetimeValueMinor, s.ValueAtRiskMinor, s.YearMarginMinor, s.YearProfitMinor, s.Quadrant, s.Occasions, s.NetMinor,
        })).Concat((await db.StateChanges.AsNoTracking().OrderBy(c => c.CustomerId).ThenBy(c => c.On).ToListAsync()).Select(c => $"{c.CustomerId} {c.On} {c.From} {c.To}"))
        .Concat((await db.BucketCells.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(c => JsonSerializer.Serialize(new { c.Id, c.AtStart, c.Entered, c.WonBack, c.Lost, c.AtEnd })))
        .Concat((await db.WorkItems.AsNoTracking().OrderBy(i => i.CustomerId).ToListAsync()).Select(i => $"{i.CustomerId} {i.Facts} {i.ValueMinor} {i.DueOn}"))));

    [Fact]
    public async Task a_refresh_answers_what_it_did()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(Firm());
        var job = await shop.Refresh();

        Assert.True(job.State == JobState.Done, job.Error?.En);
        var report = JsonSerializer.Deserialize<RefreshReport>(job.Result!, JobRun.Json)!;
        Assert.Equal(("2026-03-02", 100), (report.AsOf, report.Customers));
        Assert.Contains(report.Model, new[] { AliveModels.Mbg, AliveModels.OwnRhythm });
        Assert.Equal(100, report.States.Values.Sum());
        var run = await house.Look(db => db.InsightRuns.SingleAsync());
        Assert.Equal((100, Today), (run.Customers, run.DataUntil));
        Assert.NotNull(run.Fits.Reference);
    }

    [Fact]
    public async Task a_customer_without_orders_has_a_standing_without_a_state()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell(new Sale("A", new(2026, 2, 2), 100));
        var job = await shop.Refresh(new LocalDate(2026, 2, 1));

        Assert.True(job.State == JobState.Done, job.Error?.En);
        var standing = await shop.Standing(ids["A"]);
        Assert.Equal((RetentionState.None, null, new LocalDate(2026, 2, 1)), (standing.State, standing.Alive, standing.AsOf));
    }

    [Fact]
    public async Task refreshing_twice_changes_nothing_but_the_run()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        await shop.Sell(Firm());
        await shop.Refresh();
        var before = await Everything(house);
        house.Clock.Advance(Duration.FromMinutes(5));
        await shop.Refresh();

        Assert.Equal(before, await Everything(house));
        Assert.Equal(2, await house.Look(db => db.InsightRuns.CountAsync()));
    }

    [Fact]
    public async Task asking_for_a_past_day_answers_what_that_day_would_have_answered()
    {
        var asOf = Today.PlusDays(-120);
        await using var then = await TestHouse.Open();
        await using var now = await TestHouse.Open();
        var (shopThen, shopNow) = (new Shop(then), new Shop(now));
        var all = Firm();
        var past = await shopThen.Sell([.. all.Where(s => s.On <= asOf)]);
        var present = await shopNow.Sell(all);
        await shopThen.Refresh(asOf);
        await shopNow.Refresh(asOf);

        foreach (var (name, id) in past)
        {
            var (a, b) = (await shopThen.Standing(id), await shopNow.Standing(present[name]));
            Assert.Equal((a.State, a.StateSinceOn, a.Occasions, a.ValueAtRiskMinor, a.NextDueOn), (b.State, b.StateSinceOn, b.Occasions, b.ValueAtRiskMinor, b.NextDueOn));
            Assert.Equal(a.Alive!.Value, b.Alive!.Value, 6);
        }
    }

    [Fact]
    public async Task a_week_ago_is_told_from_what_had_been_bought_by_then()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell([.. Firm(), new Sale("back", Today.PlusDays(-100), 500), new Sale("back", Today.PlusDays(-3), 500), new Sale("fresh", Today.PlusDays(-2), 500)]);
        await shop.Refresh();

        var back = await shop.Standing(ids["back"]);
        Assert.True(back.AliveLastWeek < back.Alive);
        Assert.Null((await shop.Standing(ids["fresh"])).AliveLastWeek);
    }

    [Fact]
    public async Task no_firm_is_too_small_and_nobody_at_all_is_said()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var empty = await shop.Refresh();
        await shop.Sell(new Sale("A", Today.PlusDays(-10), 100));
        var one = await shop.Refresh();

        Assert.Equal((JobState.Done, JobState.Done), (empty.State, one.State));
        var runs = await house.Look(db => db.InsightRuns.OrderBy(r => r.StartedAt).ToListAsync());
        Assert.Contains(runs[0].Fits.Warnings, w => w.Kind == "NoOrders");
        Assert.Contains(runs[1].Fits.Warnings, w => w.Kind == "Fallback");
    }

    [Fact]
    public async Task a_day_that_is_none_is_refused_in_a_sentence()
    {
        await using var house = await TestHouse.Open();
        var job = await house.Do<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(new RefreshArguments("2026-02-30"), null, null, default));
        await house.Do<RunJob, bool>(run => run.Run(job, null, default));

        var view = await house.Do<ReadJob, JobView?>(read => read.Run(job, default));
        Assert.Equal((JobState.Failed, InsightWords.NotADay("2026-02-30")), (view!.State, view.Error!.Value));
    }
}
