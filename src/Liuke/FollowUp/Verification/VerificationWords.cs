using System.Text.Json;
using Liuke.Basics;
using Liuke.Jobs;

namespace Liuke.FollowUp.Verification;

/// <param name="Since">Since when a stable fact of the file is older than a quarter.</param>
internal sealed record VerificationFacts(DateOnly Since);

/// <summary>The words of work on facts that are to be looked at again.</summary>
internal sealed class VerificationWords : IWorkWords
{
    public const string Reason = "quarter";
    public const string Verified = "verified";

    public static Text JobTitle => new("安排季度资料复核", "Raise the quarterly verification of facts");

    public WorkKind Kind => WorkKind.FactToVerify;
    string IWorkWords.Reason => Reason;

    public Text Sentence(string facts)
    {
        var since = JsonSerializer.Deserialize<VerificationFacts>(facts, JobRun.Json)!.Since;
        return new($"稳定资料已超过 **一个季度** 没有核实（自 {since:yyyy-MM-dd} 起），请与客户核对后点“属实”或更正", $"Stable facts have not been verified for **a quarter** (since {since:yyyy-MM-dd}): check them with the customer, say that they are right, or correct them");
    }

    public Text ToDo(string facts) => new("去核实", "Verify");

    public IReadOnlyList<RankPart> RankParts(string facts) => [];

    public Text Why(string why) => new("资料已核实", "The facts were verified");
}
