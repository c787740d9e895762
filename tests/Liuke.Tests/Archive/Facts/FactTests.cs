using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

public sealed class FactTests
{
    [Fact]
    public async Task a_fact_keeps_its_source_its_writer_its_verifier_and_both_dates()
    {
        await using var scene = await FileScene.Open();
        Assert.Equal(["firm.size"], (await scene.Change(scene.Xiaoyu, "firm.size", "中型（100–499 人）", from: new(FactSource.PaperLedger, "2019 年台账第 12 页", Confidence.Likely))).Value.Changed);

        var typed = (await scene.Fact("firm.size"))!;
        Assert.Equal(("medium", FactSource.PaperLedger, "2019 年台账第 12 页", Confidence.Likely, (PersonId?)scene.Xiaoyu), (typed.Words, typed.Source, typed.SourceNote, typed.Confidence, typed.SetBy));
        Assert.Null(typed.VerifiedAt);
        Assert.Equal(1, (await scene.Review()).Unverified);

        scene.Clock.Advance(Duration.FromDays(3));
        Assert.Equal(1, (await scene.Verify(scene.Grants.Lin, "firm")).Value);
        var verified = (await scene.Fact("firm.size"))!;
        Assert.Equal(((PersonId?)scene.Grants.Lin, (Instant?)scene.Clock.Now), (verified.VerifiedBy, verified.VerifiedAt));
        Assert.Equal(0, (await scene.Review()).Unverified);
    }

