using FsCheck;
using FsCheck.Fluent;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Today;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp;

public sealed class TodayTests
{

    [Fact]
    public async Task late_promises_come_first_then_value_then_the_due_day()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var c = await scene.Customers(lin, 6);
        RaisedWork Promise(CustomerId customer, long value, int days) => scene.AtRisk(customer, lin) with
        {
            Kind = WorkKind.PromiseDue,
            Reason = "promise",
            ValueMinor = value,
            DueOn = scene.Today.PlusDays(days),
        };
        await scene.Raise(
            scene.AtRisk(c[0], lin, 900_000, 0), scene.AtRisk(c[1], lin, 500_000, 0) with { DueOn = scene.Today.PlusDays(-1) },
            scene.AtRisk(c[2], lin, 500_000, 0), Promise(c[3], 10, -1), Promise(c[4], 20, -2), Promise(c[5], 700_000, 0));

        var rows = (await Read(scene)).Rows;
        Assert.Equal([c[4], c[3], c[0], c[5], c[1], c[2]], rows.Select(r => r.Customer.Id));
        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Select(r => r.Rank));
        Assert.Equal([true, true, false, false, false, false], rows.Select(r => r.IsLatePromise));
    }

    [Fact]
    public async Task pages_hold_every_item_once_and_in_one_order()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customers = await scene.Customers(lin, 50);
        await scene.Raise([.. customers.Select((c, i) => i < 23
            ? scene.AtRisk(c, lin) with { Kind = WorkKind.PromiseDue, Reason = "promise", ValueMinor = i % 3, DueOn = scene.Today.PlusDays(-1 - (i % 5)) }
            : scene.AtRisk(c, lin) with { ValueMinor = i % 4, DueOn = scene.Today.PlusDays(-i % 7) })]);

        var rows = new List<WorkRow>();
        for (var page = 1; page <= 3; page++) rows.AddRange((await Read(scene, page: page)).Rows);

        Assert.Equal(50, rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 50), rows.Select(r => r.Rank));
        Assert.Equal(rows.OrderByDescending(r => r.IsLatePromise).ThenByDescending(r => r.Value.Minor).ThenBy(r => r.DueOn).ThenBy(r => r.Id.Value).Select(r => r.Id), rows.Select(r => r.Id));
    }

    [Fact]
    public async Task a_reader_of_several_departments_has_one_order_over_all_of_them()
    {
        await using var scene = await WorkScene.Open();
        var (lin, tang) = (await scene.Rep("lin"), await scene.Rep("tang", scene.West));
        var (east, west) = (await scene.Customers(lin, 26), await scene.Customers(tang, 26, scene.West));
        await scene.Raise([.. east.Select((c, i) => scene.AtRisk(c, lin) with { ValueMinor = i * 7 % 10 }),
            .. west.Select((c, i) => scene.AtRisk(c, tang, department: scene.West) with { ValueMinor = i * 3 % 10, DueOn = scene.Today.PlusDays(-i % 3) })]);

        var (departments, whole) = (new List<WorkItemId>(), new List<WorkItemId>());
        for (var page = 1; page <= 3; page++)
        {
            departments.AddRange((await Read(scene, page: page, reach: Reach.Of(lin, [scene.East, scene.West]))).Rows.Select(r => r.Id));
            whole.AddRange((await Read(scene, page: page)).Rows.Select(r => r.Id));
        }

        Assert.Equal(52, whole.Distinct().Count());
        Assert.Equal(whole, departments);
    }

    [Fact]
    public async Task overdue_work_never_vanishes_however_much_time_passes()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.OneAtRisk(lin);
        scene.Clock.Advance(Duration.FromDays(800));

        var view = await Read(scene, queue: WorkQueue.Overdue);
        Assert.Equal(800, Assert.Single(view.Rows).OverdueDays);
        Assert.Equal((1, 1), (view.Counts.Now, view.Counts.Overdue));
    }

    [Fact]
    public async Task work_appears_its_lead_days_before_it_is_due()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var customer = await scene.Customer(lin);
        await scene.Raise(scene.AtRisk(customer, lin) with { DueOn = scene.Today.PlusDays(10), LeadDays = 7 });

        scene.Clock.Advance(Duration.FromDays(2));
        Assert.Empty((await Read(scene)).Rows);
        scene.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(0, Assert.Single((await Read(scene)).Rows).OverdueDays);
    }

    [Fact]
    public async Task a_rep_sees_their_own_a_manager_the_departments_below_and_the_gm_everything()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang, tang) = (await scene.Rep("lin"), await scene.Rep("wang"), await scene.Rep("tang", scene.West));
        await scene.Raise(scene.AtRisk(await scene.Customer(lin), lin), scene.AtRisk(await scene.Customer(wang), wang),
            scene.AtRisk(await scene.Customer(tang, scene.West), tang, department: scene.West));

        Assert.Equal(["名lin"], await Owners(scene, Reach.Own(lin)));
        Assert.Equal(["名lin", "名wang"], await Owners(scene, Reach.Of(lin, [scene.East])));
        Assert.Equal(["名lin", "名tang", "名wang"], await Owners(scene, Reach.All));
        Assert.Empty(await Owners(scene, Reach.Nothing));
        var hidden = await scene.House.Look(db => db.WorkItems.Where(i => i.OwnerId == wang).Select(i => i.Id).SingleAsync());
        Assert.Equal(RefusalKind.Missing, (await scene.Finish(hidden, lin, reach: Reach.Own(lin))).Refusal?.Kind);
    }

    [Fact]
    public async Task the_team_shows_who_is_behind_and_one_colleague_can_be_looked_at_alone()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang) = (await scene.Rep("lin"), await scene.Rep("wang"));
        await scene.Raise(scene.AtRisk(await scene.Customer(lin), lin, 100, 0), scene.AtRisk(await scene.Customer(wang), wang, 300, 0) with { DueOn = scene.Today.PlusDays(-1) },
            scene.AtRisk(await scene.Customer(null), null, 50, 0));
        await scene.Finish((await scene.OneAtRisk(lin)).Id, lin);

        var team = await scene.House.Do<ReadTeam, IReadOnlyList<OwnerLoad>>(read => read.Run(default));
        Assert.Equal([("wang", 1, 1, 300, 0), ("lin", 1, 0, 100, 1), (null, 1, 0, 50, 0)], team.Select(l => (l.Owner?.UserName, l.Open, l.Overdue, l.Value.Minor, l.DoneToday)));
        Assert.Equal(["名wang"], (await Read(scene, owner: "WANG")).Rows.Select(r => r.OwnerName));
        Assert.Empty((await Read(scene, owner: "a stranger")).Rows);
        Assert.Null(Assert.Single((await Read(scene, owner: Load.Nobody)).Rows).OwnerName);
    }

    [Fact]
    public async Task what_was_done_today_is_listed_until_the_day_ends()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.Finish((await scene.OneAtRisk(lin)).Id, lin, scene.Today.PlusDays(7), WorkOutcome.Visited, "看了新展厅");
        await scene.Settle((await scene.OneAtRisk(lin)).CustomerId); // nobody did that: it is not somebody's work of today

        var done = Assert.Single((await Read(scene, queue: WorkQueue.Done)).Done);
        Assert.Equal((WorkOutcome.Visited, "看了新展厅", "名lin"), (done.Outcome, done.Note, done.ByName));
        scene.Clock.Advance(Duration.FromHours(14)); // midnight in Shanghai
        Assert.Equal(0, (await Read(scene)).Counts.Done);
    }

    [Fact]
    public async Task the_customer_shows_what_is_open_and_what_was_done_last()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var item = await scene.OneAtRisk(lin);
        await scene.Finish(item.Id, lin, scene.Today.PlusDays(3));
        await scene.Settle(item.CustomerId);
        await scene.Raise(scene.AtRisk(item.CustomerId, lin));

        var work = await scene.House.Do<ReadCustomerWork, CustomerWork>(read => read.Run(item.CustomerId, default));
        Assert.Single(work.Open);
        Assert.Equal(2, work.Lately.Count);
        Assert.Contains(work.Lately, d => d is { ByName: null, Why.Zh: "客户又下单了" });
        var source = scene.House.Services.CreateScope().ServiceProvider.GetServices<ITimelineSource>().Single(s => s.Kinds.Contains("work.settled"));
        var lent = await scene.House.Look(db => source.Read(db, new(item.CustomerId, null, scene.Clock.Now, 10), default));
        Assert.Equal("work.settled", Assert.Single(lent).Kind);
        var words = scene.House.Services.GetServices<ITimelineWords>().Single(w => w.Kinds.Contains("work.settled"));
        Assert.Equal("流失风险已解除：客户又下单了", words.Say(lent[0]).Sentence.Zh);
    }

    [Fact]
    public void the_parts_of_a_rank_add_up_to_it_exactly_whatever_a_room_says()
    {
        var lexicon = new WorkLexicon([new RiskWords(), new PromiseWords()]);
        Prop.ForAll<long, long, bool>((margin, kept, isPromise) =>
        {
            var (m, k) = (margin % 1_000_000_000_000, kept % 1_000_000_000_000);
            var facts = System.Text.Json.JsonSerializer.Serialize(new RiskFacts(1, m, k));
            var parts = isPromise
                ? lexicon.RankParts(WorkKind.PromiseDue, "promise", facts, m)
                : lexicon.RankParts(WorkKind.AtRisk, RiskWords.Rule, facts, m - k);
            return parts.Sum(p => p.Minor) == (isPromise ? m : m - k);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task removed_customers_take_their_work_along()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        var (gone, kept) = (await scene.OneAtRisk(lin), await scene.OneAtRisk(lin));
        await scene.Snooze(gone.Id, lin, scene.Today.PlusDays(1));
        await scene.Finish(gone.Id, lin, scene.Today.PlusDays(1));

        await scene.House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            await scene.House.Services.GetRequiredService<WorkRegister>().Remove(db, [gone.CustomerId], default);
            await write.Commit(default);
            return 0;
        });
        Assert.Equal(kept.Id, (await scene.House.Look(db => db.WorkItems.SingleAsync())).Id);
        Assert.Equal(0, await scene.House.Look(db => db.WorkFinishes.CountAsync()) + await scene.House.Look(db => db.WorkSnoozes.CountAsync()));
    }

    private static Task<TodayView> Read(WorkScene scene, WorkQueue queue = WorkQueue.Now, int page = 1, string? owner = null, Reach? reach = null)
        => scene.House.Do<ReadToday, TodayView>(read => read.Run(new(queue, null, owner, page), default), reach);

    private static async Task<IEnumerable<string?>> Owners(WorkScene scene, Reach reach)
        => (await Read(scene, reach: reach)).Rows.Select(r => r.OwnerName).Order(StringComparer.Ordinal);
}
