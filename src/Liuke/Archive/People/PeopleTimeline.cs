using Liuke.Access.Audit;
using Liuke.Archive.Files;
using Liuke.Basics;

namespace Liuke.Archive.People;

internal sealed record RevealedFact(ChannelKind Kind);

/// <summary>Who looked at a contact's whole number or address.</summary>
internal sealed class PeopleTimeline : ITimelineWords
{
    public const string ChannelRevealed = "archive.channel.revealed";

    public string Group => "reveals";
    public Text Title => PeopleWords.Reveals;
    public int Order => 95;
    public IReadOnlyCollection<string> Kinds { get; } = [ChannelRevealed];

    public TimelineWording Say(TimelineFact fact) => new(PeopleWords.Revealed(fact.Read<RevealedFact>().Kind), "eye");
}

internal static class PeopleAudit
{
    public const string ChannelRevealed = "archive.channel.revealed";

    internal static readonly AuditKind[] Kinds =
    [
        new(ChannelRevealed, new("查看了联系人的完整联系方式", "Looked at a contact's whole number or address")) { Icon = "eye" },
    ];
}
