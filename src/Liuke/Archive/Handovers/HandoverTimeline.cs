using Liuke.Basics;

namespace Liuke.Archive.Handovers;

internal sealed record HandedOverFact(Guid Handover, string? From, string? To, string Why);

/// <summary>From whom to whom a customer went, and why.</summary>
internal sealed class HandoverTimeline : ITimelineWords
{
    public const string HandedOver = "archive.handed-over", TakenBack = "archive.handover-undone";

    public string Group => "handovers";
    public Text Title => HandoverWords.Title;
    public int Order => 80;
    public IReadOnlyCollection<string> Kinds { get; } = [HandedOver, TakenBack];

    public TimelineWording Say(TimelineFact fact)
    {
        var told = fact.Read<HandedOverFact>();
        return new(fact.Kind == HandedOver ? HandoverWords.WentFromTo(told.From, told.To) : HandoverWords.WentBack(told.From, told.To), "transfer") { Detail = Text.Same(told.Why) };
    }
}
