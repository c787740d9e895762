using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Quality;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Verification;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

public sealed class QualityTests
{
    private static Task<QualityFound> Find(FileScene scene, PersonId by, QualityList list, string? after = null)
        => scene.As<FindQuality, QualityFound>(by, find => find.Run(new(list, after), default), ArchivePermissions.ViewCustomers);

    private static async Task Run<TJob>(FileScene scene) where TJob : IJob
    {
        var job = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<TJob>(new { }, null, null, default));
        _ = await scene.House.Do<RunJob, bool>(run => run.Run(job, null, default));
    }

    private static Task<List<WorkItem>> Work(FileScene scene) => scene.House.Look(db => db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkKind.FactToVerify && i.FinishedAt == null).ToListAsync());

    [Fact]
    public async Task each_list_shows_what_wants_work_within_reach_and_empties_as_it_is_done()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Grants.Firm.Customer(scene.Grants.Tang, scene.Grants.Firm.West);
        _ = (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.size"] = "small", ["firm.stock"] = "low" })).Value;

        Assert.Equal(2, Assert.Single((await Find(scene, scene.Xiaoyu, QualityList.Unverified)).Rows).Unverified);
        Assert.Single((await Find(scene, scene.Grants.Lin, QualityList.Incomplete)).Rows);
        Assert.Equal(2, (await Find(scene, scene.Grants.Zhou, QualityList.Incomplete)).Rows.Count);
        Assert.Empty((await Find(scene, scene.Xiaoyu, QualityList.Stale)).Rows);
        Assert.Empty((await Find(scene, scene.Xiaoyu, QualityList.Unreviewed)).Rows);

        scene.Clock.Advance(Duration.FromDays(90));
        Assert.Equal(scene.Code, Assert.Single((await Find(scene, scene.Xiaoyu, QualityList.Stale)).Rows).Code);
        Assert.Empty((await Find(scene, scene.Grants.Tang, QualityList.Stale)).Rows);
        _ = (await scene.Verify(scene.Xiaoyu, "firm")).Value;
        Assert.Empty((await Find(scene, scene.Xiaoyu, QualityList.Stale)).Rows);
        Assert.Empty((await Find(scene, scene.Xiaoyu, QualityList.Unverified)).Rows);
    }

    [Fact]
    public async Task paging_through_a_list_shows_every_file_once()
    {
        await using var scene = await FileScene.Open();
        for (var i = 0; i < 60; i++) _ = await scene.Grants.Firm.Customer(scene.Xiaoyu, scene.Grants.Firm.East);
        var (first, codes) = (await Find(scene, scene.Xiaoyu, QualityList.Incomplete), new List<string>());
        codes.AddRange(first.Rows.Select(r => r.Code));
        codes.AddRange((await Find(scene, scene.Xiaoyu, QualityList.Incomplete, first.Next)).Rows.Select(r => r.Code));
        Assert.Equal((50, 61, 61), (first.Rows.Count, codes.Count, codes.Distinct().Count()));
    }

    [Fact]
    public async Task freshness_is_told_by_rep_and_department_and_no_data_is_not_zero()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Change(scene.Xiaoyu, "firm.size", "small")).Value;
        _ = await scene.Grants.Firm.Customer(scene.Grants.Tang, scene.Grants.Firm.West);
        scene.Clock.Advance(Duration.FromDays(91));
        var sums = await scene.As<ReadQuality, QualitySums>(scene.Grants.Zhou, read => read.Run(default), ArchivePermissions.ViewCustomers);
        Assert.Equal(0.0, sums.People.Single(s => s.Person == "名xiaoyu").Fresh);
        Assert.Null(sums.People.Single(s => s.Person == "名tang").Fresh);
        Assert.Equal((2, 1, 1), (sums.All.Files, sums.All.Dated, sums.All.Stale));
    }

    [Fact]
    public async Task a_quarter_later_the_owner_has_one_piece_of_work_which_ends_when_the_facts_are_verified()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.size"] = "small", ["firm.capital"] = "1000" })).Value;
        await Run<RaiseVerifications>(scene);
        Assert.Empty(await Work(scene));

        scene.Clock.Advance(Duration.FromDays(90));
        await Run<RaiseVerifications>(scene);
        await Run<RaiseVerifications>(scene);
        var item = Assert.Single(await Work(scene));
        Assert.Equal((scene.Customer, (PersonId?)scene.Xiaoyu), (item.CustomerId, item.OwnerId));
        var words = new VerificationWords();
        Assert.Contains("一个季度", words.Sentence(item.Facts).Zh, StringComparison.Ordinal);

        _ = (await scene.Verify(scene.Xiaoyu, "firm")).Value;
        await Run<RaiseVerifications>(scene);
        Assert.Empty(await Work(scene));
    }

    [Fact]
    public async Task one_person_gets_only_so_much_of_it_at_a_time()
    {
        await using var scene = await FileScene.Open();
        for (var i = 0; i < RaiseVerifications.OpenMost + 5; i++)
        {
            var code = await scene.Grants.CodeOf(await scene.Grants.Firm.Customer(scene.Xiaoyu, scene.Grants.Firm.East));
            _ = (await scene.As<ChangeFacts, Outcome<FactsSaved>>(scene.Xiaoyu, change => change.Run(code, null, new(FileScene.Nothing, new Dictionary<string, string?> { ["firm.size"] = "small" }, Provenance.Typed), scene.Xiaoyu, default))).Value;
        }

        scene.Clock.Advance(Duration.FromDays(90));
        await Run<RaiseVerifications>(scene);
        await Run<RaiseVerifications>(scene);
        Assert.Equal(RaiseVerifications.OpenMost, (await Work(scene)).Count);
    }

    [Fact]
    public async Task what_was_brought_in_bulk_or_counted_otherwise_before_is_measured_again()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Change(scene.Xiaoyu, "firm.size", "small")).Value;
        var right = await scene.Review();
        _ = await scene.House.Look(db => db.FileReviews.ExecuteUpdateAsync(set => set.SetProperty(r => r.Completeness, 77).SetProperty(r => r.Unverified, 9)));
        await Run<MeasureFiles>(scene);
        var measured = await scene.Review();
        Assert.Equal((right.Completeness, right.Unverified, right.FreshUntilOn), (measured.Completeness, measured.Unverified, measured.FreshUntilOn));
    }

    [Fact]
    public async Task a_suggestion_goes_to_the_department_that_can_act_which_answers_without_seeing_the_file()
    {
        await using var scene = await FileScene.Open();
        var id = (await scene.Save(scene.Xiaoyu, "suggestions", new Dictionary<string, string?> { ["suggestions.what"] = "包装箱请加厚", ["suggestions.department"] = scene.Grants.Firm.West.ToString() })).Value;
        var asked = Assert.Single((await scene.As<FindSuggestions, SuggestionPage>(scene.Grants.Tang, find => find.Run(false, 1, default))).Rows);
        Assert.Equal(("包装箱请加厚", "new", (string?)null), (asked.What, asked.StatusKey, asked.Code));
        Assert.Empty((await scene.As<FindSuggestions, SuggestionPage>(scene.Grants.Firm.Chen, find => find.Run(false, 1, default))).Rows);
        Assert.Equal(RefusalKind.Missing, (await scene.As<SettleSuggestion, Outcome<FileEntryId>>(scene.Grants.Firm.Chen, settle => settle.Run(id, "done", "x", default))).Refusal?.Kind);

        Assert.Equal(RefusalKind.Invalid, (await scene.As<SettleSuggestion, Outcome<FileEntryId>>(scene.Grants.Tang, settle => settle.Run(id, "done", " ", default))).Refusal?.Kind);
        _ = (await scene.As<SettleSuggestion, Outcome<FileEntryId>>(scene.Grants.Tang, settle => settle.Run(id, "done", "下月换新箱型", default))).Value;
        Assert.Empty((await scene.As<FindSuggestions, SuggestionPage>(scene.Grants.Tang, find => find.Run(false, 1, default))).Rows);
        Assert.Equal("下月换新箱型", Assert.Single((await scene.As<FindSuggestions, SuggestionPage>(scene.Grants.Tang, find => find.Run(true, 1, default))).Rows).Answer);
        Assert.Equal(scene.Grants.Tang, (await scene.History("suggestions.answer"))[^1].By);
    }

    [Theory]
    [InlineData("zh-CN", "资料质量")]
    [InlineData("en", "Data quality")]
    public async Task the_pages_open_in_both_languages(string language, string title)
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Change(scene.Xiaoyu, "firm.size", "small")).Value;
        scene.Clock.Advance(Duration.FromHours(1));
        using var rep = await scene.Grants.SignIn("xiaoyu", language);
        foreach (var list in Enum.GetValues<QualityList>()) Assert.Contains(title, (await rep.Get($"/quality?list={list}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        _ = await rep.Get("/suggestions");
        Assert.Equal("/suggestions", rep.LastPath);
    }
}
