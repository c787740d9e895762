using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Merging;

/// <summary>One row before and after: null before is a new row, null after is one that goes.</summary>
internal sealed record RowChange(RowShape Shape, object?[]? Before, object?[]? After)
{
    /// <summary>The places that say something else.</summary>
    public IReadOnlyList<int> Changed { get; } = Before is null || After is null ? [] : [.. Shape.Places.Where(i => !Shape.IsSame(Before, After, i))];

    /// <summary>Whether all columns are remembered and not only those that change.</summary>
    public bool IsWhole { get; init; }

    public bool IsKeyChanged => Changed.Any(Shape.Keys.Contains);

    /// <summary>What the merge remembers of it.</summary>
    public (string? Before, string? After) Kept
    {
        get
        {
            var places = Before is null || After is null || IsWhole ? Shape.Places : Shape.Keys.Union(Changed);
            return (Before is null ? null : Shape.Write(Before, places), After is null ? null : Shape.Write(After, places));
        }
    }

    public bool IsNothing => Before is not null && After is not null && Changed.Count == 0;
}

/// <summary>Writes changes of rows of any tables in the caller's transaction: first what goes, then what changes, then what comes, so that no key stands twice at any moment.</summary>
internal static class RowWriting
{
    public static async Task Write(this Db db, IReadOnlyList<RowChange> changes, CancellationToken stop)
    {
        foreach (var change in changes.Where(c => c.Before is not null && (c.After is null || c.IsKeyChanged))) await Delete(db, change, stop);
        foreach (var alike in changes.Where(c => c is { Before: not null, After: not null, IsNothing: false, IsKeyChanged: false }).GroupBy(c => (c.Shape.Table, string.Join(' ', c.Changed)))) await Update(db, [.. alike], stop);
        foreach (var alike in changes.Where(c => c.After is not null && (c.Before is null || c.IsKeyChanged)).GroupBy(c => c.Shape.Table, StringComparer.Ordinal)) await Insert(db, [.. alike], stop);
    }

    private static async Task Delete(Db db, RowChange change, CancellationToken stop)
    {
        var (shape, row) = (change.Shape, change.Before!);
        var keys = string.Join(" AND ", shape.Keys.Select((place, i) => $"\"{shape.Columns[place]}\" = {{{i}}}"));
        var sql = $"DELETE FROM \"{shape.Table}\" WHERE {keys}";
        await db.Database.ExecuteSqlRawAsync(sql, shape.Keys.Select(place => db.Dialect.Parameter(row[place]!)), stop);
    }

    private static async Task Update(Db db, List<RowChange> changes, CancellationToken stop)
    {
        var shape = changes[0].Shape;
        var places = shape.Keys.Concat(changes[0].Changed).ToList();
        var table = new BulkTable(shape.Table, [.. places.Select(i => shape.Columns[i])], [.. shape.Keys.Select(i => shape.Columns[i])]) { OnlyUpdates = true };
        await using var writer = await db.Dialect.Write(db, table, stop);
        foreach (var change in changes) await writer.Add([.. places.Select(i => change.After![i])]);
        await writer.Complete(stop);
    }

    private static async Task Insert(Db db, List<RowChange> changes, CancellationToken stop)
    {
        var shape = changes[0].Shape;
        await using var writer = await db.Dialect.Write(db, new(shape.Table, shape.Columns, [.. shape.Keys.Select(i => shape.Columns[i])]), stop);
        foreach (var change in changes) await writer.Add(change.After!);
        await writer.Complete(stop);
    }
}
