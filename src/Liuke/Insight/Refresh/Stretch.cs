using Liuke.Storage;

namespace Liuke.Insight.Refresh;

/// <summary>Writes many rows in short transactions; or, where the database makes indexes anew more cheaply than it keeps them, in one.</summary>
internal static class Stretch
{
    public const int Size = 24_000;

    /// <param name="write">Writes the rows from the first to before the second, and is told whether these are all of them.</param>
    public static async Task Write(Db db, string table, int count, Func<int, int, bool, Task> write, CancellationToken stop)
    {
        var isRewrite = count >= db.Dialect.RewriteFrom;
        for (var from = 0; from < count;)
        {
            stop.ThrowIfCancellationRequested();
            var (first, to) = (from, isRewrite ? count : Math.Min(count, from + Size));
            await using var transaction = await db.BeginWrite(stop);
            if (isRewrite) await db.Dialect.Rewrite(db, table, () => write(first, to, true), stop);
            else await write(first, to, false);
            await transaction.Commit(stop);
            from = to;
        }
    }
}
