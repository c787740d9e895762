using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Liuke.Basics;

namespace Liuke.Trade.Imports;

/// <summary>The products that some rows speak of: fetched together, completed by new ones, corrected by what the rows tell.</summary>
internal sealed class ProductShelf
{
    private const int MostKept = 50_000;

    private readonly Db db;
    private readonly RunScope run;
    private readonly Dictionary<string, Product> byCode;
    private readonly HashSet<Product> isNew = [];

    private ProductShelf(Db db, RunScope run) => (this.db, this.run, byCode) = (db, run, run.Products);

    public IEnumerable<Product> Added => isNew;

    /// <summary>Changed products, with their name, cost and writer of before.</summary>
    public Dictionary<Product, (string Name, long? UnitCostMicro, Intake.BatchId? Batch)> Changed { get; } = [];

    public static async Task<ProductShelf> Of(Db db, RunScope run, IEnumerable<OrderRow> rows, Instant now, CancellationToken stop)
    {
        if (run.Products.Count > MostKept) run.Products.Clear();
        var shelf = new ProductShelf(db, run);
        var named = rows.Where(r => r.ProductCode is not null).DistinctBy(r => r.ProductCode, StringComparer.Ordinal).ToList();
        await shelf.Fetch(named.Select(r => r.ProductCode), stop);
        foreach (var row in named)
        {
            if (shelf.byCode.ContainsKey(row.ProductCode!)) continue;
            var product = new Product(Ids.New<ProductId>(now), row.ProductCode!, row.ProductName ?? "", null, run.Batch);
            shelf.byCode[row.ProductCode!] = product;
            shelf.isNew.Add(product);
        }

        return shelf;
    }

    public async Task Fetch(IEnumerable<string?> codes, CancellationToken stop)
    {
        foreach (var some in codes.OfType<string>().Where(c => !byCode.ContainsKey(c)).Distinct(StringComparer.Ordinal).Chunk(1000))
            foreach (var product in await db.Products.AsNoTracking().Where(p => EF.Parameter(some).Contains(p.Code)).ToListAsync(stop))
                byCode[product.Code] = product;
    }

    public ProductId? IdOf(string? code) => code is null ? null : byCode.TryGetValue(code, out var product) ? product.Id : null;

    public long? CostOf(string? code) => code is null ? null : byCode[code].UnitCostMicro;

    /// <summary>Takes over the name of a product that had none, and the latest cost.</summary>
    public void Learn(OrderRow row)
    {
        if (row.ProductCode is null) return;
        var product = byCode[row.ProductCode];
        var name = product.Name.Length > 0 ? product.Name : row.ProductName ?? "";
        var cost = row.Says.UnitCostMicro ?? product.UnitCostMicro;
        if (name == product.Name && cost == product.UnitCostMicro) return;
        if (!isNew.Contains(product)) Changed.TryAdd(product, (product.Name, product.UnitCostMicro, product.BatchId));
        product.Become(name, cost, run.Batch);
    }
}
