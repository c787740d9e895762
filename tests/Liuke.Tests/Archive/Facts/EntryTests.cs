using Liuke.Access.Granting;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

public sealed class EntryTests
{
    private static Dictionary<string, string?> Values(params (string Key, string? Value)[] values) => values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    private static Task<EntriesPage?> Entries(FileScene scene, string module) => scene.As<ReadEntries, EntriesPage?>(scene.Xiaoyu, read => read.Run(scene.Code, module, 1, default));

    [Theory]
    [InlineData("needs", "needs.what", "三天内补货")]
    [InlineData("competitors", "competitors.who", "兴隆灯饰")]
    [InlineData("events", "events.what", "home")]
    [InlineData("market", "market.note", "铜价上涨")]
    [InlineData("visits", "visits.findings", "门店陈列整齐")]
    [InlineData("products", "products.model", "HT-205")]
    [InlineData("claims", "claims.kind", "return")]
    [InlineData("profiles", "profiles.who", "王经理")]
    public async Task a_file_grows_by_entries_of_many_kinds_and_tells_who_wrote_them(string module, string field, string words)
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Save(scene.Xiaoyu, module, Values((field, words)), on: new(2026, 2, 1))).Value;
        _ = (await scene.Save(scene.Xiaoyu, module, Values((field, words)), on: new(2026, 2, 20))).Value;

        var page = (await Entries(scene, module))!;
        Assert.Equal([new LocalDate(2026, 2, 20), new(2026, 2, 1)], page.Entries.Select(e => e.On));
        Assert.All(page.Entries, e => Assert.Equal((words, "名xiaoyu"), (Assert.Single(e.Lines).Words, e.By)));
        Assert.Equal(2, (await scene.Read(scene.Xiaoyu)).Module(module)!.Entries);
    }

    [Fact]
    public async Task whoever_wrote_an_entry_changes_it_everybody_what_changes_with_the_day_and_the_rest_takes_a_grant()
    {
        await using var scene = await FileScene.Open();
        var id = (await scene.Save(scene.Xiaoyu, "needs", Values(("needs.what", "补货"), ("needs.kind", "stated")))).Value;
        _ = (await scene.Save(scene.Xiaoyu, "needs", Values(("needs.kind", "real")), id)).Value;
        _ = (await scene.Save(scene.Grants.Lin, "needs", Values(("needs.met", "是")), id)).Value;
        Assert.Equal(RefusalKind.Forbidden, (await scene.Save(scene.Grants.Lin, "needs", Values(("needs.what", "涨价")), id)).Refusal?.Kind);

        _ = await scene.Grants.Given(scene.Grants.Lin, scene.Grants.Wish(GrantKind.Edit));
        _ = (await scene.Save(scene.Grants.Lin, "needs", Values(("needs.what", "七天内补货")), id)).Value;
        Assert.StartsWith("grant:", (await scene.History("needs.what"))[^1].Under, StringComparison.Ordinal);
        Assert.Equal("no such field", (await scene.Save(scene.Xiaoyu, "needs", Values(("firm.size", "small")), id)).Refusal is { Kind: RefusalKind.Invalid } ? "no such field" : "taken");
    }

    [Fact]
    public async Task two_who_change_one_entry_merge_or_are_shown_the_clash()
    {
        await using var scene = await FileScene.Open();
        var id = (await scene.Save(scene.Xiaoyu, "needs", Values(("needs.what", "补货"), ("needs.kind", "stated")))).Value;
        var seen = Values(("needs.what", "补货"), ("needs.kind", "stated"), ("needs.answer", null));
        _ = (await scene.Save(scene.Grants.Lin, "needs", Values(("needs.answer", "备库")), id, seen)).Value;
        _ = (await scene.Save(scene.Xiaoyu, "needs", Values(("needs.kind", "real")), id, seen)).Value;

        Assert.Equal("备库", Assert.Single((await scene.Save(scene.Xiaoyu, "needs", Values(("needs.answer", "调货")), id, seen)).Refusal!.Clashes).Theirs);
        var words = (await Entries(scene, "needs"))!.Entries[0].Lines.ToDictionary(l => l.Field.Key, l => l.Words, StringComparer.Ordinal);
        Assert.Equal(("real", "备库"), (words["needs.kind"], words["needs.answer"]));
    }

    [Fact]
    public async Task a_removed_entry_stays_in_the_history()
    {
        await using var scene = await FileScene.Open();
        var id = (await scene.Save(scene.Xiaoyu, "market", Values(("market.note", "铜价上涨")))).Value;
        Assert.Equal(RefusalKind.Forbidden, (await scene.As<RemoveEntry, Outcome<string>>(scene.Grants.Lin, remove => remove.Run(scene.Code, id, scene.Grants.Lin, default))).Refusal?.Kind);
        Assert.Equal("market", (await scene.As<RemoveEntry, Outcome<string>>(scene.Xiaoyu, remove => remove.Run(scene.Code, id, scene.Xiaoyu, default))).Value);

        Assert.Empty((await Entries(scene, "market"))!.Entries);
        Assert.Equal([(null, "铜价上涨"), ("铜价上涨", null)], (await scene.History("market.note")).Select(h => (h.Old, h.New)));
    }

    [Fact]
    public async Task an_asset_whose_upkeep_reaches_its_price_is_an_alarm()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Save(scene.Xiaoyu, "assets", Values(("assets.model", "激光切割机"), ("assets.serial", "LC-1 7"), ("assets.price", "80000")))).Value;
        Assert.Null(Assert.Single((await Entries(scene, "assets"))!.Entries).Cost);

        _ = (await scene.Save(scene.Xiaoyu, "services", Values(("services.serial", "lc-17"), ("services.cost", "52000"), ("services.fault", "镜头损坏")))).Value;
        _ = (await scene.Save(scene.Xiaoyu, "services", Values(("services.serial", "LC-17"), ("services.cost", "3000"), ("services.payer", "warranty")))).Value;
        var cost = Assert.Single((await Entries(scene, "assets"))!.Entries).Cost!;
        Assert.Equal((5_200_000L, 2, 0.65), (cost.Minor, cost.Visits, cost.Share));
        Assert.True(cost.Share >= AssetCost.DearFrom && cost.Share < AssetCost.FollyFrom);
        Assert.Equal(RefusalKind.Invalid, (await scene.Save(scene.Xiaoyu, "services", Values(("services.cost", "1")))).Refusal?.Kind);
    }

    [Fact]
    public async Task a_new_dealer_is_marked_by_seven_criteria()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Save(scene.Xiaoyu, "selection", Values([.. new[] { "coverage", "place", "goods", "will", "finance", "selling" }.Select(c => ($"selection.{c}", (string?)"4"))]))).Value;
        Assert.Equal((24, 35, 6), Assert.Single((await Entries(scene, "selection"))!.Entries).Score);
    }

    [Fact]
    public async Task an_entry_says_something_on_a_day_near_enough()
    {
        await using var scene = await FileScene.Open();
        Assert.Equal(RefusalKind.Invalid, (await scene.Save(scene.Xiaoyu, "needs", Values())).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Save(scene.Xiaoyu, "needs", Values(("needs.what", "x")), on: new(2126, 1, 1))).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Save(scene.Xiaoyu, "firm", Values(("firm.size", "small")))).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Save(scene.Xiaoyu, "competitors", Values(("competitors.share", "120")))).Refusal?.Kind);
        Assert.Equal(0, await scene.House.Look(db => db.FileEntries.CountAsync()));
    }
}
