using Liuke.Basics;

namespace Liuke.Archive.Keys;

/// <summary>How a file came to be.</summary>
internal sealed class KeyTimeline : ITimelineWords
{
    public const string Entered = "archive.customer.entered";

    public string Group => "keys";
    public Text Title => KeyWords.Enter;
    public int Order => 95;
    public IReadOnlyCollection<string> Kinds { get; } = [Entered];

    public TimelineWording Say(TimelineFact fact) => new(KeyWords.Entered, "user-plus");
}
