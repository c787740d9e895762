using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Basics;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access.Approving;

/// <summary>Nobody decides on what they asked for, whichever way they come; and late words go on to somebody higher.</summary>
public sealed class FourEyesTests
{
    [Fact]
    public async Task a_second_role_does_not_let_the_requester_approve()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.Any, [Choice.Manager, Choice.GM]));
        var both = await scene.Person("both", scene.East, Roles.Rep | Roles.Manager | Roles.GM);
        var gm = await scene.Person("gm", scene.Firm, Roles.GM);
        var id = (await scene.Ask(both)).Value;

        Assert.Equal([gm], await scene.Waiting(id));
        Assert.Equal(ApprovalWords.NotByRequester, (await scene.Approve(id, both)).Refusal!.Sentence);
    }

    [Fact]
    public async Task being_a_substitute_does_not_let_the_requester_approve()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var id = (await scene.Ask(rep)).Value;
        _ = (await scene.Absent(east, rep)).Value;

        Assert.Equal(ApprovalWords.NotByRequester, (await scene.Approve(id, rep)).Refusal!.Sentence);
    }

    [Fact]
    public async Task what_is_forwarded_never_comes_to_the_requester()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var other = await scene.Person("other", scene.Firm, Roles.Manager);
        var id = (await scene.Ask(rep)).Value;

        Assert.Equal(ApprovalWords.NotByRequester, (await scene.Decide(id, east, Verdict.Forward, "请看", rep)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.Open, (await scene.Decide(id, east, Verdict.Forward, "请看", other)).Value);
        Assert.Equal(ApprovalWords.NotByRequester, (await scene.Decide(id, other, Verdict.Forward, "还你", rep)).Refusal!.Sentence);
        _ = (await scene.Absent(other, rep)).Value;
        Assert.Equal(ApprovalWords.NotByRequester, (await scene.Approve(id, rep)).Refusal!.Sentence);
        Assert.Equal(ApprovalWords.DecidedAlready, (await scene.Approve(id, east)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, other)).Value);
    }

    [Fact]
    public async Task a_request_that_only_its_requester_could_decide_is_not_taken()
    {
        await using var scene = await ApprovalScene.Open();
        var gm = await scene.Person("gm", scene.Firm, Roles.GM | Roles.Manager);
        Assert.Equal(ApprovalWords.NobodyMayDecide, (await scene.Ask(gm)).Refusal!.Sentence);
    }

    [Fact]
    public async Task a_substitute_decides_in_absence_and_only_then_and_it_is_told_in_whose_place()
    {
        await using var scene = await ApprovalScene.Open();
        var (rep, east) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager));
        var other = await scene.Person("other", scene.Firm, Roles.Manager);
        var id = (await scene.Ask(rep)).Value;
        var absence = (await scene.Absent(east, other, 1, 2)).Value;

        Assert.Equal(ApprovalWords.NoSuchApproval, (await scene.Approve(id, other)).Refusal!.Sentence);
        scene.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, other)).Value);
        Assert.Equal((other, east), Assert.Single((await scene.Read(id)).Moves, m => m.What == MoveKind.Approved) is var move ? (move.By!.Value, move.InPlaceOf!.Value) : default);

        var next = (await scene.Ask(rep)).Value;
        await scene.House.Do<EndSubstitute, Outcome<SubstituteId>>(end => end.Run(absence, east, default));
        Assert.Equal(ApprovalWords.NoSuchApproval, (await scene.Approve(next, other)).Refusal!.Sentence);
    }

    [Fact]
    public async Task one_person_is_not_two_of_those_who_countersign()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.All, [Choice.Manager, Choice.GM]));
        var (rep, east, gm) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));
        var id = (await scene.Ask(rep)).Value;
        _ = (await scene.Absent(gm, east)).Value;

        Assert.Equal(ApprovalState.Open, (await scene.Approve(id, east)).Value);
        Assert.Equal(ApprovalWords.OneWordEach, (await scene.Approve(id, east)).Refusal!.Sentence);
    }

    [Fact]
    public async Task where_the_gm_alone_names_who_decides_nobody_else_passes_it_on()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.Any, [Choice.Manager, Choice.GM]));
        scene.Board.IsGms = true;
        var (rep, east, gm) = (await scene.Person("rep", scene.East, Roles.Rep), await scene.Person("east", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));
        var friend = await scene.Person("friend", scene.East, Roles.Rep);
        var id = (await scene.Ask(rep)).Value;
        _ = (await scene.Absent(east, friend)).Value;

        Assert.Equal(ApprovalWords.OnlyTheGmPassesOn, (await scene.Decide(id, east, Verdict.Forward, "请看", friend)).Refusal!.Sentence);
        Assert.Equal(ApprovalWords.OnlyTheGmPassesOn, (await scene.Approve(id, friend)).Refusal!.Sentence);
        Assert.Equal(ApprovalState.Open, (await scene.Decide(id, gm, Verdict.Forward, "你来", friend)).Value);
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, friend)).Value);
    }

    [Fact]
    public async Task absences_do_not_overlap_and_are_not_endless()
    {
        await using var scene = await ApprovalScene.Open();
        var (east, other) = (await scene.Person("east", scene.East, Roles.Manager), await scene.Person("other", scene.Firm, Roles.Manager));

        Assert.Equal(ApprovalWords.NotYourself, (await scene.Absent(east, east)).Refusal!.Sentence);
        Assert.Equal(ApprovalWords.DaysInOrder, (await scene.Absent(east, other, 3, 2)).Refusal!.Sentence);
        Assert.Equal(ApprovalWords.AbsenceTooLong(Substitute.DaysMax), (await scene.Absent(east, other, 0, 93)).Refusal!.Sentence);
        Assert.Null((await scene.Absent(east, other, 0, 3)).Refusal);
        Assert.Equal(ApprovalWords.AbsenceOverlaps, (await scene.Absent(east, other, 3, 4)).Refusal!.Sentence);
        Assert.Null((await scene.Absent(east, other, 4, 5)).Refusal);
    }

    [Fact]
    public async Task a_late_word_climbs_to_the_top_and_rests_there()
    {
        await using var scene = await ApprovalScene.Open(new FlowStep(StepMode.Any, [Choice.Manager], 24));
        var rep = await scene.Person("rep", scene.Ningbo, Roles.Rep);
        var (low, mid, gm) = (await scene.Person("low", scene.Ningbo, Roles.Manager), await scene.Person("mid", scene.East, Roles.Manager), await scene.Person("gm", scene.Firm, Roles.GM));
        var id = (await scene.Ask(rep)).Value;

        scene.Clock.Advance(Duration.FromHours(24) - Duration.FromMilliseconds(1));
        await scene.Escalate();
        Assert.Equal([low], await scene.Waiting(id));

        scene.Clock.Advance(Duration.FromMilliseconds(1));
        await scene.Escalate();
        await scene.Escalate();
        Assert.Equal([mid], await scene.Waiting(id));

        scene.Clock.Advance(Duration.FromHours(24));
        await scene.Escalate();
        Assert.Equal([gm], await scene.Waiting(id));

        for (var i = 0; i < 3; i++)
        {
            scene.Clock.Advance(Duration.FromHours(24));
            await scene.Escalate();
        }

        Assert.Equal([gm], await scene.Waiting(id));
        Assert.Equal((2, 1), ((await scene.Read(id)).Moves.Count(m => m.What == MoveKind.Escalated), (await scene.Read(id)).Moves.Count(m => m.What == MoveKind.Overdue)));
        Assert.Equal(ApprovalState.Approved, (await scene.Approve(id, gm)).Value);
    }
}
