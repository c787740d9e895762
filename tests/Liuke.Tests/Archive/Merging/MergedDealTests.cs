using Liuke.Archive;
using Liuke.Archive.Deals;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Merging;

public sealed class MergedDealTests
{
    [Fact]
    public async Task contracts_of_one_number_stay_two_with_their_steps_and_part_again()
    {
        await using var scene = await MergeScene.Open();
        var (a, b) = (await scene.Draft(), await scene.Draft());
        foreach (var customer in new[] { a, b })
        {
            var code = await scene.Code(customer);
            var deal = (await As<SaveEntry, Outcome<FileEntryId>>(scene, s => s.Run(code, DealRules.Module, null, new(null, new Dictionary<string, string?>(), new Dictionary<string, string?> { ["deals.number"] = "HT-018" }), scene.Lin, default))).Value;
            Assert.Null((await As<AddMilestone, Outcome<MilestoneId>>(scene, m => m.Run(code, deal, new("发货"), scene.Lin, default))).Refusal);
        }

        var before = await Keys(scene);
        var merge = (await scene.Merge(a, b)).Value.Done!.Value;
        var merged = (await As<ReadDeals, CustomerDeals?>(scene, async r => await r.Run(await scene.Code(a), default)))!;
        Assert.Equal(["HT-018 发货", "HT-018 发货"], merged.Deals.Select(d => $"{d.Number} {d.Steps.Single().What}"));
        Assert.Null((await scene.Undo(merge)).Refusal);
        Assert.Equal(before, await Keys(scene));
    }

    private static Task<TResult> As<TUseCase, TResult>(MergeScene scene, Func<TUseCase, Task<TResult>> act) where TUseCase : notnull => scene.House.Do(act, Reach.Own(scene.Lin));

    private static Task<List<string>> Keys(MergeScene scene) => scene.House.Look(async db =>
        (await db.FileEntries.AsNoTracking().Select(e => new { e.CustomerId, e.Id, e.NumberKey }).ToListAsync()).Select(e => $"{e.CustomerId} {e.Id} {e.NumberKey}").Order(StringComparer.Ordinal).ToList());
}
