using Liuke.Basics;

namespace Liuke.Archive.Changing;

internal sealed record ChangedFact(IReadOnlyList<string> Fields);

internal sealed record StepFact(string Kind, string What);

/// <summary>Changes of a file, and what was asked and decided about it.</summary>
internal sealed class ChangeTimeline : ITimelineWords
{
    public const string Changed = "archive.file.changed";
    public const string Asked = "archive.approval";

    public string Group => "changes";
    public Text Title => ChangeWords.Group;
    public int Order => 85;
    public IReadOnlyCollection<string> Kinds { get; } = [Changed, Asked];

    public TimelineWording Say(TimelineFact fact)
    {
        if (fact.Kind == Changed) return new(ChangeWords.ChangedFields(fact.Read<ChangedFact>().Fields), "edit");
        var step = fact.Read<StepFact>();
        return new(ChangeWords.ApprovalStep(step.Kind, step.What), "checks");
    }
}
