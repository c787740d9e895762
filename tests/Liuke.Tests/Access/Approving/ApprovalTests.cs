using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Basics;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Approving;

public sealed class ApprovalTests
{
    [Fact]
    public async Task the_nearest_manager_above_decides_and_what_was_asked_is_done_at_once()
    {
        await using var scene = await ApprovalScene.Open();
        var rep = await scene.Person("rep", scene.Ningbo, Roles.Rep);
        var (east, _) = (await scene.Person("east", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));
        var id = (await scene.Ask(rep)).Value;

        Assert.Equal([east], await scene.Waiting(id));
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, east)).Value);
        Assert.Equal(1, scene.Board.Changes);
        Assert.Equal([MoveKind.Asked, MoveKind.Approved, MoveKind.Finished], scene.Board.Seen);
    }

    [Fact]
    public async Task everybody_of_a_countersigned_step_has_to_agree()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.All, [Choice.Manager, Choice.GM]));
        var (rep, east, gm) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));
        var id = (await scene.Ask(rep)).Value;

        Assert.Equal(ApprovalState.Open, (await scene.Approve(id, gm)).Value);
        Assert.Equal(ApprovalWords.DecidedAlready, (await scene.Approve(id, gm)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, east)).Value);
    }

    [Fact]
    public async Task those_in_order_are_asked_one_after_the_other()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.InOrder, [Choice.Manager, Choice.GM]));
        var (rep, east, gm) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));
        var id = (await scene.Ask(rep)).Value;

        Assert.Equal(ApprovalWords.NotYours, (await scene.Approve(id, gm)).Refusal!.Sentence);
        await scene.Approve(id, east);
        Assert.Equal([gm], await scene.Waiting(id));
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, gm)).Value);
    }

    [Fact]
    public async Task steps_are_taken_by_amount_and_by_the_requesters_role_and_never_none()
    {
        await using var scene = await ApprovalScene.Open(
            new FlowStep(StepMode.Any, [Choice.Manager]) { ForRoles = Roles.Rep }, new FlowStep(StepMode.Any, [Choice.GM]) { FromMinor = 100_000 });
        var (rep, east, gm) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));

        Assert.Equal((1, 2, 1), (await Steps(rep, 99_999), await Steps(rep, 100_000), await Steps(east, 1)));
        Assert.Equal([gm], await scene.Waiting((await scene.Ask(east, subject: "again")).Value));

        async Task<int> Steps(PersonId by, long amount) => System.Text.Json.JsonDocument.Parse((await scene.Read((await scene.Ask(by, amount: amount, subject: $"{by}{amount}")).Value)).Steps).RootElement.GetArrayLength();
    }

    [Fact]
    public async Task what_is_sent_back_says_why_and_comes_again_in_a_new_round()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var id = (await scene.Ask(rep)).Value;

        Assert.Equal(ApprovalWords.SayWhy, (await scene.Decide(id, east, Verdict.SendBack)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.SentBack, (await scene.Decide(id, east, Verdict.SendBack, "数字太大")).Value);
        Assert.Equal(ApprovalWords.OverAlready(ApprovalState.SentBack), (await scene.Approve(id, east)).Refusal!.Sentence);
        Assert.Equal(RefusalKind.Missing, (await scene.Resubmit(id, east)).Refusal!.Kind);
        Assert.Equal(ApprovalState.Open, (await scene.Resubmit(id, rep, "5")).Value);
        Assert.Equal(ApprovalWords.LookedAtBefore, (await scene.Decide(id, east, Verdict.Approve, round: 1)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, east)).Value);
        Assert.Equal("数字太大", Assert.Single((await scene.Read(id)).Moves, m => m.What == MoveKind.SentBack).Note);
    }

    [Fact]
    public async Task a_change_in_between_makes_the_request_void()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var id = (await scene.Ask(rep)).Value;
        scene.Board.Version++;

        Assert.Equal(ApprovalWords.VoidNow, (await scene.Approve(id, east)).Refusal!.Sentence);
        Assert.Equal((ApprovalState.Void, 0), ((await scene.Read(id)).State, scene.Board.Changes));
        Assert.Equal(ApprovalState.Open, (await scene.Read((await scene.Ask(rep)).Value)).State);
    }

    [Fact]
    public async Task what_cannot_be_done_leaves_the_request_as_it_was()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var id = (await scene.Ask(rep)).Value;
        scene.Board.Refuses = true;

        Assert.Equal("The board is broken", (await scene.Approve(id, east)).Refusal!.Sentence.En);
        Assert.Equal([east], await scene.Waiting(id));
    }

    [Fact]
    public async Task two_who_approve_at_once_make_one_transition()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.Any, [Choice.GM]));
        var rep = await scene.Person("rep", scene.East, Roles.Rep);
        var gms = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => scene.Person($"gm{i}", scene.Firm, Roles.GM)));
        for (var again = 0; again < 5; again++)
        {
            var id = (await scene.Ask(rep, subject: $"board{again}")).Value;
            var answers = await Task.WhenAll(gms.Select(gm => Task.Run(() => scene.Decide(id, gm, gm == gms[0] ? Verdict.SendBack : Verdict.Approve, "看过了", round: 1))));

            Assert.Single(answers, a => a.Refusal is null);
            Assert.Single((await scene.Read(id)).Moves, m => m.What is MoveKind.Approved or MoveKind.SentBack);
        }

        Assert.Equal(scene.Board.Changes, scene.Board.Seen.Count(m => m == MoveKind.Finished));
    }

    [Fact]
    public async Task two_countersignatures_at_once_both_count()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.All, [Choice.GM]));
        var rep = await scene.Person("rep", scene.East, Roles.Rep);
        var gms = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => scene.Person($"gm{i}", scene.Firm, Roles.GM)));
        var id = (await scene.Ask(rep)).Value;

        var answers = await Task.WhenAll(gms.Select(gm => Task.Run(() => scene.Decide(id, gm, Verdict.Approve, round: 1))));

        Assert.Single(answers, a => a.Value == ApprovalState.Approved);
        Assert.Equal(1, scene.Board.Changes);
    }

    [Fact]
    public async Task of_one_thing_a_person_has_one_open_request()
    {
        await using var scene = await ApprovalScene.Open();
        var rep = await scene.Person("rep", scene.East, Roles.Rep);
        await scene.Person("east", scene.East, Roles.Manager);
        var id = (await scene.Ask(rep)).Value;

        Assert.Equal(ApprovalWords.AskedBefore, (await scene.Ask(rep)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.Withdrawn, (await scene.Withdraw(id, rep)).Value);
        Assert.Null((await scene.Ask(rep)).Refusal);
        Assert.Equal(ApprovalWords.SayWhy, (await scene.Ask(rep, reason: " ", subject: "other")).Refusal!.Sentence);
    }

    [Fact]
    public async Task strangers_learn_nothing_of_a_request()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, other) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("other", scene.East, Roles.Rep));
        await scene.Person("east", scene.East, Roles.Manager);
        var id = (await scene.Ask(rep)).Value;

        foreach (var verdict in Enum.GetValues<Verdict>()) Assert.Equal(ApprovalWords.NoSuchApproval, (await scene.Decide(id, other, verdict, "x", other)).Refusal!.Sentence);
        Assert.Equal(ApprovalWords.NoSuchApproval, (await scene.Withdraw(id, other)).Refusal!.Sentence);
    }

    [Fact]
    public async Task whoever_lost_the_role_loses_the_word()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var gm = await scene.Person("gm", scene.Firm, Roles.GM);
        var id = (await scene.Ask(rep)).Value;
        await scene.House.Look(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
            db.People.Where(p => p.UserName == "east"), set => set.SetProperty(p => p.Roles, Roles.Rep)));

        Assert.Equal(ApprovalWords.NoLongerYours, (await scene.Approve(id, east)).Refusal!.Sentence);
        await scene.Escalate();
        Assert.Equal([gm], await scene.Waiting(id));
    }
}
