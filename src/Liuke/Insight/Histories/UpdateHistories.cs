using System.Runtime.InteropServices;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Histories;

/// <summary>Brings the purchase histories of marked customers up to date, a few thousand at a time; several at once.</summary>
public sealed class UpdateHistories(IDbContextFactory<Db> store)
{
    private const int ChunkSize = 4000;
    private const int MostTries = 5;

    private static readonly BulkTable Histories = new("PurchaseHistories", ["CustomerId", "Days"], ["CustomerId"], Overwrites: true);

    /// <param name="watch">Told how many are done, of how many.</param>
    /// <returns>How many customers were brought up to date.</returns>
    public async Task<long> Run(Action<long, long>? watch, CancellationToken stop)
    {
        var marks = await Marks(stop);
        var done = 0L;
        // Orders are read side by side; at the database's write gate the steps queue.
        await Parallel.ForEachAsync(marks.Chunk(ChunkSize), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop }, async (some, cancel) =>
        {
            await Step(some, cancel);
            var sofar = Interlocked.Add(ref done, some.Length);
            watch?.Invoke(sofar, marks.Count);
        });
        return done;
    }

    private async Task<List<OrderChange>> Marks(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.OrderChanges.AsNoTracking().OrderBy(m => m.CustomerId).ToListAsync(stop);
    }

    private async Task Step(IReadOnlyList<OrderChange> marks, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var days = await Days(db, [.. marks.Select(m => m.CustomerId)], stop);
        var packed = days.ToDictionary(d => d.Key, d => PurchaseDays.Pack(CollectionsMarshal.AsSpan(d.Value)));
        for (var tries = 0; tries < MostTries && marks.Count > 0; tries++)
        {
            await using (var write = await db.BeginWrite(stop))
            {
                if (await Take(db, marks, stop))
                {
                    await Rewrite(db, [.. marks.Select(m => m.CustomerId)], packed, stop);
                    await write.Commit(stop);
                    return;
                }
            }

            marks = await StillThere(db, marks, stop);
        }
    }

    // Taken before anything is written, and only as they were before the orders were read: a mark renewed since has another
    // stamp and waits for the next refresh, and none can be renewed while this step writes.
    private static async Task<bool> Take(Db db, IReadOnlyList<OrderChange> marks, CancellationToken stop)
    {
        var taken = 0;
        foreach (var alike in marks.GroupBy(m => m.Stamp))
        {
            var (stamp, marked) = (alike.Key, alike.Select(m => m.CustomerId).ToList());
            taken += await db.OrderChanges.Where(m => m.Stamp == stamp && EF.Parameter(marked).Contains(m.CustomerId)).ExecuteDeleteAsync(stop);
        }

        return taken == marks.Count;
    }

    private static async Task<IReadOnlyList<OrderChange>> StillThere(Db db, IReadOnlyList<OrderChange> marks, CancellationToken stop)
    {
        var customers = marks.Select(m => m.CustomerId).ToList();
        var now = await db.OrderChanges.AsNoTracking().Where(m => EF.Parameter(customers).Contains(m.CustomerId)).ToDictionaryAsync(m => m.CustomerId, m => m.Stamp, stop);
        return [.. marks.Where(m => now.TryGetValue(m.CustomerId, out var stamp) && stamp == m.Stamp)];
    }

    private static async Task Rewrite(Db db, List<CustomerId> customers, Dictionary<CustomerId, byte[]> packed, CancellationToken stop)
    {
        var known = await db.Customers.Where(c => EF.Parameter(customers).Contains(c.Id)).Select(c => c.Id).ToHashSetAsync(stop);
        var empty = customers.Where(c => !packed.ContainsKey(c) || !known.Contains(c)).ToList();
        if (empty.Count > 0) await db.PurchaseHistories.Where(h => EF.Parameter(empty).Contains(h.CustomerId)).ExecuteDeleteAsync(stop);

        await using var writer = await db.Dialect.Write(db, Histories, stop);
        foreach (var customer in customers)
            if (known.Contains(customer) && packed.TryGetValue(customer, out var mine)) await writer.Add(customer, mine);
        await writer.Complete(stop);
    }

    private static async Task<Dictionary<CustomerId, List<PurchaseDay>>> Days(Db db, List<CustomerId> customers, CancellationToken stop)
    {
        var found = new Dictionary<CustomerId, List<PurchaseDay>>(customers.Count);
        var rows = db.Orders.Where(o => EF.Parameter(customers).Contains(o.CustomerId))
            .GroupBy(o => new { o.CustomerId, o.OrderedOn })
            .OrderBy(g => g.Key.CustomerId).ThenBy(g => g.Key.OrderedOn)
            .Select(g => new
            {
                g.Key.CustomerId, g.Key.OrderedOn,
                Net = g.Sum(o => o.NetMinor), CostedNet = g.Sum(o => o.CostedNetMinor), Cost = g.Sum(o => o.CostMinor),
                Sales = g.Sum(o => o.Kind == OrderKind.Sale ? 1 : 0),
            });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!found.TryGetValue(row.CustomerId, out var mine)) found[row.CustomerId] = mine = [];
            mine.Add(new(row.OrderedOn.Number(), row.Net, row.CostedNet, row.Cost, row.Sales));
        }

        return found;
    }
}
