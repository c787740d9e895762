using Liuke.Archive.Team;
using Liuke.Basics;

namespace Liuke.Archive.Ties;

internal sealed record RelationFact(string Code, RelationKind Kind);

internal sealed record TagsFact(IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

internal sealed record TeamFact(string Name, TeamRole Role);

/// <summary>Relations, tags and the account team on the timeline.</summary>
internal sealed class TieTimeline : ITimelineWords
{
    public const string Related = "archive.relation.added";
    public const string Unrelated = "archive.relation.removed";
    public const string Tagged = "archive.tags.changed";
    public const string Joined = "archive.team.joined";
    public const string Left = "archive.team.left";

    public string Group => "ties";
    public Text Title => TieWords.Group;
    public int Order => 85;
    public IReadOnlyCollection<string> Kinds { get; } = [Related, Unrelated, Tagged, Joined, Left];

    public TimelineWording Say(TimelineFact fact) => fact.Kind switch
    {
        Related => Relation(fact.Read<RelationFact>(), "link", TieWords.Related),
        Unrelated => Relation(fact.Read<RelationFact>(), "unlink", TieWords.Unrelated),
        Tagged => fact.Read<TagsFact>() is var tags ? new(TieWords.Tagged(tags.Added, tags.Removed), "tag") : null!,
        Joined => fact.Read<TeamFact>() is var joined ? new(TeamWords.Joined(joined.Name, joined.Role), "user-plus") : null!,
        _ => fact.Read<TeamFact>() is var left ? new(TeamWords.Left(left.Name), "user-minus") : null!,
    };

    private static TimelineWording Relation(RelationFact fact, string icon, Func<string, RelationKind, Text> say) => new(say(fact.Code, fact.Kind), icon) { Href = $"{CustomerFilter.Path}/{fact.Code}" };
}
