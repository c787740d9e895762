using Liuke.Archive.Deals;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Archive.People;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Deals;

/// <summary>Contracts on a customer's file: a number of their own, steps in order, what is paid and what is late.</summary>
public sealed class DealTests
{
    [Fact]
    public async Task a_deal_tells_what_is_paid_what_is_late_and_what_comes_next()
    {
        await using var scene = await PeopleScene.Open();
        var today = scene.Firm.Today;
        var deal = (await Save(scene, "HT-2026-018", ("deals.amount", "100000"), ("deals.what", "灯具年度框架"))).Value;
        Assert.Equal(Payment.None, (await Deals(scene)).Deals.Single().Payment);
        var first = (await Add(scene, deal, new("首付款", today.PlusDays(-9), null, 30_000m))).Value;
        await Add(scene, deal, new("验收", today.PlusDays(30)));
        Assert.Equal(Payment.Late, (await Deals(scene)).Deals.Single().Payment);

        Assert.Null((await Finish(scene, first, today)).Refusal);
        var view = (await Deals(scene)).Deals.Single();
        Assert.Equal((Payment.Part, new Money(3_000_000, "CNY"), "验收"), (view.Payment, view.Paid, view.Next!.What));
        Assert.Equal(["首付款", "验收"], view.Steps.Select(s => s.What));
        await Add(scene, deal, new("尾款", null, today, 70_000m));
        Assert.Equal(Payment.Whole, (await Deals(scene)).Deals.Single().Payment);
        Assert.Contains(await scene.History(FileSubjects.Entry(deal)), c => c.FieldKey == "milestone" && c.New!.Contains('✓', StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_contract_number_stands_once_in_a_customers_file_however_it_is_written()
    {
        await using var scene = await PeopleScene.Open();
        var first = (await Save(scene, "HT-018")).Value;
        Assert.Equal(DealWords.NumberTaken("ht-018"), (await Save(scene, "ht-018 ")).Refusal!.Sentence);
        Assert.Equal(DealWords.NumberNeeded, (await scene.House.Do<SaveEntry, Outcome<FileEntryId>>(s => s.Run(scene.Code, DealRules.Module, null, Entry(("deals.what", "x")), scene.Lin, default), Reach.Own(scene.Lin))).Refusal!.Sentence);
        Assert.Null((await scene.House.Do<RemoveEntry, Outcome<string>>(r => r.Run(scene.Code, first, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
        Assert.Null((await Save(scene, "HT-018")).Refusal);
    }

    [Fact]
    public async Task steps_that_make_no_sense_are_refused_and_another_rep_reaches_none()
    {
        await using var scene = await PeopleScene.Open();
        var (today, deal) = (scene.Firm.Today, (await Save(scene, "A")).Value);
        Assert.Equal(RefusalKind.Invalid, (await Add(scene, deal, new(" "))).Refusal!.Kind);
        Assert.Equal(DealWords.DoneInFuture, (await Add(scene, deal, new("发货", null, today.PlusDays(1)))).Refusal!.Sentence);
        Assert.Equal(DealWords.NotAnAmount, (await Add(scene, deal, new("收款", null, null, 0.001m))).Refusal!.Sentence);
        Assert.Equal(DealWords.NoSuchDeal, (await Add(scene, default, new("发货"))).Refusal!.Sentence);
        var step = (await Add(scene, deal, new("发货"))).Value;
        Assert.Equal(RefusalKind.Missing, (await scene.House.Do<FinishMilestone, Outcome<MilestoneId>>(f => f.Run(scene.Code, step, today, scene.Guo, default), Reach.Own(scene.Guo))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.House.Do<RemoveMilestone, Outcome<MilestoneId>>(r => r.Run(scene.Code, step, scene.Guo, default), Reach.Own(scene.Guo))).Refusal!.Kind);
        Assert.Null(await scene.House.Do<ReadDeals, CustomerDeals?>(r => r.Run(scene.Code, default), Reach.Own(scene.Guo)));
        Assert.Null((await scene.House.Do<RemoveMilestone, Outcome<MilestoneId>>(r => r.Run(scene.Code, step, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
    }

    private static EntryAsked Entry(params (string, string?)[] values) => new(null, new Dictionary<string, string?>(), PeopleScene.Fields(values));

    private static Task<Outcome<FileEntryId>> Save(PeopleScene scene, string number, params (string, string?)[] more)
        => scene.House.Do<SaveEntry, Outcome<FileEntryId>>(s => s.Run(scene.Code, DealRules.Module, null, Entry([("deals.number", number), .. more]), scene.Lin, default), Reach.Own(scene.Lin));

    private static Task<Outcome<MilestoneId>> Add(PeopleScene scene, FileEntryId deal, MilestoneWish wish) => scene.House.Do<AddMilestone, Outcome<MilestoneId>>(a => a.Run(scene.Code, deal, wish, scene.Lin, default), Reach.Own(scene.Lin));

    private static Task<Outcome<MilestoneId>> Finish(PeopleScene scene, MilestoneId id, LocalDate on) => scene.House.Do<FinishMilestone, Outcome<MilestoneId>>(f => f.Run(scene.Code, id, on, scene.Lin, default), Reach.Own(scene.Lin));

    private static async Task<CustomerDeals> Deals(PeopleScene scene) => (await scene.House.Do<ReadDeals, CustomerDeals?>(r => r.Run(scene.Code, default), Reach.Own(scene.Lin)))!;
}
