using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Liuke.Storage;

/// <summary>One writer at a time in this process on SQLite; PostgreSQL needs no gate.</summary>
/// <remarks>SQLite's own busy wait starves single writers for seconds; a queue in the process does not.</remarks>
internal static class WriteGate
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    public static async Task<IDisposable> Enter(DatabaseFacade database, CancellationToken stop)
    {
        if (!database.IsSqlite()) return Open.Instance;
        var gate = Gates.GetOrAdd(database.GetDbConnection().DataSource, _ => new(1, 1));
        await gate.WaitAsync(stop);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isDone, 1) == 0) gate.Release();
        }
    }

    private sealed class Open : IDisposable
    {
        public static readonly Open Instance = new();

        public void Dispose() { }
    }
}

/// <summary>A transaction that holds its turn at the write gate until it ends.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly Db db;
    private readonly IDbContextTransaction transaction;
    private readonly IDisposable turn;

    internal WriteTransaction(Db db, IDbContextTransaction transaction, IDisposable turn) => (this.db, this.transaction, this.turn) = (db, transaction, turn);

    public async Task Commit(CancellationToken stop)
    {
        if (db.Unwritten.Count > 0) foreach (var last in db.LastWords) await last.Write(db, stop);
        if (db.Unwritten.Count > 0) throw new InvalidOperationException($"Nobody writes {db.Unwritten[0].GetType().Name}.");
        await transaction.CommitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        db.Unwritten.Clear();
        await transaction.DisposeAsync();
        turn.Dispose();
    }
}
