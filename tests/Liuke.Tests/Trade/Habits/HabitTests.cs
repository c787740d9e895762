using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.PeoplesData;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade;
using Liuke.Trade.Habits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Trade.Habits;

/// <summary>What a customer buys and how often, what goes with it, and what follows from both.</summary>
public sealed class HabitTests
{
    private const string Head = "order,customer,date,product code,description,qty,price\n";

    [Fact]
    public async Task habits_tell_how_often_how_much_and_the_usual_interval_and_leave_returns_out()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(Head + "1,a,2024-01-01,P,Pen,10,1\n2,a,2024-01-31,P,Pen,20,1\n3,a,2024-03-01,P,Pen,30,1\n4,a,2024-06-01,P,Pen,20,1\n5,a,2024-06-02,P,Pen,-5,1\n1,a,2024-01-01,Q,Quill,1,5\n");
        var habits = await scene.House.Do<ReadHabits, IReadOnlyList<ProductHabit>>(async read => await read.Run(await Customer(scene, "a"), default));

        Assert.Equal(["Pen", "Quill"], habits.Select(h => h.Name));
        Assert.Equal((4, 20m, new LocalDate(2024, 6, 1), 30), (habits[0].Times, habits[0].QuantityEach, habits[0].LastOn, habits[0].EveryDays));
        Assert.Null(habits[1].EveryDays);
        Assert.Empty(await scene.House.Do<ReadHabits, IReadOnlyList<ProductHabit>>(async read => await read.Run(await Customer(scene, "a"), default), Reach.Own(scene.House.Clock.New<PersonId>())));
    }

    [Fact]
    public async Task what_others_who_buy_the_same_buy_too_is_counted_and_offered_with_its_share()
    {
        await using var scene = await ImportScene.Open();
        var day = scene.House.Clock.Now.InUtc().Date.PlusDays(-40);
        var rows = Enumerable.Range(1, 6).Select(i => $"B{i},both{i},{day:uuuu-MM-dd},P,Pen,1,1\nB{i},both{i},{day:uuuu-MM-dd},I,Ink,1,1\n").Concat(Enumerable.Range(1, 4).Select(i => $"N{i},other{i},{day:uuuu-MM-dd},C,Cap,1,1\n"));
        await scene.ImportText(Head + string.Concat(rows) + $"A1,a,{day:uuuu-MM-dd},P,Pen,1,1\n");
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<FindAffinities>(new { }, null, null, default));
        await scene.House.Do<RunJob, bool>(run => run.Run(job, null, default));

        var pair = await scene.House.Look(async db =>
        {
            var pen = await db.Products.Where(p => p.Code == "P").Select(p => p.Id).SingleAsync();
            return await db.ProductAffinities.AsNoTracking().SingleAsync(p => p.ProductId == pen);
        });
        Assert.Equal((7, 6, 6, 11), (pair.Buyers, pair.OtherBuyers, pair.Both, pair.All));
        var next = await Next(scene, "a");
        Assert.Contains(next.Actions, a => a.Kind == "others" && a.What.En == "Offer Ink" && a.Why.En.StartsWith("86%", StringComparison.Ordinal));
        Assert.DoesNotContain((await Next(scene, "both1")).Actions, a => a.Kind == "others");
    }

    [Fact]
    public async Task a_product_that_is_due_by_its_rhythm_is_said_and_one_given_up_is_not()
    {
        await using var scene = await ImportScene.Open();
        var today = scene.House.Services.GetRequiredService<Company>().Today(scene.House.Clock);
        string On(int ago) => today.PlusDays(-ago).ToString("uuuu-MM-dd", null);
        await scene.ImportText(Head + $"1,a,{On(90)},P,Pen,1,1\n2,a,{On(60)},P,Pen,1,1\n3,a,{On(30)},P,Pen,1,1\n4,a,{On(900)},Q,Quill,1,1\n5,a,{On(890)},Q,Quill,1,1\n6,a,{On(880)},Q,Quill,1,1\n");
        var refills = (await Next(scene, "a")).Actions.Where(a => a.Kind == "refill").ToList();
        Assert.Equal(["Pen is due again"], refills.Select(a => a.What.En));
        Assert.Equal("bought every 30 days as a rule, 30 days ago last time", refills[0].Why.En);
    }

    [Fact]
    public async Task a_need_that_was_noted_comes_first_until_it_is_met_and_who_wants_no_personal_offers_gets_none()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(Head + "1,a,2024-01-01,P,Pen,10,1\n");
        var (id, code) = (await Customer(scene, "a"), await scene.House.Look(db => db.Customers.Select(c => c.Code).SingleAsync()));
        var by = scene.House.Clock.New<PersonId>();
        var entry = (await scene.House.Do<SaveEntry, Outcome<FileEntryId>>(save => save.Run(code, "needs", null, new(null, new Dictionary<string, string?>(), new Dictionary<string, string?> { ["needs.what"] = "要防水的灯" }), by, default))).Value;
        Assert.Equal(("need", "Answer the need: 要防水的灯"), ((await Next(scene, "a")).Actions[0].Kind, (await Next(scene, "a")).Actions[0].What.En));
        await scene.House.Do<SaveEntry, Outcome<FileEntryId>>(save => save.Run(code, "needs", entry, new(null, new Dictionary<string, string?>(), new Dictionary<string, string?> { ["needs.met"] = "yes" }), by, default));
        Assert.DoesNotContain((await Next(scene, "a")).Actions, a => a.Kind == "need");

        await scene.House.Look(async db =>
        {
            db.Set<NoPersonalisation>().Add(new(id, scene.House.Clock.Now));
            return await db.SaveChangesAsync();
        });
        Assert.Equal((true, 0), ((await Next(scene, "a")).IsImpersonal, (await Next(scene, "a")).Actions.Count));
    }

    [Fact]
    public async Task a_promotion_they_asked_about_is_followed_up_until_they_buy()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(Head + "1,a,2024-01-01,P,Pen,10,1\n");
        var code = await scene.House.Look(db => db.Customers.Select(c => c.Code).SingleAsync());
        var (by, none) = (scene.House.Clock.New<PersonId>(), new Dictionary<string, string?>());
        var entry = (await scene.House.Do<SaveEntry, Outcome<FileEntryId>>(save => save.Run(code, "promotions", null, new(null, none, new Dictionary<string, string?> { ["promotions.what"] = "秋季灯展", ["promotions.channel"] = "wechat", ["promotions.reaction"] = "asked" }), by, default))).Value;
        Assert.Contains((await Next(scene, "a")).Actions, a => a.Kind == "asked" && a.What.Zh.Contains("秋季灯展", StringComparison.Ordinal));
        await scene.House.Do<SaveEntry, Outcome<FileEntryId>>(save => save.Run(code, "promotions", entry, new(null, none, new Dictionary<string, string?> { ["promotions.reaction"] = "bought" }), by, default));
        Assert.DoesNotContain((await Next(scene, "a")).Actions, a => a.Kind == "asked");
    }

    private static Task<CustomerId> Customer(ImportScene scene, string name) => scene.House.Look(db => db.Customers.Where(c => c.Name == name).Select(c => c.Id).SingleAsync());

    private static async Task<NextActions> Next(ImportScene scene, string name) => await scene.House.Do<ReadNextActions, NextActions>(async read => await read.Run(await Customer(scene, name), default));
}
