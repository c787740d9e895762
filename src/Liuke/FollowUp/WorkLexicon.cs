using Liuke.Basics;
using Liuke.FollowUp.Today;

namespace Liuke.FollowUp;

/// <summary>Finds the words of whichever room raised a piece of work, and keeps them honest.</summary>
public sealed class WorkLexicon(IEnumerable<IWorkWords> words)
{
    private readonly Dictionary<(WorkKind, string), IWorkWords> known = words.ToDictionary(w => (w.Kind, w.Reason));

    /// <summary>The kinds that some room raises.</summary>
    public IReadOnlyList<WorkKind> Kinds => [.. known.Keys.Select(k => k.Item1).Distinct().Order()];

    /// <summary>A rule that raises work for single things names the thing behind a colon, as in next-step:0190…; its words are those of the rule.</summary>
    private IWorkWords? Room(WorkKind kind, string reason) => known.GetValueOrDefault((kind, reason.Split(':')[0]));

    public Text Sentence(WorkKind kind, string reason, string facts, NodaTime.LocalDate today)
        => Room(kind, reason) is { } room ? room.Sentence(facts, today) : FollowUpWords.Kind(kind);

    public Text ToDo(WorkKind kind, string reason, string facts)
        => Room(kind, reason) is { } room ? room.ToDo(facts) : TodayWords.Contact;

    public Text Why(WorkKind kind, string reason, string why)
        => Room(kind, reason) is { } room ? room.Why(why) : FollowUpWords.Outcome(WorkOutcome.Settled);

    /// <summary>Parts that add up to the value, always: where a room's parts do not, the value stands alone.</summary>
    public IReadOnlyList<RankPart> RankParts(WorkKind kind, string reason, string facts, long valueMinor)
    {
        var parts = Room(kind, reason) is { } room ? room.RankParts(facts) : [];
        if (parts.Count > 0 && parts.Sum(p => p.Minor) == valueMinor) return parts;
        return [new(TodayWords.AtStake, default, valueMinor)];
    }
}
