using Liuke.Basics;

namespace Liuke.Archive.Handovers.Desk;

/// <summary>A part's rule in words.</summary>
internal static class RuleText
{
    public static Text Of(PartRule rule) => rule.IsEverything ? HandoverPageWords.Everything : Text.Join(Conditions(rule));

    private static IEnumerable<Text> Conditions(PartRule rule)
    {
        if (rule.Region is { } region) yield return Text.Same(region);
        if (rule.Kind is { } kind) yield return Files.FileWords.Kind(kind);
        if (rule.Stage is { } stage) yield return HandoverWords.StageOf(stage);
        if (rule.State is { } state) yield return ArchiveWords.State(state);
        if (rule.Quadrant is { } quadrant) yield return Lists.ListWords.QuadrantIs(quadrant);
    }
}
