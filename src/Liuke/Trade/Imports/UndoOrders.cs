using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>Takes an import of orders back, some hundred orders a step. Orders done no longer bear its mark, so it may break off and go on.</summary>
internal sealed class UndoOrders(IDbContextFactory<Db> store, CustomerRegister register, IClock clock)
{
    private const int StepOrders = 500;

    public sealed record Result(long Orders, int Products, int Customers);

    public async Task<object> Run(BatchId batch, Action<long, long> report, CancellationToken stop)
    {
        var total = await Count(batch, stop);
        var done = 0L;
        for (var step = await UndoSome(batch, stop); step > 0; step = await UndoSome(batch, stop))
            report(Math.Min(done += step, total), total + 1);

        var products = await UndoProducts(batch, stop);
        return new Result(done, products, await RemoveCustomers(batch, stop));
    }

    private async Task<long> Count(BatchId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Orders.LongCountAsync(o => o.BatchId == id, stop);
    }

    private async Task<int> UndoSome(BatchId batch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, "orders", stop);
        var orders = await db.Orders.AsNoTracking().Where(o => o.BatchId == batch).OrderBy(o => o.Id).Take(StepOrders).ToListAsync(stop);
        var ids = orders.ConvertAll(o => o.Id);
        var images = await db.OrderImages.AsNoTracking().Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.OrderId)).ToDictionaryAsync(i => i.OrderId, stop);
        var customers = orders.Select(o => o.CustomerId).Concat(images.Values.Select(i => i.CustomerId)).ToHashSet();

        await Restore(db, batch, orders.FindAll(o => images.ContainsKey(o.Id)), images, stop);
        var brought = ids.FindAll(id => !images.ContainsKey(id));
        await db.Orders.Where(o => EF.Parameter(brought).Contains(o.Id)).ExecuteDeleteAsync(stop);
        await db.OrderImages.Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.OrderId)).ExecuteDeleteAsync(stop);
        await db.OrderLineImages.Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.OrderId)).ExecuteDeleteAsync(stop);
        await OrderWriter.Mark(db, customers, clock.GetCurrentInstant(), stop);
        await write.Commit(stop);
        return orders.Count;
    }

    private static async Task Restore(Db db, BatchId batch, List<Order> orders, Dictionary<OrderId, OrderImage> images, CancellationToken stop)
    {
        if (orders.Count == 0) return;
        var ids = orders.ConvertAll(o => o.Id);
        var lines = (await db.OrderLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.OrderId)).OrderBy(l => l.LineNo).ToListAsync(stop)).ToLookup(l => l.OrderId);
        var before = await db.OrderLineImages.AsNoTracking().Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.OrderId)).ToDictionaryAsync(i => (i.OrderId, i.LineNo), stop);
        var owners = await Owners(db, images.Values.Select(i => i.CustomerId), stop);
        var restored = new List<OrderLine>();
        foreach (var order in orders)
        {
            var kept = new List<OrderLine>();
            foreach (var line in lines[order.Id])
            {
                if (before.TryGetValue((line.OrderId, line.LineNo), out var image))
                {
                    line.Become(image.Content, image.BatchBefore);
                    restored.Add(line);
                }

                if (line.BatchId != batch) kept.Add(line);
            }

            // Customers may have changed hands since; orders go with their customer.
            var head = images[order.Id].Head;
            order.Correct(owners.TryGetValue(head.CustomerId, out var owner) ? head with { OwnerId = owner.OwnerId, DepartmentId = owner.DepartmentId } : head);
            order.AddUp(kept);
        }

        await OrderWriter.WriteLines(db, restored, true, stop);
        await db.OrderLines.Where(l => EF.Parameter(ids).Contains(l.OrderId) && l.BatchId == batch).ExecuteDeleteAsync(stop);
        await OrderWriter.WriteOrders(db, orders, true, stop);
    }

    private static async Task<Dictionary<CustomerId, Ownership>> Owners(Db db, IEnumerable<CustomerId> customers, CancellationToken stop)
    {
        var ids = customers.Distinct().ToList();
        return await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => new Ownership(c.OwnerId, c.DepartmentId), stop);
    }

    private async Task<int> UndoProducts(BatchId batch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var mine = await db.Products.AsNoTracking().Where(p => p.BatchId == batch).ToListAsync(stop);
        if (mine.Count == 0) return 0;
        var images = await db.ProductImages.AsNoTracking().Where(i => i.BatchId == batch).ToDictionaryAsync(i => i.ProductId, stop);
        var used = (await db.OrderLines.Where(l => l.ProductId != null).Select(l => l.ProductId!.Value).Distinct().ToListAsync(stop)).ToHashSet();
        var removed = mine.FindAll(p => !images.ContainsKey(p.Id) && !used.Contains(p.Id)).ConvertAll(p => p.Id);
        foreach (var product in mine.Where(p => !removed.Contains(p.Id)))
        {
            var image = images.GetValueOrDefault(product.Id);
            product.Become(image?.Name ?? product.Name, image is null ? product.UnitCostMicro : image.UnitCostMicro, image?.BatchBefore);
        }

        await using var write = await db.BeginWrite(stop);
        await OrderWriter.WriteProducts(db, mine.Where(p => p.BatchId != batch), stop);
        foreach (var some in removed.Chunk(StepOrders)) await db.Products.Where(p => EF.Parameter(some).Contains(p.Id)).ExecuteDeleteAsync(stop);
        await db.ProductImages.Where(i => i.BatchId == batch).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return removed.Count;
    }

    // Whoever has orders of another file, a word on the timeline or work, past or open, has become the firm's own customer.
    private async Task<int> RemoveCustomers(BatchId batch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (orders, words, work, past, removed) = (db.Orders, db.TimelineEntries, db.WorkItems, db.WorkFinishes, 0);
        var brought = await db.ImportedCustomers.Where(c => c.BatchId == batch).Select(c => c.CustomerId).ToListAsync(stop);
        foreach (var some in brought.Chunk(StepOrders))
        {
            await using var write = await db.BeginWrite(stop);
            var free = await db.Customers.Where(c => EF.Parameter(some).Contains(c.Id) && c.Version == 0
                    && !orders.Any(o => o.CustomerId == c.Id) && !words.Any(e => e.CustomerId == c.Id)
                    && !work.Any(w => w.CustomerId == c.Id) && !past.Any(w => w.CustomerId == c.Id))
                .Select(c => c.Id).ToListAsync(stop);
            await register.Remove(db, free, stop);
            await db.ImportedCustomers.Where(c => c.BatchId == batch && EF.Parameter(some).Contains(c.CustomerId)).ExecuteDeleteAsync(stop);
            await write.Commit(stop);
            removed += free.Count;
        }

        return removed;
    }
}
