using System.CommandLine;
using Liuke.Basics;
using Liuke.Storage.Backup;

namespace Liuke.CommandLine;

/// <summary>liuke verify</summary>
internal sealed class VerifyCommand(Front front)
{
    public Command Command
    {
        get
        {
            var command = new Command("verify", CommandWords.Verify.ToString());
            command.SetAction((parsed, stop) => new Errand(front, parsed).Run(Verify, stop));
            return command;
        }
    }

    private static async Task<Outcome<Answer>> Verify(Errand errand, CancellationToken stop)
    {
        if (await errand.OpenExisting(stop) is { } refusal) return refusal;
        await using var bar = new Bar(errand.Aside, CommandWords.Verifying);
        var promises = await errand.Ask<VerifyDatabase, IReadOnlyList<Promise>>(verify => verify.Run(bar.Show, stop));
        var broken = promises.Count(p => p.Broken.Count > 0);
        var found = new { ok = broken == 0, checks = promises.Select(p => new { promise = p.Title, ok = p.Broken.Count == 0, broken = p.Broken }) };
        return Answer.Of(found, [.. promises.SelectMany(Lines), broken == 0 ? CommandWords.AllKept(promises.Count) : CommandWords.SomeBroken(broken)]) with { IsBad = broken > 0 };
    }

    private static IEnumerable<Text> Lines(Promise promise)
    {
        var mark = promise.Broken.Count == 0 ? CommandWords.Kept : CommandWords.BrokenPromise;
        yield return new($"{mark.Zh}  {promise.Title.Zh}", $"{mark.En}  {promise.Title.En}");
        foreach (var example in promise.Broken) yield return new($"        {example.Zh}", $"        {example.En}");
    }
}
