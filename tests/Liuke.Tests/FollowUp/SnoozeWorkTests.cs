using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp;

public sealed class SnoozeWorkTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-02T02:00:00Z", "2026-03-09")]
    [InlineData("America/New_York", "2026-03-06T15:00:00Z", "2026-03-09")] // over the start of summer time
    [InlineData("Pacific/Kiritimati", "2026-12-30T12:00:00Z", "2027-01-02")] // fourteen hours ahead, over the year's end
    [InlineData("Asia/Shanghai", "2028-02-27T23:30:00Z", "2028-02-29")] // a leap day
    public async Task snoozed_work_is_silent_until_its_day_begins_in_the_firms_time_zone(string zone, string now, string until)
    {
        await using var scene = await WorkScene.Open();
        scene.House.Services.GetRequiredService<Company>().TimeZone = zone;
        scene.Clock.Now = NodaTime.Text.InstantPattern.General.Parse(now).Value;
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value;
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);

        Assert.Null((await scene.Snooze(item.Id, lin, day)).Refusal);

        var begins = day.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
        scene.Clock.Now = begins - Duration.FromMilliseconds(1);
        Assert.Equal((0, 1), await NowAndLater(scene));
        scene.Clock.Now = begins;
        Assert.Equal((1, 0), await NowAndLater(scene));
    }

    [Fact]
    public async Task a_rule_that_fires_meanwhile_updates_the_facts_and_does_not_wake_the_work()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        var until = scene.Today.PlusDays(10);
        await scene.Snooze(item.Id, lin, until);

        scene.Clock.Advance(Duration.FromDays(5));
        await scene.Raise(scene.AtRisk(item.CustomerId, lin, margin: 500_000));

        var waiting = await scene.Open(item.CustomerId);
        Assert.Equal((item.Id, 470_000, until, until), (waiting.Id, waiting.ValueMinor, waiting.ShowsOn, waiting.DueOn));
        Assert.Equal((0, 1), await NowAndLater(scene));
    }

    [Fact]
    public async Task work_that_waits_is_settled_when_its_reason_goes_away()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        await scene.Snooze(item.Id, lin, scene.Today.PlusDays(10));

        Assert.Equal(1, await scene.Settle(item.CustomerId));
        Assert.Equal((0, 0), await NowAndLater(scene));
    }

    [Fact]
    public async Task every_snooze_stays_in_the_history_with_its_reason_and_the_day_it_was_due()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        await scene.Snooze(item.Id, lin, scene.Today.PlusDays(2), " 客户出差 ");
        scene.Clock.Advance(Duration.FromMinutes(1));
        await scene.Snooze(item.Id, lin, scene.Today.PlusDays(5), "等样品到货");

        var kept = await scene.House.Look(db => db.WorkSnoozes.OrderBy(s => s.Until).ToListAsync());
        Assert.Equal([("客户出差", scene.Today), ("等样品到货", scene.Today.PlusDays(2))], kept.Select(s => (s.Reason, s.DueBeforeOn)));
        var view = await Read(scene, WorkQueue.Later);
        Assert.Equal("等样品到货", Assert.Single(view.Rows).SnoozeReason);
    }

    [Fact]
    public async Task a_snooze_without_reason_or_sensible_day_is_refused()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);

        Assert.Equal(FollowUpWords.SnoozeNeedsReason, (await scene.Snooze(item.Id, lin, scene.Today.PlusDays(1), " ")).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.SnoozeNeedsDay, (await scene.Snooze(item.Id, lin, null)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.SnoozeAfterToday(scene.Today), (await scene.Snooze(item.Id, lin, scene.Today)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.SnoozeTooFar(scene.Today.PlusDays(90)), (await scene.Snooze(item.Id, lin, scene.Today.PlusDays(91))).Refusal?.Sentence);
        Assert.Null((await scene.Snooze(item.Id, lin, scene.Today.PlusDays(90))).Refusal);
    }

    private static Task<TodayView> Read(WorkScene scene, WorkQueue queue)
        => scene.House.Do<ReadToday, TodayView>(read => read.Run(new(queue, null, null, 1), default));

    private static async Task<(int, int)> NowAndLater(WorkScene scene)
    {
        var counts = (await Read(scene, WorkQueue.Now)).Counts;
        return (counts.Now, counts.Later);
    }
}
