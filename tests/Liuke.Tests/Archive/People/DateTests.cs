using Liuke.Archive.Dates;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Caring;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.People;

/// <summary>Birthdays and other days raise work a week ahead, once a year each, by the sun and by the moon.</summary>
public sealed class DateTests
{
    [Fact]
    public async Task a_birthday_raises_work_seven_days_ahead_and_again_the_next_year()
    {
        await using var scene = await PeopleScene.Open();
        await Add(scene, await scene.Contact(), "生日", new(YearlyCalendar.Solar, 1985, 3, 10));
        Assert.Equal(0, await Night(scene)); // eight days ahead

        scene.House.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(1, await Night(scene));
        var work = await scene.Firm.Open(scene.Customer);
        Assert.Equal((WorkKind.Care, new LocalDate(2026, 3, 10), new LocalDate(2026, 3, 3)), (work.Kind, work.DueOn, work.ShowsOn));
        var lexicon = (WorkLexicon)scene.House.Services.GetService(typeof(WorkLexicon))!;
        Assert.Equal("王芳 **生日**：3 月 10 日，满 41 年", lexicon.Sentence(work.Kind, work.Reason, work.Facts, scene.Firm.Today).Zh);

        // Repeated, after it was finished too: nothing new until the next year.
        Assert.Equal(0, await Night(scene));
        Assert.Null((await scene.Firm.Finish(work.Id, scene.Lin)).Refusal);
        scene.House.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(0, await Night(scene));
        scene.House.Clock.Now = Instant.FromUtc(2027, 3, 5, 2, 0);
        Assert.Equal(1, await Night(scene));
    }

    [Fact]
    public async Task a_lunar_birthday_of_the_thirtieth_raises_work_in_a_short_month_too()
    {
        await using var scene = await PeopleScene.Open();
        scene.House.Clock.Now = Instant.FromUtc(2027, 1, 30, 2, 0);
        await Add(scene, await scene.Contact(), "生日", new(YearlyCalendar.Lunar, 1960, 12, 30));
        Assert.Equal(1, await Night(scene));
        Assert.Equal(new LocalDate(2027, 2, 5), (await scene.Firm.Open(scene.Customer)).DueOn); // the eve of the new year
    }

    [Fact]
    public async Task two_people_of_one_customer_are_two_pieces_of_work_and_a_missed_night_is_made_up()
    {
        await using var scene = await PeopleScene.Open();
        await Add(scene, await scene.Contact(), "生日", new(YearlyCalendar.Solar, null, 3, 4));
        await Add(scene, await scene.Contact("李强"), "生日", new(YearlyCalendar.Solar, null, 3, 9));
        await Add(scene, null, "公司周年", new(YearlyCalendar.Solar, 2006, 3, 2));
        Assert.Equal(3, await Night(scene));
        Assert.Equal(3, await scene.House.Look(db => db.WorkItems.CountAsync(i => i.FinishedAt == null && i.Kind == WorkKind.Care)));
    }

    [Fact]
    public async Task dates_show_when_they_come_next_and_are_taken_out_again()
    {
        await using var scene = await PeopleScene.Open();
        var id = (await Add(scene, await scene.Contact(), "生日", new(YearlyCalendar.Lunar, 1985, 8, 15))).Value;
        var date = (await scene.People()).Dates.Single();
        Assert.Equal((new LocalDate(2026, 9, 25), (int?)41, "1985 年农历八月十五"), (date.NextOn!.Value, date.Years, date.Day.Name.Zh));
        Assert.Null((await scene.House.Do<RemoveDate, Outcome<ImportantDateId>>(remove => remove.Run(scene.Code, id, scene.Lin, default), Reach.Own(scene.Lin))).Refusal);
        Assert.Empty((await scene.People()).Dates);
        Assert.Equal(RefusalKind.Invalid, (await Add(scene, null, "生日", new(YearlyCalendar.Solar, null, 2, 30))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Add(scene, null, " ", new(YearlyCalendar.Solar, null, 2, 3))).Refusal!.Kind);
    }

    private static Task<Outcome<ImportantDateId>> Add(PeopleScene scene, ContactId? contact, string title, YearlyDay day)
        => scene.House.Do<AddDate, Outcome<ImportantDateId>>(add => add.Run(scene.Code, contact, title, day, scene.Lin, default), Reach.Own(scene.Lin));

    private static async Task<int> Night(PeopleScene scene)
    {
        var before = await scene.House.Look(db => db.WorkItems.CountAsync(i => i.Kind == WorkKind.Care));
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<RaiseCare>(new { }, null, null, default));
        await scene.House.Do<RunJob, bool>(run => run.Run(job, null, default));
        return await scene.House.Look(db => db.WorkItems.CountAsync(i => i.Kind == WorkKind.Care)) - before;
    }
}
