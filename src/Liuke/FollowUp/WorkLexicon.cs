using Liuke.Basics;
using Liuke.FollowUp.Today;

namespace Liuke.FollowUp;

/// <summary>Finds the words of whichever room raised a piece of work, and keeps them honest.</summary>
public sealed class WorkLexicon(IEnumerable<IWorkWords> words)
{
    private readonly Dictionary<(WorkKind, string), IWorkWords> known = words.ToDictionary(w => (w.Kind, w.Reason));

    /// <summary>The kinds that some room raises.</summary>
    public IReadOnlyList<WorkKind> Kinds => [.. known.Keys.Select(k => k.Item1).Distinct().Order()];

    public Text Sentence(WorkKind kind, string reason, string facts)
        => known.TryGetValue((kind, reason), out var room) ? room.Sentence(facts) : FollowUpWords.Kind(kind);

    public Text ToDo(WorkKind kind, string reason, string facts)
        => known.TryGetValue((kind, reason), out var room) ? room.ToDo(facts) : TodayWords.Contact;

    public Text Why(WorkKind kind, string reason, string why)
        => known.TryGetValue((kind, reason), out var room) ? room.Why(why) : FollowUpWords.Outcome(WorkOutcome.Settled);

    /// <summary>Parts that add up to the value, always: where a room's parts do not, the value stands alone.</summary>
    public IReadOnlyList<RankPart> RankParts(WorkKind kind, string reason, string facts, long valueMinor)
    {
        var parts = known.TryGetValue((kind, reason), out var room) ? room.RankParts(facts) : [];
        if (parts.Count > 0 && parts.Sum(p => p.Minor) == valueMinor) return parts;
        return [new(TodayWords.AtStake, default, valueMinor)];
    }
}
