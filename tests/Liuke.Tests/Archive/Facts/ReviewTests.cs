using Liuke.Access.Approving;
using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Facts;
using Liuke.Archive.Keys;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

/// <summary>Entered by the rep, reviewed by the manager, locked.</summary>
public sealed class ReviewTests
{
    private static async Task<(CustomerId Id, string Code)> Enter(FileScene scene)
    {
        var entered = (await scene.As<EnterCustomer, Outcome<EnteredCustomer>>(scene.Xiaoyu, enter => enter.Run(new("苏州明远五金行") { Region = "江苏", Owner = scene.Xiaoyu }, scene.Xiaoyu, default), ArchivePermissions.EnterCustomers)).Value;
        return (entered.Id, entered.Code);
    }

    private static Task<Outcome<FactsSaved>> Change(FileScene scene, string code, PersonId by, string field, string? value)
        => scene.As<ChangeFacts, Outcome<FactsSaved>>(by, change => change.Run(code, null, new(FileScene.Nothing, new Dictionary<string, string?> { [field] = value }, Provenance.Typed), by, default));

    private static Task<Outcome<ApprovalId>> Submit(FileScene scene, string code, PersonId by) => scene.As<SubmitFile, Outcome<ApprovalId>>(by, submit => submit.Run(code, "请看", by, default));

    private static Task<FileReview> Review(FileScene scene, CustomerId id) => scene.House.Look(db => db.FileReviews.AsNoTracking().SingleAsync(r => r.CustomerId == id));

    [Fact]
    public async Task a_draft_is_its_owners_until_the_manager_has_reviewed_it_and_then_it_is_locked()
    {
        await using var scene = await FileScene.Open();
        var (id, code) = await Enter(scene);
        _ = (await Change(scene, code, scene.Xiaoyu, "firm.size", "small")).Value;
        _ = (await Change(scene, code, scene.Xiaoyu, "firm.size", "medium")).Value;
        Assert.Equal(RefusalKind.Forbidden, (await Change(scene, code, scene.Grants.Lin, "firm.size", "large")).Refusal?.Kind);

        var asked = (await Submit(scene, code, scene.Xiaoyu)).Value;
        Assert.Equal(RefusalKind.Conflict, (await Change(scene, code, scene.Xiaoyu, "firm.size", "large")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await scene.Grants.Approve(asked, scene.Xiaoyu)).Refusal?.Kind);
        Assert.Equal(ApprovalState.Approved, (await scene.Grants.Approve(asked, scene.Grants.Lin)).Value);

        var review = await Review(scene, id);
        Assert.Equal((ReviewState.Reviewed, (PersonId?)scene.Xiaoyu, (PersonId?)scene.Xiaoyu, (PersonId?)scene.Grants.Lin), (review.State, review.EnteredBy, review.SubmittedBy, review.ReviewedBy));
        Assert.True(FileLock.IsLocked((await Change(scene, code, scene.Xiaoyu, "firm.size", "large")).Refusal!));
        Assert.Equal($"approval:{asked}", (await scene.House.Look(db => db.FieldChanges.AsNoTracking().SingleAsync(c => c.CustomerId == id && c.FieldKey == "review"))).Under);
    }

    [Fact]
    public async Task a_file_that_is_sent_back_is_a_draft_again_and_rests_when_it_is_handed_in_once_more()
    {
        await using var scene = await FileScene.Open();
        var (id, code) = await Enter(scene);
        var asked = (await Submit(scene, code, scene.Xiaoyu)).Value;
        _ = (await scene.House.Do<DecideApproval, Outcome<ApprovalState>>(decide => decide.Run(asked, new(Verdict.SendBack, 1, "请补注册资金"), scene.Grants.Lin, default))).Value;
        Assert.Equal(ReviewState.Draft, (await Review(scene, id)).State);

        _ = (await Change(scene, code, scene.Xiaoyu, "firm.capital", "1000000")).Value;
        _ = (await scene.House.Do<ResubmitApproval, Outcome<ApprovalState>>(again => again.Run(asked, "已补", null, scene.Xiaoyu, default))).Value;
        Assert.Equal(ReviewState.Submitted, (await Review(scene, id)).State);
        Assert.Equal(ApprovalState.Approved, (await scene.House.Do<DecideApproval, Outcome<ApprovalState>>(decide => decide.Run(asked, new(Verdict.Approve, 2), scene.Grants.Lin, default))).Value);
        Assert.Equal(ReviewState.Reviewed, (await Review(scene, id)).State);
    }

    [Fact]
    public async Task a_request_that_is_taken_back_makes_it_a_draft_again()
    {
        await using var scene = await FileScene.Open();
        var (id, code) = await Enter(scene);
        var asked = (await Submit(scene, code, scene.Xiaoyu)).Value;
        Assert.Null((await scene.House.Do<WithdrawApproval, Outcome<ApprovalState>>(withdraw => withdraw.Run(asked, scene.Xiaoyu, default))).Refusal);
        Assert.Equal(ReviewState.Draft, (await Review(scene, id)).State);
        Assert.NotEqual(asked, (await Submit(scene, code, scene.Xiaoyu)).Value);
    }

    [Fact]
    public async Task the_head_of_a_draft_is_changed_without_leave_and_every_change_of_a_head_is_in_the_history()
    {
        await using var scene = await FileScene.Open();
        var (id, code) = await Enter(scene);
        var changed = await scene.As<ChangeFile, Outcome<ChangeAnswer>>(scene.Xiaoyu, change => change.Run(code, new(new("苏州明远五金有限公司", "江苏苏州", scene.Xiaoyu), 0, ""), scene.Xiaoyu, default));
        Assert.Null(changed.Value.Asked);
        var lines = await scene.House.Look(db => db.FieldChanges.AsNoTracking().Where(c => c.CustomerId == id && c.Subject == FileSubjects.Customer).ToListAsync());
        Assert.Contains(lines, l => l is { FieldKey: "customer.name", Old: "苏州明远五金行", New: "苏州明远五金有限公司", Under: null });

        _ = (await Submit(scene, code, scene.Xiaoyu)).Value;
        Assert.Equal(RefusalKind.Conflict, (await scene.As<ChangeFile, Outcome<ChangeAnswer>>(scene.Xiaoyu, change => change.Run(code, new(new("别名", null, scene.Xiaoyu), 1, "x"), scene.Xiaoyu, default))).Refusal?.Kind);
    }

    [Fact]
    public async Task the_manager_sees_the_file_as_it_was_handed_in_and_approves_it_on_the_page()
    {
        await using var scene = await FileScene.Open();
        var (id, code) = await Enter(scene);
        _ = (await Change(scene, code, scene.Xiaoyu, "firm.size", "medium")).Value;
        using var rep = await scene.Grants.SignIn("xiaoyu");
        _ = await rep.Send(await rep.Get($"/customers/{code}"), "form[action$='/review']", ("note", "新客户"));
        using var manager = await scene.Grants.SignIn("lin");
        var request = await manager.Get(rep.LastPath);
        Assert.Contains("中型", request.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("苏州明远五金行", request.Body.TextContent, StringComparison.Ordinal);
        _ = await manager.Send(request, "form[action$='/decide']", ("verdict", "Approve"));
        Assert.Equal(ReviewState.Reviewed, (await Review(scene, id)).State);
        Assert.Contains("已审核", (await rep.Get($"/customers/{code}")).Body!.TextContent, StringComparison.Ordinal);
    }
}
