using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Needs;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Needs;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Tests.Archive.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Needs;

/// <summary>An event in a file makes a need likely: said on the file, and work for the owner once.</summary>
public sealed class NeedTests
{
    [Fact]
    public async Task an_event_raises_work_for_the_owner_once_and_not_again_when_it_is_done()
    {
        await using var scene = await PeopleScene.Open();
        await Event(scene, "home");
        await Event(scene, "other"); // no rule speaks of it
        await Raise(scene);
        var item = Assert.Single(await Items(scene));
        Assert.Equal((WorkKind.Care, scene.Lin), (item.Kind, item.OwnerId!.Value));
        Assert.Contains("**Refitting, furniture, lighting, appliances**", new NeedWorkWords().Sentence(item.Facts).En, StringComparison.Ordinal);

        await scene.House.Look(db => db.WorkItems.ExecuteDeleteAsync());
        await Raise(scene);
        Assert.Empty(await Items(scene));
        Assert.Equal(1, await scene.House.Look(db => db.NeedSignals.CountAsync()));
    }

    [Fact]
    public async Task a_rule_that_is_off_or_too_short_raises_nothing()
    {
        await using var scene = await PeopleScene.Open();
        await Event(scene, "home");
        Assert.Null((await Rule(scene, "home", new("装修", "Refitting", "灯", 30, false))).Refusal);
        await Raise(scene);
        Assert.Empty(await Items(scene));
        Assert.Null((await Rule(scene, "home", new("装修", "Refitting", "灯", 1, true))).Refusal);
        scene.House.Clock.Advance(NodaTime.Duration.FromDays(3));
        await Raise(scene);
        Assert.Empty(await Items(scene));

        Assert.Equal(RefusalKind.Missing, (await Rule(scene, "nothing", new("装修", "Refitting", "灯", 30, true))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Rule(scene, "home", new("装修", " ", "灯", 30, true))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Rule(scene, "home", new("装修", "Refitting", "灯", 0, true))).Refusal!.Kind);
    }

    private static Task<Outcome<FileEntryId>> Event(PeopleScene scene, string what)
        => scene.House.Do<SaveEntry, Outcome<FileEntryId>>(s => s.Run(scene.Code, "events", null, new(null, new Dictionary<string, string?>(), PeopleScene.Fields(("events.what", what))), scene.Lin, default), Reach.Own(scene.Lin));

    private static Task<Outcome<string>> Rule(PeopleScene scene, string what, NeedRuleWish wish) => scene.House.Do<SaveNeedRule, Outcome<string>>(s => s.Run(what, wish, scene.Lin, default), Reach.Own(scene.Lin));

    private static async Task Raise(PeopleScene scene)
    {
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<RaiseNeeds>(new { }, null, null, default));
        await scene.House.Do<RunJob, bool>(run => run.Run(job, null, default));
    }

    private static Task<List<WorkItem>> Items(PeopleScene scene) => scene.House.Look(db => db.WorkItems.AsNoTracking().Where(i => i.Reason.StartsWith("need:") && i.FinishedAt == null).ToListAsync());
}
