using System.Text.Json;
using Liuke.Archive;
using Liuke.Insight;
using Liuke.Insight.Choices;
using Liuke.Insight.Customers;
using Liuke.Insight.Models;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Insight.Choices;

public sealed class ChoiceTests
{
    private const int Customers = 260;

    private static async Task<(TestHouse House, Shop Shop, IReadOnlyDictionary<string, Liuke.Basics.CustomerId> Ids)> Open()
    {
        var house = await TestHouse.Open();
        var shop = new Shop(house);
        return (house, shop, await shop.Sell(Firm.Of(Customers)));
    }

    private static Task<List<InsightRun>> Runs(TestHouse house) => house.Look(db => db.InsightRuns.AsNoTracking().OrderBy(r => r.StartedAt).ToListAsync());

    private static Task<List<ModelChoice>> Choices(TestHouse house) => house.Look(db => db.ModelChoices.AsNoTracking().OrderBy(c => c.ChosenAt).ToListAsync());

    [Fact]
    public async Task a_refresh_goes_by_the_combination_and_keeps_what_it_was_made_of()
    {
        var (house, shop, ids) = await Open();
        await using var closing = house;
        var job = await shop.Refresh();

        Assert.True(job.State == JobState.Done, job.Error?.En);
        var report = JsonSerializer.Deserialize<RefreshReport>(job.Result!, JobRun.Json)!;
        Assert.Equal("2026-03-02", report.Combination!.ChosenOn);
        Assert.Equal([30, 90, 365], report.Combination.Horizons.Select(h => h.Days));
        Assert.All(report.Combination.Horizons, h => Assert.Equal(1, h.Parts.Sum(p => p.Weight), 9));
        Assert.Contains(report.Model, new[] { AliveModels.Mbg, AliveModels.MbgCnbd, AliveModels.OwnRhythm });

        var (run, choice) = (Assert.Single(await Runs(house)), Assert.Single(await Choices(house)));
        Assert.Equal((choice.Id, Firm.Today), (run.ChoiceId, choice.AsOf));
        Assert.All(choice.Report.Forecast.Horizons, h => Assert.True(h is { Cuts.Count: > 0, Reliability.Count: > 0 }));
        var told = (await house.Do<ReadOutlook, Outlook?>(read => read.Run(ids["K0003"], default)))!;
        Assert.True(told.AreChancesCalibrated);
        Assert.InRange(told.Chances[0].Chance, 0, told.Chances[1].Chance);
    }

    [Fact]
    public async Task expectations_are_the_model_s_brought_to_the_combination_and_never_fall_with_the_horizon()
    {
        var (house, shop, _) = await Open();
        await using var closing = house;
        await shop.Refresh();
        var (run, choice) = (Assert.Single(await Runs(house)), Assert.Single(await Choices(house)));
        var model = AliveModels.Of(run.Fits);

        var standings = await house.Look(db => db.Standings.AsNoTracking().Where(s => s.Alive != null).ToListAsync());
        Assert.All(standings, s => Assert.True(s.Expected30 <= s.Expected90 && s.Expected90 <= s.Expected365));
        Assert.All(standings, s => Assert.InRange(s.ValueAtRiskMinor!.Value, 0, s.YearMarginMinor!.Value));
        // The totals are those that came on the earlier days, not those of the model alone.
        var told = standings.Sum(s => s.Expected90!.Value);
        var cut = choice.Report.For(90)!.HoldOuts[^1][^1];
        Assert.InRange(told, 0.3 * cut.Actual, 3 * cut.Actual);
        var alone = standings.Sum(s => model.ExpectedPurchases(s.Occasions - 1, Period.DaysBetween(s.FirstOrderOn!.Value, s.LastOrderOn!.Value), Period.DaysBetween(s.FirstOrderOn!.Value, s.AsOf), 90));
        Assert.NotEqual(alone, told, 3);
    }

    [Fact]
    public async Task a_choice_holds_for_a_week_and_is_then_made_anew()
    {
        var (house, shop, _) = await Open();
        await using var closing = house;
        foreach (var ago in (int[])[9, 8, 3, 0])
        {
            await shop.Refresh(Firm.Today.PlusDays(-ago));
            house.Clock.Advance(Duration.FromMinutes(1));
        }

        var runs = await Runs(house);
        Assert.Equal(runs[0].ChoiceId, runs[1].ChoiceId);
        Assert.Equal(runs[0].ChoiceId, runs[2].ChoiceId);
        Assert.NotEqual(runs[0].ChoiceId, runs[3].ChoiceId);
    }

    [Fact]
    public async Task models_are_chosen_anew_when_much_has_changed_or_somebody_asks()
    {
        var (house, shop, _) = await Open();
        await using var closing = house;
        await shop.Refresh();
        house.Clock.Advance(Duration.FromMinutes(1));
        await shop.Sell([.. Firm.Of(60, seed: 8).Select(s => s with { Customer = "N" + s.Customer })]);
        await shop.Refresh();
        house.Clock.Advance(Duration.FromMinutes(1));
        var job = await house.Do<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(new RefreshArguments(Choose: true), null, null, default));
        await house.Services.GetRequiredService<RunJob>().Run(job, null, default);

        Assert.Equal(3, (await Runs(house)).Select(r => r.ChoiceId).Distinct().Count());
    }

    [Fact]
    public async Task a_past_day_is_never_told_by_a_choice_of_a_later_day()
    {
        var (house, shop, _) = await Open();
        await using var closing = house;
        await shop.Refresh();
        house.Clock.Advance(Duration.FromMinutes(1));
        await shop.Refresh(Firm.Today.PlusDays(-30));

        var past = (await Runs(house))[1];
        Assert.Equal(Firm.Today.PlusDays(-30), (await Choices(house)).Single(c => c.Id == past.ChoiceId).AsOf);
    }

    [Fact]
    public async Task a_refresh_killed_in_the_middle_goes_on_with_the_same_choice()
    {
        var (house, _, _) = await Open();
        await using var closing = house;
        var job = await house.Do<AskForJob, JobId>(ask => ask.Run<RefreshInsight>(new RefreshArguments(Choose: true), null, null, default));
        using var closed = new CancellationTokenSource();
        await house.Services.GetRequiredService<RunJob>().Run(job, (done, _) =>
        {
            if (done > Customers) closed.Cancel();
        }, closed.Token);
        var before = Assert.Single(await Choices(house));
        Assert.Empty(await Runs(house));

        house.Clock.Advance(RunJob.Lease + Duration.FromSeconds(1));
        await house.Services.GetRequiredService<RunJob>().Run(job, null, default);

        Assert.Equal(before.Id, Assert.Single(await Choices(house)).Id);
        Assert.Equal(before.Id, Assert.Single(await Runs(house)).ChoiceId);
    }

    [Fact]
    public async Task a_small_firm_is_told_that_nothing_could_be_compared_and_gets_one_model()
    {
        await using var house = await TestHouse.Open();
        var shop = new Shop(house);
        var ids = await shop.Sell(Firm.Of(40));
        var job = await shop.Refresh();

        var run = Assert.Single(await Runs(house));
        Assert.Null(run.ChoiceId);
        Assert.Contains(run.Fits.Warnings, w => w.Kind == "NothingToChooseBy");
        Assert.Null(JsonSerializer.Deserialize<RefreshReport>(job.Result!, JobRun.Json)!.Combination);
        Assert.False((await house.Do<ReadOutlook, Outlook?>(read => read.Run(ids["K0003"], default)))!.AreChancesCalibrated);
    }
}
