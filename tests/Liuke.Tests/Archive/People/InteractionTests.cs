using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.People;

/// <summary>What was said is written once, corrected by a new row, found again by its words, and its next step becomes work.</summary>
public sealed class InteractionTests
{
    [Fact]
    public async Task what_was_said_stands_on_the_timeline_with_its_next_step()
    {
        await using var scene = await PeopleScene.Open();
        var contact = await scene.Contact();
        await scene.Say(Asked("要两套样品，月底前到") with { Contact = contact, NextStep = "寄样品", NextOn = scene.Firm.Today.PlusDays(5) });

        var line = (await Timeline(scene)).Single();
        Assert.Equal(InteractionWords.Headline(InteractionChannel.Call, Direction.In, "王芳", false), line.Wording.Sentence);
        Assert.Equal("要两套样品，月底前到\n下一步：寄样品（2026-03-07）", line.Wording.Detail!.Value.Zh);
        Assert.Equal("名lin", line.ActorName);
    }

    [Fact]
    public async Task a_correction_is_a_new_row_that_keeps_the_hour_and_the_old_words()
    {
        await using var scene = await PeopleScene.Open();
        var first = (await scene.Say(Asked("要两套样品") with { At = scene.House.Clock.Now - Duration.FromHours(30) })).Value;
        var second = (await scene.Say(Asked("要三套样品") with { Corrects = first })).Value;

        var rows = await scene.House.Look(db => db.Interactions.AsNoTracking().OrderBy(i => i.Number).ToListAsync());
        Assert.Equal(["要两套样品", "要三套样品"], rows.Select(r => r.Body));
        Assert.Equal(rows[0].HappenedAt, rows[1].HappenedAt);
        Assert.Equal("要三套样品", (await Timeline(scene)).Single().Wording.Detail!.Value.Zh);
        var file = (await scene.House.Do<ReadInteraction, InteractionFile?>(read => read.Run(scene.Code, second, default)))!;
        Assert.Equal(("要三套样品", "要两套样品"), (file.Now.Body, file.Earlier.Single().Body));
        Assert.Equal(RefusalKind.Conflict, (await scene.Say(Asked("要四套样品") with { Corrects = first })).Refusal!.Kind);
    }

    [Theory]
    [InlineData("样品")]
    [InlineData("月底前")]
    [InlineData("寄样")]
    [InlineData("Ｓａｍｐｌｅ")]
    [InlineData("品")]
    public async Task any_part_of_the_words_finds_it_within_the_readers_reach(string words)
    {
        await using var scene = await PeopleScene.Open();
        await scene.Say(Asked("要两套样品 sample，月底前到") with { NextStep = "寄样品", NextOn = scene.Firm.Today });
        await scene.Say(Asked("问好"));

        var found = Assert.Single((await Find(scene, words, Reach.Own(scene.Lin))).Rows);
        Assert.Equal(scene.Code, found.Code);
        Assert.Empty((await Find(scene, words, Reach.Own(scene.Guo))).Rows);
        Assert.Single((await Find(scene, words, Reach.Of(scene.Guo, [scene.Firm.East]))).Rows);
    }

    [Fact]
    public async Task what_was_corrected_is_not_found_by_its_old_words()
    {
        await using var scene = await PeopleScene.Open();
        var first = (await scene.Say(Asked("要红色样品"))).Value;
        await scene.Say(Asked("要蓝色样品") with { Corrects = first });
        Assert.Empty((await Find(scene, "红色", Reach.Own(scene.Lin))).Rows);
        Assert.Single((await Find(scene, "蓝色", Reach.Own(scene.Lin))).Rows);
    }

