using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade.Habits;

/// <summary>Each night, counts of the most bought products which are bought by the same customers, over two years of orders.</summary>
/// <remarks>Memory holds one number for each pair of the products counted, whatever the firm's size; customers pass by one after the other.</remarks>
internal sealed class FindAffinities(IDbContextFactory<Db> store, Company company, IClock clock) : IJob
{
    public const int ProductsMost = 400, BothLeast = 5, KeptPerProduct = 5;
    public const double LiftLeast = 1.2;
    private const int Days = 730;

    private static readonly BulkTable Pairs = new("ProductAffinities", ["ProductId", "OtherId", "Buyers", "OtherBuyers", "Both", "All"], ["ProductId", "OtherId"]);

    public static string Kind => "product-affinities";
    public static Text Title => HabitWords.AffinityTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var since = company.Today(clock).PlusDays(-Days);
        var bought = from o in db.Orders.AsNoTracking()
                     join l in db.OrderLines.AsNoTracking() on o.Id equals l.OrderId
                     where o.OrderedOn >= since && l.ProductId != null && l.AmountMinor > 0
                     select new { o.CustomerId, Product = l.ProductId!.Value };
        var top = await bought.Distinct().GroupBy(b => b.Product).Select(g => new { g.Key, Buyers = g.Count() }).OrderByDescending(g => g.Buyers).ThenBy(g => g.Key).Take(ProductsMost).ToListAsync(stop);
        var places = top.Index().ToDictionary(p => p.Item.Key, p => p.Index);
        var (both, all) = (new int[top.Count, top.Count], 0);
        var (customer, basket) = (default(CustomerId), new List<int>());
        await foreach (var one in bought.Distinct().OrderBy(b => b.CustomerId).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (one.CustomerId != customer)
            {
                Count(both, basket);
                (customer, all) = (one.CustomerId, all + 1);
                basket.Clear();
            }

            if (places.TryGetValue(one.Product, out var place)) basket.Add(place);
        }

        Count(both, basket);
        var kept = top.SelectMany((p, at) => Best(p.Key, at, [.. top.Select(t => (t.Key, t.Buyers))], both, all)).ToList();
        await Keep(db, kept, stop);
        return new { products = top.Count, pairs = kept.Count, customers = all };
    }

    private static void Count(int[,] both, List<int> basket)
    {
        for (var i = 0; i < basket.Count; i++)
            for (var j = i + 1; j < basket.Count; j++)
            {
                both[basket[i], basket[j]]++;
                both[basket[j], basket[i]]++;
            }
    }

    private static IEnumerable<ProductAffinity> Best(ProductId product, int at, IReadOnlyList<(ProductId Id, int Buyers)> all, int[,] both, int customers)
        => Enumerable.Range(0, all.Count).Where(other => both[at, other] >= BothLeast).Select(other => new ProductAffinity(product, all[other].Id, (all[at].Buyers, all[other].Buyers, both[at, other], customers)))
            .Where(a => a.Lift >= LiftLeast).OrderByDescending(a => a.Share).ThenBy(a => a.OtherId.Value).Take(KeptPerProduct);

    private static async Task Keep(Db db, List<ProductAffinity> kept, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        await db.ProductAffinities.ExecuteDeleteAsync(stop);
        await using (var writer = await db.Dialect.Write(db, Pairs, stop))
        {
            foreach (var a in kept) await writer.Add(a.ProductId, a.OtherId, a.Buyers, a.OtherBuyers, a.Both, a.All);
            await writer.Complete(stop);
        }

        await write.Commit(stop);
    }
}
