using Liuke.Intake;

namespace Liuke.Trade.Imports;

/// <summary>Pairs the rows of one order with the lines that are stored of it.</summary>
/// <remarks>
/// First rows that name their line, then rows equal to a line (equal lines are paired one to one), then rows of the same
/// product, which are corrections. What is left is new. Lines that no row stands for are left alone.
/// </remarks>
internal sealed class LineMatch
{
    private readonly IReadOnlyList<LineContent> says;
    private readonly List<OrderLine> free;
    private readonly List<int> open;
    private readonly bool tellsCost;
    private readonly RowMatch[] matches;

    private LineMatch(IReadOnlyList<LineContent> says, IEnumerable<OrderLine> free, bool tellsCost)
    {
        (this.says, this.tellsCost, this.free) = (says, tellsCost, [.. free]);
        open = [.. Enumerable.Range(0, says.Count)];
        matches = new RowMatch[says.Count];
    }

    /// <param name="says">What the rows say, in the order of the file.</param>
    /// <param name="free">The stored lines that no earlier row of this run stands for.</param>
    /// <param name="tellsCost">Whether the file has a column of costs; else the stored cost is not looked at.</param>
    public static RowMatch[] Of(IReadOnlyList<LineContent> says, IEnumerable<OrderLine> free, bool tellsCost)
    {
        var match = new LineMatch(says, free, tellsCost);
        match.PairNamed();
        match.PairEqual();
        match.Pair(c => new(null, c.ProductId, 0, 0, 0, null), RowFate.Updated);
        return match.matches;
    }

    /// <summary>Only the pairs of equals: what rows of an earlier run, since committed, left unchanged.</summary>
    public static RowMatch[] OfEquals(IReadOnlyList<LineContent> says, IEnumerable<OrderLine> free, bool tellsCost)
    {
        var match = new LineMatch(says, free, tellsCost);
        match.PairEqual();
        return match.matches;
    }

    private LineContent Comparable(LineContent content) => tellsCost ? content : content with { UnitCostMicro = null };

    private void PairNamed()
    {
        if (free.Count == 0 || !open.Exists(row => says[row].SourceLine is not null)) return;
        var named = new Dictionary<string, OrderLine>(StringComparer.Ordinal);
        foreach (var line in free)
            if (line.SourceLine is { } name) named.TryAdd(name, line);
        open.RemoveAll(row =>
        {
            if (says[row].SourceLine is not { } name || !named.Remove(name, out var line)) return false;
            free.Remove(line);
            matches[row] = new(Comparable(line.Content) == Comparable(says[row]) ? RowFate.Unchanged : RowFate.Updated, line);
            return true;
        });
        // A line that has another name of its own is another line.
        if (open.TrueForAll(row => says[row].SourceLine is not null)) free.RemoveAll(line => line.SourceLine is not null);
    }

    private void PairEqual() => Pair(c => Comparable(c) with { SourceLine = null }, RowFate.Unchanged);

    private void Pair(Func<LineContent, LineContent> alike, RowFate fate)
    {
        if (open.Count == 0 || free.Count == 0) return;
        var waiting = new Dictionary<LineContent, Queue<OrderLine>>();
        foreach (var line in free)
        {
            var key = alike(line.Content);
            if (!waiting.TryGetValue(key, out var lines)) waiting[key] = lines = new();
            lines.Enqueue(line);
        }

        var taken = new HashSet<OrderLine>();
        open.RemoveAll(row =>
        {
            if (!waiting.TryGetValue(alike(says[row]), out var lines) || !lines.TryDequeue(out var line)) return false;
            matches[row] = new(fate, line);
            return taken.Add(line);
        });
        free.RemoveAll(taken.Contains);
    }
}

/// <summary>What a row of the file does to the lines of its order.</summary>
/// <param name="Stored">The stored line that the row stands for; null where it brings a new one.</param>
internal readonly record struct RowMatch(RowFate Fate, OrderLine? Stored);