    [Fact]
    public async Task the_pages_of_what_was_found_name_each_once()
    {
        await using var scene = await PeopleScene.Open();
        for (var i = 0; i < 65; i++) await scene.Say(Asked($"第{i:00}次来电") with { At = scene.House.Clock.Now - Duration.FromMinutes(i / 3) });
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await scene.House.Do<FindInteractions, InteractionsFound>(find => find.Run(new("来电", null, null, after), default), Reach.Own(scene.Lin));
            seen.AddRange(page.Rows.Select(r => r.View.Body));
            after = page.After;
        }
        while (after is not null);
        Assert.Equal(65, seen.Distinct().Count());
        Assert.Equal(65, seen.Count);
    }

    [Fact]
    public async Task a_next_step_is_work_on_its_day_and_a_correction_moves_it()
    {
        await using var scene = await PeopleScene.Open();
        var first = (await scene.Say(Asked("要样品") with { NextStep = "寄样品", NextOn = scene.Firm.Today.PlusDays(5) })).Value;
        var work = await scene.Firm.Open(scene.Customer);
        Assert.Equal((WorkKind.PromiseDue, scene.Firm.Today.PlusDays(5), scene.Firm.Today.PlusDays(5), (PersonId?)scene.Lin), (work.Kind, work.DueOn, work.ShowsOn, work.OwnerId));
        var lexicon = (WorkLexicon)scene.House.Services.GetService(typeof(WorkLexicon))!;
        Assert.Equal("下一步：**寄样品**（3 月 2 日约定）", lexicon.Sentence(work.Kind, work.Reason, work.Facts, scene.Firm.Today).Zh);

        await scene.Say(Asked("要样品") with { NextStep = "寄三套样品", NextOn = scene.Firm.Today.PlusDays(2), Corrects = first });
        Assert.Equal(scene.Firm.Today.PlusDays(2), (await scene.Firm.Open(scene.Customer)).DueOn);
        await scene.Say(Asked("另一件") with { NextStep = "报价", NextOn = scene.Firm.Today.PlusDays(1) });
        Assert.Equal(2, await scene.House.Look(db => db.WorkItems.CountAsync(i => i.FinishedAt == null)));
    }

    [Fact]
    public async Task what_cannot_be_is_refused_in_a_sentence()
    {
        await using var scene = await PeopleScene.Open();
        var today = scene.Firm.Today;
        Said[] wrong =
        [
            Asked(" "), Asked(new string('长', Interaction.BodyLengthMax + 1)), Asked("x") with { Channel = default }, Asked("x") with { Direction = (Direction)9 },
            Asked("x") with { At = scene.House.Clock.Now + Duration.FromHours(1) }, Asked("x") with { NextOn = today }, Asked("x") with { NextStep = "报价" },
            Asked("x") with { NextStep = "报价", NextOn = today.PlusDays(-1) }, Asked("x") with { NextStep = "报价", NextOn = today.PlusYears(9) },
        ];
        foreach (var said in wrong) Assert.Equal(RefusalKind.Invalid, (await scene.Say(said)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Say(Asked("x"), scene.Guo)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Say(Asked("x") with { Contact = Ids.New<ContactId>(scene.House.Clock.Now) })).Refusal!.Kind);
        Assert.Equal(0, await scene.House.Look(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task the_quick_form_of_the_file_writes_it_down_and_says_what_is_missing()
    {
        await using var scene = await PeopleScene.Open();
        await scene.Contact();
        using var visitor = await Visitor.SignIn(scene.Firm, "lin");
        var page = await visitor.Get($"/customers/{scene.Code}");
        var again = await visitor.Send(page, "form.quick", ("channel", "Visit"), ("body", "看了展厅"), ("nextStep", "报价"));
        Assert.Equal(422, (int)visitor.LastStatus);
        Assert.Contains("请选哪天做", again.Body!.TextContent, StringComparison.Ordinal);

        var file = await visitor.Send(again, "form.quick", ("nextOn", "2026-03-09"));
        Assert.Contains("看了展厅", file.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("看了展厅", (await visitor.Get("/interactions?q=展厅")).QuerySelector(".talks")!.TextContent, StringComparison.Ordinal);
    }

    private static Said Asked(string body) => new(InteractionChannel.Call, Direction.In, body);

    private static async Task<IEnumerable<TimelineLine>> Timeline(PeopleScene scene)
        => (await scene.House.Do<ReadTimeline, TimelinePage>(read => read.Run(new(scene.Customer, "talks"), default), Reach.Own(scene.Lin))).Days.SelectMany(d => d.Lines);

    private static Task<InteractionsFound> Find(PeopleScene scene, string words, Reach reach)
        => scene.House.Do<FindInteractions, InteractionsFound>(find => find.Run(new(words), default), reach);
}
