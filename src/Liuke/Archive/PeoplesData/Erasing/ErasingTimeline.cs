using Liuke.Access.Audit;
using Liuke.Basics;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>That somebody was erased, on the timeline and in the audit log.</summary>
internal sealed class ErasingTimeline : ITimelineWords
{
    public const string Erased = "privacy.erased";

    internal static readonly AuditKind[] AuditKinds =
    [
        new(Erased, ErasingWords.ErasedTitle) { Icon = "eraser", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["what"] = ErasingWords.What, ["erasure"] = ErasingWords.Erasure } },
    ];

    public string Group => "privacy";
    public Text Title => ErasingWords.Group;
    public int Order => 87;
    public IReadOnlyCollection<string> Kinds { get; } = [Erased];

    public TimelineWording Say(TimelineFact fact) => new(ErasingWords.ErasedTitle, "eraser");
}
