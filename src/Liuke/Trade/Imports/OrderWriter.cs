using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>Writes touched orders in bulk, and beside them what undoing needs and who changed.</summary>
internal sealed class OrderWriter(Db db, RunScope run, Instant now)
{
    private static readonly string[] OrderColumns = ["Id", "Number", "CustomerId", "OwnerId", "DepartmentId", "Kind", "OrderedAt", "OrderedOn", "NetMinor", "Currency", "LineCount", "CostedNetMinor", "CostMinor", "BatchId"];
    private static readonly string[] LineColumns = ["OrderId", "LineNo", "SourceLine", "ProductId", "QuantityMicro", "UnitPriceMicro", "AmountMinor", "UnitCostMicro", "BatchId"];
    private static readonly string[] ProductColumns = ["Id", "Code", "Name", "UnitCostMicro", "BatchId"];

    private static readonly BulkTable OrderImages = new("OrderImages", ["BatchId", "OrderId", "CustomerId", "OwnerId", "DepartmentId", "OrderedAt", "OrderedOn", "BatchBefore"], ["BatchId", "OrderId"]);
    private static readonly BulkTable LineImages = new("OrderLineImages", ["BatchId", "OrderId", "LineNo", "SourceLine", "ProductId", "QuantityMicro", "UnitPriceMicro", "AmountMinor", "UnitCostMicro", "BatchBefore"], ["BatchId", "OrderId", "LineNo"]);
    private static readonly BulkTable ProductImages = new("ProductImages", ["BatchId", "ProductId", "Name", "UnitCostMicro", "BatchBefore"], ["BatchId", "ProductId"]);
    private static readonly BulkTable Customers = new("ImportedCustomers", ["BatchId", "CustomerId"], ["BatchId", "CustomerId"]);
    private static readonly BulkTable Changes = new("OrderChanges", ["CustomerId", "Stamp"], ["CustomerId"], true);

    public async Task Write(List<OrderDraft> drafts, ProductShelf products, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
    {
        await Put(new("Products", ProductColumns, ["Id"]), products.Added, p => [p.Id, p.Code, p.Name, p.UnitCostMicro, p.BatchId], stop);
        await Put(ProductImages, products.Changed.Where(p => p.Value.Batch != run.Batch), p => [run.Batch, p.Key.Id, p.Value.Name, p.Value.UnitCostMicro, p.Value.Batch], stop);
        await Put(new("Products", ProductColumns, ["Id"], true), products.Changed.Keys, p => [p.Id, p.Code, p.Name, p.UnitCostMicro, p.BatchId], stop);

        await Put(OrderImages, drafts.Where(d => !d.IsNew && d.HeadBefore!.BatchId != run.Batch), d => ImageOf(d.Order.Id, d.HeadBefore!), stop);
        await Put(LineImages, drafts.SelectMany(d => d.Changed).Where(c => c.BatchBefore != run.Batch), c => [run.Batch, c.Line.OrderId, c.Line.LineNo, .. Content(c.Before), c.BatchBefore], stop);
        await Put(Customers, customers, c => [run.Batch, c], stop);
        await WriteOrders(db, drafts.Where(d => d.IsNew).Select(d => d.Order), false, stop);
        await WriteOrders(db, drafts.Where(d => !d.IsNew).Select(d => d.Order), true, stop);
        await WriteLines(db, drafts.SelectMany(d => d.Added), false, stop);
        await WriteLines(db, drafts.SelectMany(d => d.Changed).Select(c => c.Line), true, stop);
        await Mark(db, drafts.SelectMany(d => new[] { d.Order.CustomerId, d.FormerCustomer ?? d.Order.CustomerId }), now, stop);
    }

    public static Task WriteOrders(Db db, IEnumerable<Order> orders, bool overwrites, CancellationToken stop)
        => Put(db, new("Orders", OrderColumns, ["Id"], overwrites), orders, o =>
            [o.Id, o.Number, o.CustomerId, o.OwnerId, o.DepartmentId, o.Kind, o.OrderedAt, o.OrderedOn, o.NetMinor, o.Currency, o.LineCount, o.CostedNetMinor, o.CostMinor, o.BatchId], stop);

    public static Task WriteLines(Db db, IEnumerable<OrderLine> lines, bool overwrites, CancellationToken stop)
        => Put(db, new("OrderLines", LineColumns, ["OrderId", "LineNo"], overwrites), lines, l => [l.OrderId, l.LineNo, .. Content(l.Content), l.BatchId], stop);

    /// <summary>Tells whoever keeps histories that these customers' orders changed.</summary>
    public static Task Mark(Db db, IEnumerable<CustomerId> customers, Instant now, CancellationToken stop)
    {
        var stamp = Guid.CreateVersion7(now.ToDateTimeOffset());
        return Put(db, Changes, customers.Distinct(), c => [c, stamp], stop);
    }

    private object?[] ImageOf(OrderId order, OrderHead head)
        => [run.Batch, order, head.CustomerId, head.OwnerId, head.DepartmentId, head.OrderedAt, head.OrderedOn, head.BatchId];

    private static object?[] Content(LineContent c) => [c.SourceLine, c.ProductId, c.QuantityMicro, c.UnitPriceMicro, c.AmountMinor, c.UnitCostMicro];

    private Task Put<T>(BulkTable table, IEnumerable<T> things, Func<T, object?[]> row, CancellationToken stop) => Put(db, table, things, row, stop);

    private static async Task Put<T>(Db db, BulkTable table, IEnumerable<T> things, Func<T, object?[]> row, CancellationToken stop)
    {
        var rows = things.ToList();
        if (rows.Count == 0) return;
        await using var writer = await db.Dialect.Write(db, table, stop);
        foreach (var thing in rows) await writer.Add(row(thing));
        await writer.Complete(stop);
    }
}
