using Liuke.Archive;
using Liuke.Archive.Board;
using Liuke.Archive.Regions;
using Liuke.Archive.Views;
using Liuke.Basics;
using Liuke.Tests.Archive.Facts;
using Xunit;

namespace Liuke.Tests.Archive.Views;

public sealed class ViewTests
{
    private static Task<Outcome<ViewLine>> Save(FileScene scene, PersonId by, ViewAsked asked, SavedViewId? id = null) => scene.As<SaveView, Outcome<ViewLine>>(by, save => save.Run(id, asked, default), ArchivePermissions.ViewCustomers);

    private static async Task<string[]> Seen(FileScene scene, PersonId by) => [.. (await scene.As<ReadViews, ViewsSeen>(by, read => read.Run(default), ArchivePermissions.ViewCustomers)).Views.Select(v => v.Name)];

    [Fact]
    public async Task a_view_is_its_makers_their_departments_or_the_firms_and_changed_by_whoever_may()
    {
        await using var scene = await FileScene.Open();
        var (rep, beside, below, other, manager) = (scene.Xiaoyu, scene.Grants.Firm.Chen, scene.Grants.Firm.Below, scene.Grants.Firm.Tang, scene.Grants.Lin);

        var mine = (await Save(scene, rep, new("我的沉睡", "?state=sleeping&after=20260000000001_1&count=all&nonsense=1&f.firm.size=large", ViewShare.Mine))).Value;
        Assert.Equal("?state=sleeping&f.firm.size=large", mine.Query);
        Assert.True((await Save(scene, rep, new("给大家", "", ViewShare.Firm))).Refused(out var no, out _));
        Assert.Equal(RefusalKind.Forbidden, no.Kind);
        Assert.True((await Save(scene, rep, new("我的沉睡", "", ViewShare.Mine))).Refused(out no, out _));
        Assert.Equal(RefusalKind.Conflict, no.Kind);
        Assert.True((await Save(scene, rep, new(" ", "", ViewShare.Mine))).Refused(out _, out _));

        var teams = (await Save(scene, manager, new("本部门重点", "?tag=vip", ViewShare.Department))).Value;
        var firms = (await Save(scene, manager, new("全公司江苏", "?region=%E6%B1%9F%E8%8B%8F", ViewShare.Firm))).Value;
        Assert.Equal(["我的沉睡", "本部门重点", "全公司江苏"], await Seen(scene, rep));
        Assert.Equal(["本部门重点", "全公司江苏"], await Seen(scene, beside));
        Assert.Equal(["本部门重点", "全公司江苏"], await Seen(scene, below));
        Assert.Equal(["全公司江苏"], await Seen(scene, other));

        // A colleague's own view does not exist for others; a shared one is changed by whoever may share.
        Assert.True((await Save(scene, beside, new("偷改", null, ViewShare.Mine), mine.Id)).Refused(out no, out _));
        Assert.Equal(RefusalKind.Missing, no.Kind);
        Assert.True((await Save(scene, beside, new("偷改", null, ViewShare.Mine), firms.Id)).Refused(out no, out _));
        Assert.Equal(RefusalKind.Forbidden, no.Kind);
        Assert.True((await scene.As<RemoveView, Outcome<string>>(other, remove => remove.Run(teams.Id, default))).Refused(out no, out _));
        Assert.Equal(RefusalKind.Missing, no.Kind);
        Assert.Equal("改了名", (await Save(scene, manager, new("改了名", null, ViewShare.Firm), firms.Id)).Value.Name);
        Assert.Equal("?region=%E6%B1%9F%E8%8B%8F", (await Save(scene, manager, new("改了名", null, ViewShare.Firm), firms.Id)).Value.Query);
    }

