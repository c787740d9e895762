using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp;

public sealed class FinishWorkTests
{
    [Fact]
    public async Task a_finish_stays_in_the_history_and_on_the_timeline()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);

        var finish = (await scene.Finish(item.Id, lin, scene.Today.PlusDays(7), note: "  下周订货 ")).Value;

        Assert.Equal((item.Id, WorkOutcome.Reached, "下周订货", lin), (finish.Id, finish.Outcome, finish.Note, finish.ById));
        var kept = await scene.House.Look(db => db.WorkFinishes.SingleAsync());
        Assert.Equal((finish.At, scene.Today), (kept.At, kept.On));
        var fact = await scene.House.Look(db => db.Set<TimelineEntry>().SingleAsync(e => e.CustomerId == item.CustomerId));
        Assert.Equal(("work.finished", lin), (fact.Kind, fact.ActorId));
        Assert.Contains("下周订货", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_next_date_brings_the_same_work_back_on_that_day()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        var nextOn = scene.Today.PlusDays(14);
        await scene.Finish(item.Id, lin, nextOn);

        var next = await scene.Open(item.CustomerId);
        Assert.Equal((item.Id, item.Kind, item.Reason, nextOn, nextOn), (next.FollowsId, next.Kind, next.Reason, next.DueOn, next.ShowsOn));
        Assert.Equal(0, await NowFor(scene));
        scene.Clock.Advance(Duration.FromDays(13));
        Assert.Equal(0, await NowFor(scene));
        scene.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(1, await NowFor(scene));
    }

    [Fact]
    public async Task a_rule_that_fires_before_the_next_date_only_updates_what_waits()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        await scene.Finish(item.Id, lin, scene.Today.PlusDays(14));

        scene.Clock.Advance(Duration.FromDays(1));
        await scene.Raise(scene.AtRisk(item.CustomerId, lin, margin: 900_000));

        var next = await scene.Open(item.CustomerId);
        Assert.Equal((870_000, scene.Today.PlusDays(13)), (next.ValueMinor, next.ShowsOn));
    }

    [Fact]
    public async Task without_a_next_date_the_rule_is_silent_for_thirty_days_and_then_speaks_again()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        await scene.Finish(item.Id, lin);

        scene.Clock.Advance(Duration.FromDays(29));
        await scene.Raise(scene.AtRisk(item.CustomerId, lin));
        Assert.Equal(0, await NowFor(scene));

        scene.Clock.Advance(Duration.FromDays(1));
        await scene.Raise(scene.AtRisk(item.CustomerId, lin));
        Assert.Equal(1, await NowFor(scene));
    }

    [Fact]
    public async Task whoever_comes_second_hears_by_whom_it_was_finished_and_when()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang) = (await scene.Rep("lin"), await scene.Rep("wang"));
        var item = await scene.OneAtRisk(lin);
        await scene.Finish(item.Id, lin);

        scene.Clock.Advance(Duration.FromHours(3));
        var refusal = (await scene.Finish(item.Id, wang)).Refusal!;
        Assert.Equal((RefusalKind.Conflict, "这件待办已由名lin在 3 月 2 日 10:00 完成，不用再做。"), (refusal.Kind, refusal.Sentence.Zh));
        Assert.Equal(refusal, (await scene.Snooze(item.Id, wang, scene.Today.PlusDays(2))).Refusal);
        Assert.Equal(refusal, (await scene.Assign(item.Id, "wang", lin)).Refusal);
    }

    [Fact]
    public async Task of_eight_people_at_once_one_finishes_and_seven_hear_who_did()
    {
        await using var scene = await WorkScene.Open();
        var people = new List<PersonId>();
        for (var i = 0; i < 8; i++) people.Add(await scene.Rep($"rep{i}"));
        var item = await scene.OneAtRisk(people[0]);

        var outcomes = await Task.WhenAll(people.Select(p => Task.Run(() => scene.Finish(item.Id, p, scene.Today.PlusDays(7)))));

        var winner = Assert.Single(outcomes, o => o.Refusal is null).Value.ById!.Value;
        var name = $"名rep{people.IndexOf(winner)}";
        Assert.Equal(7, outcomes.Count(o => o.Refusal is { Kind: RefusalKind.Conflict } no && no.Sentence.Zh.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(1, await scene.House.Look(db => db.WorkFinishes.CountAsync()));
        Assert.Equal(1, await scene.House.Look(db => db.Set<TimelineEntry>().CountAsync()));
        Assert.NotNull(await scene.Open(item.CustomerId));
    }

    [Fact]
    public async Task people_and_the_rule_may_close_the_same_work_at_once_and_it_ends_once()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customers = await scene.Customers(lin, 30);
        await scene.Raise([.. customers.Select(c => scene.AtRisk(c, lin))]);
        var items = await scene.House.Look(db => db.WorkItems.AsNoTracking().ToListAsync());

        var settling = Task.Run(() => scene.Settle(customers));
        var finished = await Task.WhenAll(items.Select(i => Task.Run(() => scene.Finish(i.Id, lin))));

        Assert.Equal(30, finished.Count(f => f.Refusal is null) + await settling);
        Assert.Equal(30, await scene.House.Look(db => db.WorkFinishes.CountAsync()));
        Assert.Equal(0, await scene.House.Look(db => db.WorkItems.CountAsync(i => i.FinishedAt == null)));
    }

    [Fact]
    public async Task a_finish_that_makes_no_sense_is_refused_in_a_sentence_and_nothing_is_kept()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);

        Assert.Equal(FollowUpWords.OutcomeNeeded, (await scene.Finish(item.Id, lin, outcome: WorkOutcome.Settled)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NotNeededNeedsNote, (await scene.Finish(item.Id, lin, outcome: WorkOutcome.NotNeeded, note: " ")).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NextAfterToday(scene.Today), (await scene.Finish(item.Id, lin, scene.Today)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NextTooFar(scene.Today.PlusDays(365)), (await scene.Finish(item.Id, lin, scene.Today.PlusDays(366))).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NoteTooLong, (await scene.Finish(item.Id, lin, note: new('字', 501))).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NoSuchWork, (await scene.Finish(new(Guid.Empty), lin)).Refusal?.Sentence);
        Assert.Equal(item.Version, (await scene.Open(item.CustomerId)).Version);
    }

    private static async Task<int> NowFor(WorkScene scene)
        => (await scene.House.Do<Liuke.FollowUp.Today.ReadToday, Liuke.FollowUp.Today.TodayView>(read => read.Run(new(default, null, null, 1), default))).Counts.Now;
}
