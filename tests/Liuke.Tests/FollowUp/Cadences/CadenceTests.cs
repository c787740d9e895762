using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Cadences;
using Liuke.FollowUp.Rounds;
using Liuke.FollowUp.Today;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp.Cadences;

/// <summary>The grade makes the rhythm, the rhythm makes the work, and neglect climbs.</summary>
public sealed class CadenceTests
{
    [Fact]
    public async Task a_customer_of_grade_a_whom_nobody_touched_for_eight_days_stands_in_today_with_that_reason()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        await scene.Talk(customer, lin);
        await scene.Night();
        Assert.Empty(await scene.Due(lin));

        await scene.Nights(8);

        var row = Assert.Single(await scene.Due(lin));
        Assert.Equal(("A 级客户，**8 天**没有联系（上次电话 3 月 2 日）", 1), (row.Sentence.Zh, row.OverdueDays));
        Assert.Equal("Grade A: **8 days** without contact (last: call, 2 Mar)", row.Sentence.En);
        Assert.Equal(FollowGrade.A, row.Customer.Grade);
        Assert.Equal(row.Value.Minor, row.Parts.Sum(p => p.Minor));
    }

    [Fact]
    public async Task it_appears_the_day_before_it_is_due_and_once_however_often_the_night_runs()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        await scene.Talk(customer, lin);
        await scene.Nights(5);
        Assert.Empty(await scene.Due(lin));

        await scene.NextNight();
        var first = Assert.Single(await scene.Due(lin));
        Assert.Equal((scene.Today.PlusDays(1), 0), (first.DueOn, first.OverdueDays));
        await scene.Night();
        await scene.NextNight();
        await scene.Night();
        Assert.Equal(first.Id, Assert.Single(await scene.Due(lin)).Id);
        Assert.Equal(1, await scene.House.Look(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task days_three_five_and_seven_over_climb_once_each()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        for (var day = 1; day <= 16; day++)
        {
            await scene.NextNight();
            await scene.Night();
        }

        var steps = await scene.House.Look(db => db.WorkEscalations.OrderBy(e => e.Step).Select(e => new { e.Step, e.DueOn, e.At, e.OwnerId }).ToListAsync());
        Assert.Equal([3, 5, 7], steps.Select(s => s.Step));
        Assert.All(steps, s => Assert.Equal((s.DueOn.PlusDays(s.Step), (PersonId?)lin), (s.At.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date, s.OwnerId)));
    }

    [Fact]
    public async Task what_is_put_off_is_silent_until_its_day_and_climbs_from_there()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        await scene.Nights(8);
        var item = await scene.Open(customer);
        var until = scene.Today.PlusDays(10);
        Assert.Null((await scene.Snooze(item.Id, lin, until)).Refusal);

        foreach (var days in new[] { 1, 4, 4 })
        {
            await scene.Nights(days);
            Assert.Empty(await scene.Due(lin));
        }

        await scene.NextNight();
        Assert.Single(await scene.Due(lin));
        Assert.Equal(0, await scene.House.Look(db => db.WorkEscalations.CountAsync()));
        await scene.Nights(3);
        Assert.Equal((3, until), await scene.House.Look(async db => await db.WorkEscalations.SingleAsync() is var e ? (e.Step, e.DueOn) : default));
    }

    [Fact]
    public async Task a_message_that_nobody_answered_is_no_contact_and_an_answer_is()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        await scene.Nights(8);

        await scene.Talk(customer, lin, new(InteractionChannel.WeChat, Direction.Out, "群发的新品消息"));
        Assert.Single(await scene.Due(lin));
        await scene.Talk(customer, lin, new(InteractionChannel.WeChat, Direction.In, "好的，报个价"));
        Assert.Empty(await scene.Due(lin));
        Assert.Equal(CadenceWords.Touched, await scene.House.Look(db => db.WorkFinishes.Select(f => f.Why).SingleAsync()));
        Assert.Equal(scene.Today.PlusDays(7), await scene.DueOn(customer));
    }

    [Theory]
    [InlineData(WorkOutcome.Reached, 7)]
    [InlineData(WorkOutcome.Visited, 7)]
    [InlineData(WorkOutcome.NotReached, 2)]
    public async Task a_contact_that_was_made_sets_the_clock_and_one_that_was_not_comes_back_soon(WorkOutcome outcome, int days)
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        await scene.Nights(9);
        Assert.Null((await scene.Finish((await scene.Open(customer)).Id, lin, outcome: outcome)).Refusal);
        Assert.Empty(await scene.Due(lin));

        await scene.Nights(days - 2);
        Assert.Empty(await scene.Due(lin));
        await scene.NextNight();
        Assert.Single(await scene.Due(lin));
    }

    [Fact]
    public async Task a_customer_who_is_followed_is_not_finished_without_a_next_day_where_nobody_was_in_touch()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Nights(31);
        var item = await scene.Open(customer);

        Assert.Equal(RefusalKind.Invalid, (await scene.Finish(item.Id, lin, outcome: WorkOutcome.NotNeeded, note: "不急")).Refusal!.Kind);
        Assert.Null((await scene.Finish(item.Id, lin, scene.Today.PlusDays(5), WorkOutcome.NotNeeded, "下周再说")).Refusal);
        await scene.Nights(5);
        Assert.Single(await scene.Due(lin));
    }

    [Theory]
    [InlineData("2027-12-25T02:00:00Z", 7, "2028-01-01")]
    [InlineData("2028-02-22T02:00:00Z", 7, "2028-02-29")]
    [InlineData("2028-02-29T02:00:00Z", 7, "2028-03-07")]
    [InlineData("2026-03-02T15:59:00Z", 7, "2026-03-09")]
    [InlineData("2026-03-02T16:01:00Z", 7, "2026-03-10")]
    public async Task the_period_runs_over_the_year_the_leap_day_and_midnight_of_the_company(string at, int days, string due)
    {
        await using var scene = await WorkScene.Open();
        scene.Clock.Now = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value - Duration.FromDays(2);
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Night();
        await scene.Grade(customer, FollowGrade.A);
        scene.Clock.Now += Duration.FromDays(2);
        await scene.Talk(customer, lin);

        var expected = NodaTime.Text.LocalDatePattern.Iso.Parse(due).Value;
        Assert.Equal((expected, expected.PlusDays(-days)), (await scene.DueOn(customer), scene.Today));
        await scene.Nights(days - 1);
        Assert.Equal(expected, Assert.Single(await scene.Due(lin)).DueOn);
    }

    [Fact]
    public async Task value_and_risk_suggest_a_grade_which_holds_until_somebody_sets_one_and_nobody_is_let_go_by_a_sum()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customers = await scene.Customers(lin, 20);
        await scene.House.Look(async db =>
        {
            for (var i = 0; i < customers.Length; i++)
            {
                var (id, margin) = (customers[i], (i + 1) * 100_000L);
                var (state, risk) = (i == 0 ? RetentionState.Lost : RetentionState.Active, i == 15 ? (LocalDate?)scene.Today : null);
                await db.Standings.Where(s => s.CustomerId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.YearMarginMinor, margin).SetProperty(s => s.State, state).SetProperty(s => s.RiskSinceOn, risk));
            }

            return true;
        });
        await scene.Night();

        var found = await scene.House.Look(db => db.CustomerCadences.ToDictionaryAsync(c => c.CustomerId, c => (c.Proposed, c.Grade, Facts: c.ProposedFacts!)));
        var of = customers.Select(c => found[c]).ToList();
        // Of the nineteen with value, one in ten is one and one in five four more; the sixteenth is among them and at risk, so one grade closer.
        Assert.Equal("DCCCCCCCCCCCCCCABBBA", string.Concat(of.Select(o => o.Proposed)));
        Assert.Equal((FollowGrade.A, FollowGrade.A), (of[19].Proposed, of[19].Grade));
        Assert.Equal((FollowGrade.D, FollowGrade.C), (of[0].Proposed, of[0].Grade));
        Assert.All(of, o => Assert.NotEmpty(CadenceWords.Because(o.Facts, minor => minor.ToString(System.Globalization.CultureInfo.InvariantCulture)).Zh));
        Assert.Equal(0, (await scene.House.Do<ProposeGrades, int>(propose => propose.Run(default))));
    }

    [Fact]
    public async Task eight_hands_that_raise_the_same_day_at_once_leave_one_piece_each_and_what_was_done_meanwhile_stays_done()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customers = await scene.Customers(lin, 60);
        await scene.House.Do<EnrolCustomers, int>(enrol => enrol.Run(default));
        scene.Clock.Advance(Duration.FromDays(31));

        var raised = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => scene.House.Do<RaiseTouches, int>(raise => raise.Run(null, default)))));
        Assert.Equal(customers.Length, raised.Sum());
        Assert.Equal(customers.Length, await scene.House.Look(db => db.WorkItems.CountAsync()));
        var item = await scene.Open(customers[0]);
        await scene.Finish(item.Id, lin);
        Assert.Equal(0, await scene.House.Do<RaiseTouches, int>(raise => raise.Run(null, default)));
        Assert.Equal(customers.Length - 1, await scene.House.Look(db => db.WorkItems.CountAsync(i => i.FinishedAt == null)));
    }
}
