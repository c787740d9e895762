using Liuke.Storage;

namespace Liuke.Archive.Imports;

internal static class BulkPut
{
    /// <summary>Writes rows in bulk; where there are none nothing is asked of the database.</summary>
    public static async Task Put<T>(this Db db, BulkTable table, IEnumerable<T> rows, Func<T, object?[]> row, CancellationToken stop)
    {
        using var each = rows.GetEnumerator();
        if (!each.MoveNext()) return;
        await using var writer = await db.Dialect.Write(db, table, stop);
        do await writer.Add(row(each.Current));
        while (each.MoveNext());
        await writer.Complete(stop);
    }
}
