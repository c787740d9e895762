using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Tests.Archive.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Archive.Duplicates;

public sealed class PairTests
{
    [Fact]
    public async Task pairs_are_found_with_their_reason_the_likeliest_first_and_judged_ones_are_never_raised_again()
    {
        await using var scene = await MergeScene.Open();
        var (a, b, c) = (await Enter(scene, "宁波海天灯饰有限公司"), await Enter(scene, "海天灯饰"), await Enter(scene, "杭州云舟贸易有限公司"));
        await Credit(scene, a, "91330200XX");
        await Credit(scene, c, "91330200XX");
        await Look(scene);

        var found = await Find(scene);
        Assert.Equal([(LikeReason.SameCredit, 100), (LikeReason.SameCore, 95)], found.Rows.Select(r => (r.Like.Reason, r.Like.Percent)));
        Assert.Equal(2, found.Count);
        var (one, other) = (await scene.Code(a), await scene.Code(b));
        Assert.Null((await Judge(scene, other, one)).Refusal);
        await Look(scene);
        Assert.Equal(LikeReason.SameCredit, Assert.Single((await Find(scene)).Rows).Like.Reason);
        var judged = Assert.Single((await Find(scene, PairState.Different)).Rows);
        Assert.Equal(("名lin", one), (judged.JudgedBy, judged.One.Code));
        Assert.True((await scene.House.Do<ReadMerge, Outcome<MergeView>>(read => read.Run(one, other, new(scene.Lin, true), default), Reach.Own(scene.Lin))).Value.IsJudgedDifferent);
    }

    [Fact]
    public async Task a_pair_is_seen_by_whoever_sees_both()
    {
        await using var scene = await MergeScene.Open();
        var guo = await scene.Firm.Rep("guo", scene.Firm.West);
        await Enter(scene, "宁波海天灯饰有限公司");
        await Enter(scene, "海天灯饰", guo, scene.Firm.West);
        await Look(scene);
        Assert.Equal((0, 0, 1), ((await Find(scene)).Count, (await Find(scene, reach: Reach.Own(guo))).Count, (await Find(scene, reach: Reach.All)).Count));
        var pair = (await Find(scene, reach: Reach.All)).Rows[0];
        Assert.Equal(RefusalKind.Missing, (await Judge(scene, pair.One.Code, pair.Other.Code)).Refusal!.Kind);
        var (east, both) = (Reach.Of(scene.Lin, [scene.Firm.East]), Reach.Of(scene.Lin, [scene.Firm.East, scene.Firm.West]));
        Assert.Equal((0, 1), ((await Find(scene, reach: east)).Count, (await Find(scene, reach: both)).Count));
    }

    [Fact]
    public async Task what_very_many_share_is_passed_over_and_what_is_alike_no_more_leaves_the_list()
    {
        await using var scene = await MergeScene.Open();
        for (var i = 0; i < FindPairs.NumberMost + 1; i++) await Credit(scene, await scene.Draft(), "91330200XX");
        var (a, b) = (await Enter(scene, "宁波海天灯饰有限公司"), await Enter(scene, "海天灯饰"));
        var job = await Look(scene);
        Assert.Contains("\"passed\":1", job.Result, StringComparison.Ordinal);
        Assert.Equal(1, (await Find(scene)).Count);

        await scene.House.Look(async db =>
        {
            await NameBlocks.Forget(db, await db.Customers.Where(c => c.Id == b).Select(c => c.Number).SingleAsync(), "海天灯饰", default);
            return 0;
        });
        await Look(scene);
        Assert.Equal(0, (await Find(scene)).Count);
        Assert.NotEqual(a, b);
    }

    [Fact]
    public async Task a_pair_that_is_merged_leaves_the_list_and_others_name_the_survivor()
    {
        await using var scene = await MergeScene.Open();
        var (a, b, c) = (await Enter(scene, "宁波海天灯饰有限公司"), await Enter(scene, "海天灯饰"), await Enter(scene, "海天灯饰厂"));
        await Look(scene);
        Assert.Equal(3, (await Find(scene)).Count);
        var merged = (await scene.Merge(c, b)).Value.Done!.Value;
        var left = Assert.Single((await Find(scene)).Rows);
        Assert.Equal((await scene.Code(a), await scene.Code(c)), (left.One.Code, left.Other.Code));
        Assert.Null((await scene.Undo(merged)).Refusal);
        Assert.Equal(3, (await Find(scene)).Count);
    }

    private static async Task<CustomerId> Enter(MergeScene scene, string name, PersonId? owner = null, DepartmentId? department = null)
    {
        var customer = await scene.Draft(owner, department);
        await scene.House.Look(async db =>
        {
            var file = await db.Customers.SingleAsync(c => c.Id == customer);
            file.Change(name, null, new(file.OwnerId, file.DepartmentId));
            await db.SaveChangesAsync();
            db.Set<NameBlock>().AddRange(NameBlock.Of(name).Select(key => new NameBlock(key, file.Number)));
            return await db.SaveChangesAsync();
        });
        return customer;
    }

    private static Task Credit(MergeScene scene, CustomerId customer, string code) => scene.Say(customer, Liuke.Archive.Keys.Identities.CreditField, code);

    private static async Task<Job> Look(MergeScene scene)
    {
        scene.House.Clock.Advance(NodaTime.Duration.FromMinutes(11));
        var id = await scene.House.Do<AskForPairs, JobId>(ask => ask.Run(scene.Lin, default));
        await scene.House.Services.GetRequiredService<RunJob>().Run(id, null, default);
        var job = await scene.House.Look(db => db.Jobs.SingleAsync(j => j.Id == id));
        Assert.Equal((JobState.Done, null), (job.State, job.Error?.En));
        return job;
    }

    private static Task<PairsFound> Find(MergeScene scene, PairState state = PairState.Open, Reach? reach = null)
        => scene.House.Do<FindDuplicates, PairsFound>(find => find.Run(new(state), default), reach ?? Reach.Own(scene.Lin));

    private static Task<Outcome<DuplicatePair>> Judge(MergeScene scene, string code, string other)
        => scene.House.Do<JudgeDifferent, Outcome<DuplicatePair>>(judge => judge.Run(code, other, scene.Lin, default), Reach.Own(scene.Lin));
}
