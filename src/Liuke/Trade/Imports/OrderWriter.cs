using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Trade.Imports;

/// <summary>Writes touched orders in bulk, and beside them what undoing needs and who changed.</summary>
internal static class OrderWriter
{
    /// <summary>What one step comes to.</summary>
    /// <param name="Orders">The touched ones.</param>
    /// <param name="Customers">The new ones.</param>
    public sealed record Work(BatchId Batch, Instant Now, IReadOnlyList<OrderDraft> Orders, ProductShelf Products, IReadOnlyCollection<CustomerId> Customers);

    private static readonly string[] OrderColumns = ["Id", "Number", "CustomerId", "OwnerId", "DepartmentId", "Kind", "OrderedAt", "OrderedOn", "NetMinor", "Currency", "LineCount", "CostedNetMinor", "CostMinor", "BatchId"];
    private static readonly string[] LineColumns = ["OrderId", "LineNo", "SourceLine", "ProductId", "QuantityMicro", "UnitPriceMicro", "AmountMinor", "UnitCostMicro", "BatchId"];

    private static readonly BulkTable Products = new("Products", ["Id", "Code", "Name", "UnitCostMicro", "BatchId"], ["Id"]);
    private static readonly BulkTable OrderImages = new("OrderImages", ["BatchId", "OrderId", "CustomerId", "OwnerId", "DepartmentId", "OrderedAt", "OrderedOn", "BatchBefore"], ["BatchId", "OrderId"]);
    private static readonly BulkTable LineImages = new("OrderLineImages", ["BatchId", "OrderId", "LineNo", "SourceLine", "ProductId", "QuantityMicro", "UnitPriceMicro", "AmountMinor", "UnitCostMicro", "BatchBefore"], ["BatchId", "OrderId", "LineNo"]);
    private static readonly BulkTable ProductImages = new("ProductImages", ["BatchId", "ProductId", "Name", "UnitCostMicro", "BatchBefore"], ["BatchId", "ProductId"]);
    private static readonly BulkTable Customers = new("ImportedCustomers", ["BatchId", "CustomerId"], ["BatchId", "CustomerId"]);
    private static readonly BulkTable Changes = new("OrderChanges", ["CustomerId", "Stamp"], ["CustomerId"], true);

    public static async Task Write(Db db, Work work, CancellationToken stop)
    {
        var (batch, now, drafts, products, customers) = work;
        await Put(db, Products, products.Added, ProductRow, stop);
        await Put(db, ProductImages, products.Changed.Where(p => p.Value.Batch != batch), p => [batch, p.Key.Id, p.Value.Name, p.Value.UnitCostMicro, p.Value.Batch], stop);
        await WriteProducts(db, products.Changed.Keys, stop);

        await Put(db, OrderImages, drafts.Where(d => !d.IsNew && d.HeadBefore!.BatchId != batch), d => ImageOf(batch, d.Order.Id, d.HeadBefore!), stop);
        await Put(db, LineImages, drafts.SelectMany(d => d.Changed).Where(c => c.BatchBefore != batch), c => [batch, c.Line.OrderId, c.Line.LineNo, .. Content(c.Before), c.BatchBefore], stop);
        await Put(db, Customers, customers, c => [batch, c], stop);
        await WriteOrders(db, drafts.Where(d => d.IsNew).Select(d => d.Order), false, stop);
        await WriteOrders(db, drafts.Where(d => !d.IsNew).Select(d => d.Order), true, stop);
        await WriteLines(db, drafts.SelectMany(d => d.Added), false, stop);
        await WriteLines(db, drafts.SelectMany(d => d.Changed).Select(c => c.Line), true, stop);
        await Mark(db, drafts.SelectMany(d => new[] { d.Order.CustomerId, d.FormerCustomer ?? d.Order.CustomerId }), now, stop);
    }

    public static Task WriteProducts(Db db, IEnumerable<Product> products, CancellationToken stop)
        => Put(db, Products with { Overwrites = true }, products, ProductRow, stop);

    // Plain guids: a million ids need not each be asked what they are.
    public static Task WriteOrders(Db db, IEnumerable<Order> orders, bool overwrites, CancellationToken stop)
        => Put(db, new("Orders", OrderColumns, ["Id"], overwrites), orders, o =>
            [o.Id.Value, o.Number, o.CustomerId.Value, o.OwnerId?.Value, o.DepartmentId.Value, (int)o.Kind, o.OrderedAt, o.OrderedOn, o.NetMinor, o.Currency, o.LineCount, o.CostedNetMinor, o.CostMinor, o.BatchId?.Value], stop);

    public static Task WriteLines(Db db, IEnumerable<OrderLine> lines, bool overwrites, CancellationToken stop)
        => Put(db, new("OrderLines", LineColumns, ["OrderId", "LineNo"], overwrites), lines, l =>
            [l.OrderId.Value, l.LineNo, l.SourceLine, l.ProductId?.Value, l.QuantityMicro, l.UnitPriceMicro, l.AmountMinor, l.UnitCostMicro, l.BatchId?.Value], stop);

    /// <summary>Tells whoever keeps histories that these customers' orders changed.</summary>
    public static Task Mark(Db db, IEnumerable<CustomerId> customers, Instant now, CancellationToken stop)
    {
        var stamp = Guid.CreateVersion7(now.ToDateTimeOffset());
        return Put(db, Changes, customers.Distinct(), c => [c, stamp], stop);
    }

    private static object?[] ProductRow(Product p) => [p.Id, p.Code, p.Name, p.UnitCostMicro, p.BatchId];

    private static object?[] ImageOf(BatchId batch, OrderId order, OrderHead head)
        => [batch, order, head.CustomerId, head.OwnerId, head.DepartmentId, head.OrderedAt, head.OrderedOn, head.BatchId];

    private static object?[] Content(LineContent c) => [c.SourceLine, c.ProductId, c.QuantityMicro, c.UnitPriceMicro, c.AmountMinor, c.UnitCostMicro];

    private static async Task Put<T>(Db db, BulkTable table, IEnumerable<T> things, Func<T, object?[]> row, CancellationToken stop)
    {
        var rows = things.ToList();
        if (rows.Count == 0) return;
        await using var writer = await db.Dialect.Write(db, table, stop);
        foreach (var thing in rows) await writer.Add(row(thing));
        await writer.Complete(stop);
    }
}
