using Liuke.Access.Audit;
using Liuke.Basics;

namespace Liuke.Archive.Merging;

/// <summary>The other file, as it was called on the day.</summary>
internal sealed record MergedFact(string Code, string Name);

/// <summary>Merges and what was taken back, on the timelines of both.</summary>
internal sealed class MergeTimeline : ITimelineWords
{
    public const string Merged = "archive.customer.merged", Gone = "archive.customer.gone", Undone = "archive.merge.undone", Back = "archive.customer.back";

    private static readonly Dictionary<string, Text> Fields = new(StringComparer.Ordinal) { ["code"] = MergeWords.Code, ["rows"] = MergeWords.Rows, ["under"] = MergeWords.Under };

    public static readonly AuditKind[] AuditKinds =
    [
        new(Merged, MergeWords.Merged) { Icon = "git-merge", Fields = Fields }, new(Gone, MergeWords.Gone) { Icon = "git-merge", Fields = Fields },
        new(Undone, MergeWords.Undone) { Icon = "arrow-back-up", Fields = Fields }, new(Back, MergeWords.Back) { Icon = "arrow-back-up", Fields = Fields },
    ];

    public string Group => "merges";
    public Text Title => MergeWords.MergedFiles;
    public int Order => 92;
    public IReadOnlyCollection<string> Kinds { get; } = [Merged, Undone, Back];

    public TimelineWording Say(TimelineFact fact)
    {
        var other = fact.Read<MergedFact>();
        return fact.Kind switch
        {
            Merged => new(MergeWords.MergedOn(other.Name, other.Code), "git-merge") { Tone = "warn" },
            Undone => new(MergeWords.UndoneOf(other.Name, other.Code), "arrow-back-up") { Href = $"{CustomerFilter.Path}/{other.Code}" },
            _ => new(MergeWords.BackFrom(other.Name, other.Code), "arrow-back-up") { Href = $"{CustomerFilter.Path}/{other.Code}" },
        };
    }
}
