using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.Archive.People;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Ties;

/// <summary>Everything that passed between a customer and the firm in one view.</summary>
public sealed class TimelineTests
{
    [Fact]
    public async Task claims_service_and_talks_stand_by_their_own_day_and_one_colleagues_can_be_picked_out()
    {
        await using var scene = await PeopleScene.Open();
        var (today, mate) = (scene.Firm.Today, await scene.Firm.Rep("mate"));
        for (var ago = 1; ago <= 25; ago++) await Entry(scene, "claims", today.PlusDays(-ago), ("claims.kind", "return"));
        await Entry(scene, "services", today.PlusDays(-40), ("services.serial", "SN-1"));
        await scene.Say(new(InteractionChannel.Call, Direction.In, "要两套样品"), mate, reach: Reach.All);

        var (days, lines, asked) = (new List<LocalDate>(), 0, new TimelineAsked(scene.Customer, "service"));
        while (asked is not null)
        {
            var page = await Read(scene, asked);
            days.AddRange(page.Days.SelectMany(d => d.Lines.Select(_ => d.Day)));
            (lines, asked) = (lines + page.Days.Sum(d => d.Lines.Count), page.Next!);
        }

        // Page by page, none lost and none twice, each on the day it tells of.
        Assert.Equal(26, lines);
        Assert.Equal([.. Enumerable.Range(1, 25).Select(ago => today.PlusDays(-ago)), today.PlusDays(-40)], days);
        var mates = await Read(scene, new TimelineAsked(scene.Customer) { Who = mate });
        Assert.Equal("名mate", Assert.Single(Assert.Single(mates.Days).Lines).ActorName);
        Assert.Equal(["名lin", "名mate"], (await scene.House.Do<FindActors, IReadOnlyList<(PersonId, string)>>(r => r.Run(scene.Customer, default), Reach.Own(scene.Lin))).Select(a => a.Item2));
        Assert.Empty((await scene.House.Do<ReadTimeline, TimelinePage>(r => r.Run(new TimelineAsked(scene.Customer), default), Reach.Own(scene.Guo))).Days);
    }

    private static Task<TimelinePage> Read(PeopleScene scene, TimelineAsked asked) => scene.House.Do<ReadTimeline, TimelinePage>(r => r.Run(asked, default), Reach.Own(scene.Lin));

    private static async Task Entry(PeopleScene scene, string module, LocalDate on, params (string, string?)[] values)
        => Assert.Null((await scene.House.Do<SaveEntry, Outcome<FileEntryId>>(s => s.Run(scene.Code, module, null, new(on, new Dictionary<string, string?>(), PeopleScene.Fields(values)), scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
}