    [Fact]
    public async Task a_person_chooses_which_view_opens_first_until_it_is_gone()
    {
        await using var scene = await FileScene.Open();
        var view = (await Save(scene, scene.Xiaoyu, new("先开", "?kind=dealer", ViewShare.Mine))).Value;
        Assert.False((await scene.As<ChooseView, Outcome<SavedViewId?>>(scene.Xiaoyu, choose => choose.Run(view.Id, default))).Refused(out _, out _));
        Assert.True((await scene.As<ChooseView, Outcome<SavedViewId?>>(scene.Grants.Firm.Chen, choose => choose.Run(view.Id, default))).Refused(out _, out _));

        Assert.Equal(view.Id, (await scene.As<ReadViews, ViewsSeen>(scene.Xiaoyu, read => read.Run(default))).Default);
        Assert.False((await scene.As<RemoveView, Outcome<string>>(scene.Xiaoyu, remove => remove.Run(view.Id, default))).Refused(out _, out _));
        Assert.Null((await scene.As<ReadViews, ViewsSeen>(scene.Xiaoyu, read => read.Run(default))).Default);
    }

    [Fact]
    public async Task a_card_moves_along_the_board_once_and_not_over_a_colleagues_change()
    {
        await using var scene = await FileScene.Open();
        Task<Outcome<Moved>> Move(PersonId by, PresaleStep? step, int? version) => scene.As<MoveCustomer, Outcome<Moved>>(by, move => move.Run(scene.Code, new(step, version), by, default));
        async Task<BoardColumn> Holding() => Assert.Single((await scene.As<ReadBoard, IReadOnlyList<BoardColumn>>(scene.Xiaoyu, read => read.Run(null, default), ArchivePermissions.ViewCustomers)), c => c.Cards.Any(card => card.Code == scene.Code));

        var version = (await Holding()).Cards.Single(c => c.Code == scene.Code).Version;
        var moved = (await Move(scene.Xiaoyu, PresaleStep.Interest, version)).Value;
        Assert.True(moved.Changed);
        Assert.Equal(PresaleStep.Interest, (await Holding()).Step);
        Assert.False((await Move(scene.Xiaoyu, PresaleStep.Interest, moved.Version)).Value.Changed);
        Assert.True((await Move(scene.Xiaoyu, PresaleStep.Desire, version)).Refused(out var no, out _));
        Assert.Equal(RefusalKind.Conflict, no.Kind);
        Assert.True((await Move(scene.Grants.Firm.Tang, PresaleStep.Desire, null)).Refused(out no, out _));
        Assert.Equal(RefusalKind.Missing, no.Kind);
        Assert.True((await Move(scene.Xiaoyu, (PresaleStep)9, null)).Refused(out _, out _));

        Assert.True((await Move(scene.Xiaoyu, null, moved.Version)).Value.Changed);
        Assert.Null((await Holding()).Step);
        Assert.Equal(2, (await scene.History("customer.step")).Count);
    }

    [Fact]
    public async Task regions_add_up_to_the_customers_within_reach()
    {
        await using var house = await TestHouse.Open();
        var scene = await Filters.FilterScene.Set(house, [.. new[] { "江苏", "苏州市", "浙江", null }.Select((region, i) => new Filters.Known(new($"客户{i}") { State = RetentionState.Lost, AtRisk = 100, Owner = i == 0 ? ListScene.Chen : ListScene.Lin }) { Region = region })]);
        var all = await house.Do<SumRegions, IReadOnlyList<RegionSum>>(sum => sum.Run(default));

        Assert.Equal(["江苏:2:200", ":1:100", "浙江:1:100"], all.Select(r => $"{r.Province}:{r.Customers}:{r.AtRiskMinor}"));
        Assert.Equal(2, (await scene.Walk(new Uri("http://x" + all[0].StateHref(RetentionState.Lost)).Query)).Count);
        Assert.Equal(1, Assert.Single(await house.Do<SumRegions, IReadOnlyList<RegionSum>>(sum => sum.Run(default), Liuke.Storage.Reach.Own(ListScene.Chen))).Customers);
    }
}