    [Fact]
    public async Task another_value_is_no_longer_verified()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Change(scene.Xiaoyu, "firm.stock", "low");
        _ = await scene.Verify(scene.Xiaoyu, "firm.stock");
        _ = (await scene.Change(scene.Xiaoyu, "firm.stock", "high")).Value;
        Assert.Null((await scene.Fact("firm.stock"))!.VerifiedAt);
    }

    [Fact]
    public async Task what_is_new_and_what_changes_with_the_day_is_written_at_once_and_what_stands_is_locked()
    {
        await using var scene = await FileScene.Open();
        Assert.Equal(ReviewState.Reviewed, (await scene.Review()).State);
        _ = (await scene.Change(scene.Xiaoyu, "firm.capital", "5000000")).Value;
        _ = (await scene.Change(scene.Xiaoyu, "firm.stock", "low")).Value;
        _ = (await scene.Change(scene.Xiaoyu, "firm.stock", "normal")).Value;

        var refused = await scene.Change(scene.Xiaoyu, "firm.capital", "8000000");
        Assert.Equal(RefusalKind.Forbidden, refused.Refusal?.Kind);
        Assert.True(FileLock.IsLocked(refused.Refusal!));
        var removed = await scene.Change(scene.Xiaoyu, "firm.capital", "");
        Assert.Equal(RefusalKind.Forbidden, removed.Refusal?.Kind);
        Assert.Equal("5000000.00", (await scene.Fact("firm.capital"))!.Words);
    }

    [Fact]
    public async Task under_a_grant_what_stands_is_changed_and_each_save_is_one_use()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.capital"] = "5000000", ["firm.founded"] = "2011-05-06" });
        var grant = await scene.Grants.Given(scene.Xiaoyu, scene.Grants.Wish(GrantKind.Edit, uses: 2));

        _ = (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.capital"] = "6000000", ["firm.founded"] = "2012-05-06" })).Value;
        scene.Clock.Advance(Duration.FromSeconds(1));
        _ = (await scene.Change(scene.Xiaoyu, "firm.capital", "7000000")).Value;
        Assert.Equal(RefusalKind.Forbidden, (await scene.Change(scene.Xiaoyu, "firm.capital", "8000000")).Refusal?.Kind);

        Assert.Equal(2, await scene.House.Look(db => db.Set<Grant>().Where(g => g.Id == grant.Id).Select(g => g.Used).SingleAsync()));
        var history = await scene.History("firm.capital");
        Assert.Equal([(null, "5000000.00", null), ("5000000.00", "6000000.00", $"grant:{grant.Id}"), ("6000000.00", "7000000.00", $"grant:{grant.Id}")], history.Select(h => (h.Old, h.New, h.Under)));
        Assert.All(history, h => Assert.Equal(scene.Xiaoyu, h.By));
    }

    [Fact]
    public async Task without_a_grant_a_change_with_a_reason_is_decided_by_the_manager_and_then_the_general_manager()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Change(scene.Xiaoyu, "firm.capital", "5000000");
        var saved = (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.capital"] = "9000000", ["firm.stock"] = "low" }, reason: "增资")).Value;

        Assert.Equal(["firm.stock"], saved.Changed);
        Assert.Equal("5000000.00", (await scene.Fact("firm.capital"))!.Words);
        scene.Clock.Advance(Duration.FromSeconds(1));
        _ = (await scene.Grants.Approve(saved.Asked!.Value, scene.Grants.Lin)).Value;
        Assert.Equal(ApprovalState.Approved, (await scene.Grants.Approve(saved.Asked.Value, scene.Grants.Zhou)).Value);

        Assert.Equal("9000000.00", (await scene.Fact("firm.capital"))!.Words);
        Assert.Equal($"approval:{saved.Asked}", (await scene.History("firm.capital"))[^1].Under);
    }

    [Fact]
    public async Task a_request_is_void_once_the_fact_was_changed_by_somebody_else()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Change(scene.Xiaoyu, "firm.capital", "5000000");
        var asked = (await scene.Change(scene.Xiaoyu, "firm.capital", "9000000", reason: "增资")).Value.Asked!.Value;
        _ = await scene.Grants.Given(scene.Grants.Lin, scene.Grants.Wish(GrantKind.Edit));
        _ = (await scene.Change(scene.Grants.Lin, "firm.capital", "6000000")).Value;

        Assert.NotNull((await scene.Grants.Approve(asked, scene.Grants.Lin)).Refusal);
        Assert.Equal("6000000.00", (await scene.Fact("firm.capital"))!.Words);
    }

    [Fact]
    public async Task different_fields_merge_and_the_same_field_shows_original_theirs_and_mine()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.stock"] = "low", ["firm.stockvalue"] = "100" })).Value;

        var seen = new Dictionary<string, string?> { ["firm.stock"] = "low", ["firm.stockvalue"] = "100.00" };
        _ = (await scene.Change(scene.Grants.Lin, new Dictionary<string, string?> { ["firm.stock"] = "high", ["firm.stockvalue"] = "100" }, seen)).Value;
        Assert.Equal(["firm.stockvalue"], (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.stock"] = "low", ["firm.stockvalue"] = "200" }, seen)).Value.Changed);
        Assert.Equal("high", (await scene.Fact("firm.stock"))!.Words);

        var clash = Assert.Single((await scene.Change(scene.Xiaoyu, "firm.stock", "out", was: "low")).Refusal!.Clashes);
        Assert.Equal(new Clash("firm.stock", "low", "high", "out"), clash);
        Assert.Equal("high", (await scene.Fact("firm.stock"))!.Words);
    }

    [Fact]
    public async Task completeness_counts_what_a_file_of_its_kind_should_hold()
    {
        await using var scene = await FileScene.Open();
        var before = await scene.Read(scene.Xiaoyu);
        _ = (await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.size"] = "small", ["preferences.pricequality"] = "price", ["firm.stock"] = "low" })).Value;
        var after = await scene.Read(scene.Xiaoyu);

        Assert.Equal(before.Missing.Count - 2, after.Missing.Count);
        Assert.Equal(2 * 100 / before.Missing.Count, after.Review.Completeness);
        Assert.DoesNotContain(after.Missing, f => f.ModuleKey == "person");
    }

    [Fact]
    public async Task a_stable_fact_is_old_after_a_quarter_and_fresh_again_when_somebody_stands_by_it()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Change(scene.Xiaoyu, new Dictionary<string, string?> { ["firm.size"] = "small", ["firm.stock"] = "low" });
        scene.Clock.Advance(Duration.FromDays(89));
        Assert.DoesNotContain((await scene.Read(scene.Xiaoyu)).Modules.SelectMany(m => m.Facts), f => f.IsStale);
        scene.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(["firm.size"], (await scene.Read(scene.Xiaoyu)).Modules.SelectMany(m => m.Facts).Where(f => f.IsStale).Select(f => f.Field.Key));

        _ = await scene.Verify(scene.Xiaoyu, "firm.size");
        Assert.DoesNotContain((await scene.Read(scene.Xiaoyu)).Modules.SelectMany(m => m.Facts), f => f.IsStale);
    }

    [Fact]
    public async Task nobody_changes_what_they_do_not_see_and_names_nobody_beyond_their_reach()
    {
        await using var scene = await FileScene.Open();
        Assert.Equal(RefusalKind.Missing, (await scene.Change(scene.Grants.Tang, "firm.size", "small")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Verify(scene.Grants.Tang, "firm")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await scene.Save(scene.Grants.Tang, "needs", new Dictionary<string, string?> { ["needs.what"] = "x" })).Refusal?.Kind);
        Assert.Null(await scene.As<ReadHistory, FileHistoryPage?>(scene.Grants.Tang, read => read.Run(scene.Code, new(), default)));
    }

    [Fact]
    public async Task a_credit_code_names_one_customer()
    {
        const string code = "91350100M000100Y43";
        await using var scene = await FileScene.Open();
        var other = await scene.Grants.CodeOf(await scene.Grants.Firm.Customer(scene.Xiaoyu, scene.Grants.Firm.East));
        Task<Outcome<FactsSaved>> Other(string? value) => scene.As<ChangeFacts, Outcome<FactsSaved>>(scene.Xiaoyu, change => change.Run(other, null, new(FileScene.Nothing, new Dictionary<string, string?> { ["firm.creditcode"] = value }, Provenance.Typed), scene.Xiaoyu, default));

        _ = (await scene.Change(scene.Xiaoyu, "firm.creditcode", code)).Value;
        Assert.Equal(RefusalKind.Conflict, (await Other(code)).Refusal?.Kind);
        _ = await scene.Grants.Given(scene.Xiaoyu, scene.Grants.Wish(GrantKind.Edit));
        _ = (await scene.Change(scene.Xiaoyu, "firm.creditcode", "")).Value;
        Assert.Equal(["firm.creditcode"], (await Other(code)).Value.Changed);
    }

    [Fact]
    public async Task whole_mobile_numbers_never_stand_in_the_history()
    {
        await using var scene = await FileScene.Open();
        _ = (await scene.Change(scene.Xiaoyu, "preferences.time", "打 13812345678，或 +8613912345678")).Value;
        Assert.Equal("打 138****5678，或 139****5678", Assert.Single(await scene.History("preferences.time")).New);
    }

    [Fact]
    public async Task the_file_of_a_customer_from_before_reviews_is_locked_like_any_other()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.House.Look(db => db.FileReviews.ExecuteDeleteAsync());
        Assert.Equal(ReviewState.Reviewed, (await scene.Read(scene.Xiaoyu)).Review.State);
        _ = (await scene.Change(scene.Xiaoyu, "firm.size", "small")).Value;
        Assert.Equal(RefusalKind.Forbidden, (await scene.Change(scene.Xiaoyu, "firm.size", "large")).Refusal?.Kind);
        Assert.Equal(ReviewState.Reviewed, (await scene.Review()).State);
    }
}
