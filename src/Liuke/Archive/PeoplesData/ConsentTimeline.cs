using Liuke.Access.Audit;
using Liuke.Basics;

namespace Liuke.Archive.PeoplesData;

internal sealed record ConsentFact(string Purpose, string Channel, bool IsGiven);

/// <summary>Consents on the customer's timeline and in the audit log.</summary>
internal sealed class ConsentTimeline : ITimelineWords
{
    public const string Said = "archive.consent";
    public const string Given = "archive.consent.given";
    public const string TakenBack = "archive.consent.withdrawn";

    internal static readonly AuditKind[] AuditKinds =
    [
        new(Given, ConsentWords.GivenTitle) { Icon = "thumb-up", Fields = Fields },
        new(TakenBack, ConsentWords.TakenBackTitle) { Icon = "thumb-down", Fields = Fields },
    ];

    private static Dictionary<string, Text> Fields => new(StringComparer.Ordinal) { ["purpose"] = ConsentWords.Purpose, ["channel"] = ConsentWords.Channel };

    public string Group => "consents";
    public Text Title => ConsentWords.Title;
    public int Order => 86;
    public IReadOnlyCollection<string> Kinds { get; } = [Said];

    public TimelineWording Say(TimelineFact fact)
    {
        var said = fact.Read<ConsentFact>();
        var purpose = Enum.TryParse<ConsentPurpose>(said.Purpose, out var p) ? p : ConsentPurpose.Service;
        var channel = Enum.TryParse<ConsentChannel>(said.Channel, out var c) ? c : ConsentChannel.Every;
        return new(ConsentWords.Sentence(purpose, channel, said.IsGiven), said.IsGiven ? "thumb-up" : "thumb-down");
    }
}
