using Liuke.Access;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Today;
using Liuke.Storage;
using Xunit;

namespace Liuke.Tests.FollowUp;

public sealed class AssignWorkTests
{
    [Fact]
    public async Task work_given_away_moves_from_one_list_to_the_other_and_the_customer_stays()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang, chen) = (await scene.Rep("lin"), await scene.Rep("wang"), await scene.Person("chen", scene.East, Roles.Manager));
        var item = await scene.OneAtRisk(lin);

        Assert.Null((await scene.Assign(item.Id, "wang", chen, Reach.Of(chen, [scene.East]))).Refusal);

        Assert.Empty((await Read(scene, Reach.Own(lin))).Rows);
        var row = Assert.Single((await Read(scene, Reach.Own(wang))).Rows);
        Assert.Equal(("客户0001", false, true), (row.Customer.Name, row.Customer.IsSeen, row.IsAssigned));
        Assert.Null((await scene.Finish(item.Id, wang, reach: Reach.Own(wang))).Refusal);
    }

    [Fact]
    public async Task a_rule_that_fires_again_leaves_it_with_whom_it_was_given_to()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang, chen) = (await scene.Rep("lin"), await scene.Rep("wang"), await scene.Person("chen", scene.East, Roles.Manager));
        var item = await scene.OneAtRisk(lin);
        await scene.Assign(item.Id, "wang", chen);

        await scene.Raise(scene.AtRisk(item.CustomerId, lin));
        Assert.Equal(wang, (await scene.Open(item.CustomerId)).OwnerId);

        await scene.Assign(item.Id, "lin", chen);
        await scene.Raise(scene.AtRisk(item.CustomerId, wang));
        Assert.Equal(wang, (await scene.Open(item.CustomerId)).OwnerId); // given back, it follows the customer again
    }

    [Fact]
    public async Task work_cannot_be_given_to_strangers_to_leavers_or_to_whoever_has_it()
    {
        await using var scene = await WorkScene.Open();
        var (lin, _, chen) = (await scene.Rep("lin"), await scene.Rep("tang", scene.West), await scene.Person("chen", scene.East, Roles.Manager));
        var item = await scene.OneAtRisk(lin);
        var reach = Reach.Of(chen, [scene.East]);

        Assert.Equal(FollowUpWords.NobodyToGiveTo, (await scene.Assign(item.Id, "tang", chen, reach)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NobodyToGiveTo, (await scene.Assign(item.Id, "nobody", chen, reach)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NobodyToGiveTo, (await scene.Assign(item.Id, null, chen, reach)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.AlreadyTheirs, (await scene.Assign(item.Id, "lin", chen, reach)).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NoSuchWork, (await scene.Assign(item.Id, "tang", chen, Reach.Of(chen, [scene.West]))).Refusal?.Sentence);
    }

    private static Task<TodayView> Read(WorkScene scene, Reach reach)
        => scene.House.Do<ReadToday, TodayView>(read => read.Run(new(default, null, null, 1), default), reach);
}
