using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Histories;

/// <summary>Brings the purchase histories of marked customers up to date, a few thousand at a time.</summary>
public sealed class UpdateHistories(IDbContextFactory<Db> store)
{
    public const int ChunkSize = 4000;

    private static readonly BulkTable Histories = new("PurchaseHistories", ["CustomerId", "Days"], ["CustomerId"], Overwrites: true);

    // More steps than marks need at the start, for orders may keep coming; not without end, for the next refresh takes the rest.
    private const int SpareSteps = 20;

    /// <param name="watch">Told how many are done, of how many.</param>
    /// <returns>How many customers were brought up to date.</returns>
    public async Task<long> Run(Action<long, long>? watch, CancellationToken stop)
    {
        var (done, all) = (0L, await Marked(stop));
        for (var steps = all / ChunkSize + SpareSteps; steps > 0; steps--)
        {
            var some = await Step(stop);
            if (some == 0) break;
            done += some;
            watch?.Invoke(done, Math.Max(done, all));
        }

        return done;
    }

    private async Task<long> Marked(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.OrderChanges.LongCountAsync(stop);
    }

    // A mark is taken away only as it was read: one renewed meanwhile has another stamp and waits for the next round.
    private async Task<int> Step(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var marks = await db.OrderChanges.AsNoTracking().OrderBy(m => m.CustomerId).Take(ChunkSize).ToListAsync(stop);
        if (marks.Count == 0) return 0;

        await Rewrite(db, [.. marks.Select(m => m.CustomerId)], stop);
        foreach (var alike in marks.GroupBy(m => m.Stamp))
        {
            var (stamp, customers) = (alike.Key, alike.Select(m => m.CustomerId).ToList());
            await db.OrderChanges.Where(m => m.Stamp == stamp && customers.Contains(m.CustomerId)).ExecuteDeleteAsync(stop);
        }

        await write.Commit(stop);
        return marks.Count;
    }

    private static async Task Rewrite(Db db, List<CustomerId> customers, CancellationToken stop)
    {
        var days = await Days(db, customers, stop);
        var known = await db.Customers.Where(c => customers.Contains(c.Id)).Select(c => c.Id).ToHashSetAsync(stop);
        var empty = customers.Where(c => !days.ContainsKey(c) || !known.Contains(c)).ToList();
        if (empty.Count > 0) await db.PurchaseHistories.Where(h => empty.Contains(h.CustomerId)).ExecuteDeleteAsync(stop);

        await using var writer = await db.Dialect.Write(db, Histories, stop);
        foreach (var customer in customers)
            if (known.Contains(customer) && days.TryGetValue(customer, out var mine))
                await writer.Add(customer, PurchaseDays.Pack(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(mine)));
        await writer.Complete(stop);
    }

    private static async Task<Dictionary<CustomerId, List<PurchaseDay>>> Days(Db db, List<CustomerId> customers, CancellationToken stop)
    {
        var found = new Dictionary<CustomerId, List<PurchaseDay>>(customers.Count);
        var rows = db.Orders.Where(o => customers.Contains(o.CustomerId))
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
            if (!found.TryGetValue(row.CustomerId, out var days)) found[row.CustomerId] = days = [];
            days.Add(new(row.OrderedOn.Number(), row.Net, row.CostedNet, row.Cost, row.Sales));
        }

        return found;
    }
}
