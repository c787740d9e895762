using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Basics;
using Xunit;

namespace Liuke.Tests.Access.Approving;

/// <summary>Whatever people do, in whatever order, the approval ends as its plain model does.</summary>
public sealed class AnyOrderTests
{
    private const int Sequences = 60, Deeds = 14;

    [Fact]
    public async Task any_order_of_decisions_ends_as_the_plain_model_does()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("LIUKE_TEST_SEED"), out var given) ? given : 20_260_302;
        var dice = new Random(seed);
        await using var scene = await ApprovalScene.Open();
        var people = new List<PersonId> { await scene.Person("asks", scene.East, Roles.Rep), await scene.Person("gm", scene.Firm, Roles.GM) };
        for (var i = 2; i < 6; i++) people.Add(await scene.Person($"p{i}", scene.East, Roles.Rep));

        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            var plain = Enumerable.Range(0, dice.Next(1, 4)).Select(_ => new PlainStep((StepMode)dice.Next(3), [.. Enumerable.Range(0, people.Count).OrderBy(_ => dice.Next()).Take(dice.Next(1, 4))])).ToList();
            scene.Board.Steps = new([.. plain.Select(s => new FlowStep(s.Mode, [.. s.Who.Select(w => Choice.Named(people[w]))]))]);
            var (id, model) = ((await scene.Ask(people[0], subject: $"board{sequence}")).Value, new PlainApproval(plain).Begin());
            var told = new List<string>();
            for (var deed = 0; deed < Deeds && model.State is ApprovalState.Open or ApprovalState.SentBack; deed++)
            {
                var (says, expected, outcome) = await Act(scene, id, model, people, dice);
                told.Add(says);
                var where = $"seed {seed}, sequence {sequence}: {string.Join(", ", plain.Select(s => $"{s.Mode}({string.Join(' ', s.Who)})"))}: {string.Join("; ", told)}";
                Assert.True(expected == outcome.Refusal is null, $"{where}: {outcome.Refusal?.Sentence.En ?? "taken"}");
                var approval = await scene.Read(id);
                Assert.True(model.State == approval.State, $"{where}: {approval.State} instead of {model.State}");
                Assert.True(model.Asked.Select(p => people[p]).ToHashSet().SetEquals(await scene.Waiting(id)), $"{where}: others are asked");
            }
        }

        Assert.True(scene.Board.Changes > 0);
        Assert.Equal(scene.Board.Changes, scene.Board.Seen.Count(m => m == MoveKind.Finished));
    }

    private static async Task<(string Says, bool Expected, Outcome<ApprovalState> Outcome)> Act(ApprovalScene scene, ApprovalId id, PlainApproval model, List<PersonId> people, Random dice)
    {
        // Mostly those who are asked, sometimes anybody.
        var who = model.Asked.Count > 0 && dice.Next(4) > 0 ? model.Asked.ElementAt(dice.Next(model.Asked.Count)) : dice.Next(people.Count);
        var to = dice.Next(people.Count);
        switch (dice.Next(12))
        {
            case 0: return ($"{who} sends back", model.SendBack(who), await scene.Decide(id, people[who], Verdict.SendBack, "再想想"));
            case 1 or 2: return ($"{who} forwards to {to}", model.Forward(who, to), await scene.Decide(id, people[who], Verdict.Forward, null, people[to]));
            case 3 when dice.Next(4) == 0: return ($"{who} withdraws", model.Withdraw(who), await scene.Withdraw(id, people[who]));
            case 4 or 5 when model.State == ApprovalState.SentBack: return ("hands in again", model.Resubmit(0), await scene.Resubmit(id, people[0]));
            case 6 when dice.Next(4) == 0:
                scene.Board.Version++;
                model.IsStale = true;
                return ("it is changed", true, ApprovalState.Open);
            default: return ($"{who} approves", model.Approve(who), await scene.Approve(id, people[who]));
        }
    }
}
