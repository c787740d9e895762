using Liuke.Basics;

namespace Liuke.Archive.Files;

/// <summary>What the archive itself records of a customer.</summary>
internal sealed class FileTimeline : ITimelineWords
{
    public const string MobileRevealed = "archive.mobile.revealed";

    public string Group => "file";
    public Text Title => FileWords.Group;
    public int Order => 90;
    public IReadOnlyCollection<string> Kinds { get; } = [MobileRevealed];

    public TimelineWording Say(TimelineFact fact) => new(FileWords.MobileRevealed, "eye");
}
