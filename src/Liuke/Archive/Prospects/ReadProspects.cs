using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Prospects;

/// <param name="Known">Of these, how many are known or well known.</param>
public sealed record ProspectCount(int All, int Known)
{
    public static readonly ProspectCount None = new(0, 0);

    internal ProspectCount And(int all, bool known) => new(All + all, Known + (known ? all : 0));
}

/// <summary>Regions down, products across; an empty word stands for what was not said.</summary>
/// <param name="Left">How many regions and products did not fit.</param>
public sealed record ProspectTable(IReadOnlyList<string> Regions, IReadOnlyList<string> Products, IReadOnlyDictionary<(string Region, string Product), ProspectCount> Cells, ProspectCount Sum, int Left)
{
    public required IReadOnlyDictionary<string, ProspectCount> ByRegion { get; init; }
    public required IReadOnlyDictionary<string, ProspectCount> ByProduct { get; init; }
}

/// <summary>Counts the prospects within reach by region and by the products they want. Who wants several is counted with each, and once in the sums.</summary>
public sealed class ReadProspects(IDbContextFactory<Db> store)
{
    private const int GroupsMost = 20_000, RegionsShown = 40, ProductsShown = 10;

    public async Task<ProspectTable> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = await ProspectRows.Of(db).GroupBy(p => new { p.Region, p.Products, p.Known }).Select(g => new { g.Key.Region, g.Key.Products, g.Key.Known, Count = g.Count() }).Take(GroupsMost).ToListAsync(stop);

        var (cells, byRegion, byProduct, sum) = (new Dictionary<(string, string), ProspectCount>(), new Dictionary<string, ProspectCount>(StringComparer.Ordinal), new Dictionary<string, ProspectCount>(StringComparer.Ordinal), ProspectCount.None);
        foreach (var group in found)
        {
            var (region, known) = (group.Region?.Trim() ?? "", group.Known is "known" or "well");
            sum = sum.And(group.Count, known);
            byRegion[region] = byRegion.GetValueOrDefault(region, ProspectCount.None).And(group.Count, known);
            foreach (var product in ProspectRows.Split(group.Products))
            {
                byProduct[product] = byProduct.GetValueOrDefault(product, ProspectCount.None).And(group.Count, known);
                cells[(region, product)] = cells.GetValueOrDefault((region, product), ProspectCount.None).And(group.Count, known);
            }
        }

        var (regions, products) = (Biggest(byRegion, RegionsShown), Biggest(byProduct, ProductsShown));
        return new(regions, products, cells, sum, byRegion.Count - regions.Count + byProduct.Count - products.Count) { ByRegion = byRegion, ByProduct = byProduct };
    }

    // What was not said stands last.
    private static List<string> Biggest(Dictionary<string, ProspectCount> counts, int most)
        => [.. counts.OrderByDescending(c => c.Value.All).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most).Select(c => c.Key).OrderBy(k => k.Length == 0)];
}

internal sealed class ProspectRow
{
    public CustomerId Id { get; init; }
    public string? Region { get; init; }
    public string? Products { get; init; }
    public string? Known { get; init; }
}

/// <summary>The prospects with what their files say of region, products and how well they are known.</summary>
internal static class ProspectRows
{
    private const char Between = '、';
    private static readonly char[] Separators = [',', '，', '、', ';', '；', '/'];

    public static IQueryable<ProspectRow> Of(Db db)
    {
        var facts = db.Facts;
        return from c in db.Customers
               where c.Stage == CustomerStage.Prospect
               join r in facts.Where(f => f.FieldKey == "prospect.region") on c.Id equals r.CustomerId into regions
               from region in regions.DefaultIfEmpty()
               join p in facts.Where(f => f.FieldKey == "prospect.products") on c.Id equals p.CustomerId into wanted
               from products in wanted.DefaultIfEmpty()
               join k in facts.Where(f => f.FieldKey == "prospect.known") on c.Id equals k.CustomerId into knowing
               from known in knowing.DefaultIfEmpty()
               select new ProspectRow { Id = c.Id, Region = region != null ? region.Words : c.Region, Products = products != null ? products.Words : null, Known = known != null ? known.Words : null };
    }

    /// <summary>The products one by one; an empty word where none is said.</summary>
    public static IReadOnlyList<string> Split(string? products)
        => products?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Replace(" ", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } words ? words : [""];

    /// <summary>Those of one region, or one product, or both; an empty word asks for what is not said, null for all.</summary>
    public static IQueryable<CustomerId> Members(Db db, string? region, string? product)
    {
        var rows = Of(db);
        if (region is "") rows = rows.Where(r => r.Region == null || r.Region == "");
        else if (region is not null) rows = rows.Where(r => r.Region == region);
        if (product is "") rows = rows.Where(r => r.Products == null || r.Products == "");
        else if (product is not null)
        {
            var part = $"{Between}{product}{Between}";
            rows = rows.Where(r => r.Products != null && ("、" + r.Products.Replace(",", "、").Replace("，", "、").Replace(";", "、").Replace("；", "、").Replace("/", "、").Replace(" ", "") + "、").Contains(part));
        }

        return rows.Select(r => r.Id);
    }
}
