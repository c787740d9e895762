using Liuke.Access;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using NodaTime;
using Xunit;

namespace Liuke.Tests.FollowUp;

public sealed class WorklistTests
{
    [Fact]
    public async Task the_worklist_of_a_person_is_what_that_person_sees()
    {
        await using var scene = await WorkScene.Open();
        var (lin, wang) = (await scene.Rep("lin"), await scene.Rep("wang"));
        await scene.Raise([.. (await scene.Customers(lin, 5)).Select((c, i) => scene.AtRisk(c, lin, 100 * (i + 1), 0)), scene.AtRisk(await scene.Customer(wang), wang)]);

        var list = (await Read(scene, new("lin", null, 3))).Value;
        Assert.Equal((5, 3), (list.Total, list.Items.Count));
        Assert.Equal([500, 400, 300], list.Items.Select(i => i.Value.Minor));
        Assert.All(list.Items, i => Assert.Equal(i.Value.Minor, i.Parts.Sum(p => p.Minor)));
        Assert.Equal(6, (await Read(scene, new(null, null, 10))).Value.Total);
    }

    [Fact]
    public async Task a_day_may_be_named_on_which_the_list_is_read()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.Snooze((await scene.OneAtRisk(lin)).Id, lin, scene.Today.PlusDays(5));

        Assert.Empty((await Read(scene, new(null, null, 10))).Value.Items);
        Assert.Single((await Read(scene, new(null, scene.Today.PlusDays(5), 10))).Value.Items);
    }

    [Fact]
    public async Task reading_as_somebody_else_never_widens_a_view()
    {
        await using var scene = await WorkScene.Open();
        var lin = await scene.Rep("lin");
        await scene.Person("zhou", scene.Firm, Roles.GM);

        Assert.Equal(FollowUpWords.OnlyOwnList, (await Read(scene, new("zhou", null, 10), Reach.Own(lin))).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.NoSuchPerson("nobody"), (await Read(scene, new("nobody", null, 10))).Refusal?.Sentence);
        Assert.Equal(FollowUpWords.TopOutOfBounds(ReadWorklist.TopMax), (await Read(scene, new(null, null, 0))).Refusal?.Sentence);
    }

    private static Task<Outcome<Worklist>> Read(WorkScene scene, WorklistAsked asked, Reach? reach = null)
        => scene.House.Do<ReadWorklist, Outcome<Worklist>>(read => read.Run(asked, default), reach);
}
