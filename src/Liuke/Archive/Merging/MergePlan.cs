using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Merging;

/// <summary>The rows of one table that belong to either side.</summary>
internal sealed record MergeRows(MergeRule Rule, RowShape Shape, IReadOnlyList<object?[]> Loser, IReadOnlyList<object?[]> Survivor);

/// <summary>How many rows of a kind go along, and how many the survivor has already.</summary>
public sealed record MergeTally(Text Title, int Moves, int Aside);

/// <summary>What a merge will do, row by row, worked out before anything is written: the preview shows it, the merge writes it.</summary>
internal sealed class MergePlan(Customer survivor, CustomerId loser, MergedHead head)
{
    private readonly List<RowChange> changes = [];
    private bool isWhole;
    private readonly Dictionary<string, MergeTally> tallies = new(StringComparer.Ordinal);

    public Customer Survivor { get; } = survivor;
    public CustomerId Loser { get; } = loser;
    public MergedHead Head { get; } = head;

    /// <summary>Who has the whole at the end.</summary>
    public Ownership To => Head.To;

    /// <summary>Contacts of the other file that are contacts of the survivor: the same name and one way to reach them in common.</summary>
    public IReadOnlyDictionary<Guid, Guid> Twins { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>Pairs that name the survivor already.</summary>
    public HashSet<(Guid, Guid)> Pairs { get; init; } = [];

    public IReadOnlyList<RowChange> Changes => changes;
    public IReadOnlyList<MergeTally> Tallies => [.. tallies.Values];

    public void Settle(MergeRows rows)
    {
        if (rows.Rule.Fate == MergeFate.Stays) return;
        isWhole = rows.Rule.StandsStill;
        var before = changes.Count;
        if (rows.Rule.Settle is { } settle) settle(this, rows);
        else Commonly(rows);
        Count(rows.Rule.Title, changes.Skip(before).Where(c => c.Before is not null && rows.Loser.Contains(c.Before)).ToList());
    }

    public void Add(RowShape shape, object?[]? before, object?[]? after)
    {
        var change = new RowChange(shape, before, after) { IsWhole = isWhole };
        if (!change.IsNothing) changes.Add(change);
    }

    public void Commonly(MergeRows rows)
    {
        KeepOwners(rows);
        var taken = rows.Rule.Same is null ? null : rows.Survivor.Where(r => Collides(rows, r)).Select(r => Same(rows, r)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Loser)
        {
            var after = Moved(rows, row);
            var isKept = rows.Rule.Fate == MergeFate.Moves && !(rows.Rule.NotItself && IsItself(rows.Shape, after)) && (taken is null || !Collides(rows, row) || taken.Add(Same(rows, after)));
            Add(rows.Shape, row, isKept ? after : null);
        }
    }

    /// <summary>The row as the survivor's.</summary>
    public object?[] Moved(MergeRows rows, object?[] row)
    {
        var (shape, after) = (rows.Shape, (object?[])row.Clone());
        after[shape.At(rows.Rule.Property)] = Survivor.Id;
        foreach (var place in shape.Naming(typeof(ContactId)).Append(shape.At("ContactId")).Where(p => p >= 0))
            if (RowShape.GuidOf(row[place]) is { } contact && Twins.TryGetValue(contact, out var twin) && !shape.Keys.Contains(place)) after[place] = shape.Id(twin, place);
        if (rows.Rule.CarriesNumber) after[shape.At(nameof(Customer.Number))] = Survivor.Number;
        Own(rows, after);
        return after;
    }

    private void Count(Text title, List<RowChange> mine)
    {
        if (title == default || mine.Count == 0) return;
        var sofar = tallies.GetValueOrDefault(title.Zh) ?? new(title, 0, 0);
        tallies[title.Zh] = sofar with { Moves = sofar.Moves + mine.Count(c => c.After is not null), Aside = sofar.Aside + mine.Count(c => c.After is null) };
    }

    // Where the whole goes to another owner than the survivor's, the survivor's own rows go along.
    private void KeepOwners(MergeRows rows)
    {
        foreach (var row in rows.Survivor)
        {
            var after = (object?[])row.Clone();
            Own(rows, after);
            Add(rows.Shape, row, after);
        }
    }

    private void Own(MergeRows rows, object?[] after)
    {
        if (!rows.Rule.CarriesOwner && !typeof(IScoped).IsAssignableFrom(rows.Rule.Row)) return;
        if (rows.Rule.OwnedUnless is { } unless && after[rows.Shape.At(unless)] is not null) return;
        (after[rows.Shape.At(nameof(IScoped.OwnerId))], after[rows.Shape.At(nameof(IScoped.DepartmentId))]) = (To.OwnerId, To.DepartmentId);
    }

    private static bool Collides(MergeRows rows, object?[] row) => rows.Rule.SameWhile is not { } empty || row[rows.Shape.At(empty)] is null;

    private static string Same(MergeRows rows, object?[] row) => rows.Shape.Write(row, rows.Rule.Same!.Select(rows.Shape.At));

    private static bool IsItself(RowShape shape, object?[] row) => shape.Naming(typeof(CustomerId)).Select(p => RowShape.GuidOf(row[p])).Distinct().Count() == 1;
}
