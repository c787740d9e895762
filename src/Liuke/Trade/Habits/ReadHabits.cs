using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade.Habits;

/// <summary>How a customer buys one product.</summary>
/// <param name="Times">On how many days.</param>
/// <param name="EveryDays">The middle gap between two purchases; null until there are three.</param>
public sealed record ProductHabit(ProductId Product, string Name, int Times, decimal QuantityEach, LocalDate LastOn, int? EveryDays, Money Net)
{
    /// <summary>When it comes round again by that gap.</summary>
    public LocalDate? DueOn => EveryDays is { } days ? LastOn.PlusDays(days) : null;
}

/// <summary>What a customer buys, how often, how much at a time: from its orders, the most frequent first. Returns are left out.</summary>
public sealed class ReadHabits(IDbContextFactory<Db> store, Company company)
{
    private const int DaysMost = 20_000, TimesForRhythm = 3;

    public async Task<IReadOnlyList<ProductHabit>> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await Of(db, customer, stop);
    }

    internal async Task<IReadOnlyList<ProductHabit>> Of(Db db, CustomerId customer, CancellationToken stop)
    {
        var days = await (from o in db.Orders.AsNoTracking()
                          join l in db.OrderLines.AsNoTracking() on o.Id equals l.OrderId
                          where o.CustomerId == customer && l.ProductId != null && l.AmountMinor > 0
                          group l by new { Product = l.ProductId!.Value, o.OrderedOn } into day
                          select new { day.Key.Product, day.Key.OrderedOn, Quantity = day.Sum(l => l.QuantityMicro), Net = day.Sum(l => l.AmountMinor) }).Take(DaysMost).ToListAsync(stop);
        var products = days.Select(d => d.Product).Distinct().ToList();
        var names = await db.Products.AsNoTracking().Where(p => products.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. days.GroupBy(d => d.Product).Select(g => new ProductHabit(g.Key, names.GetValueOrDefault(g.Key, "?"), g.Count(), Math.Round(g.Sum(d => d.Quantity) / 1_000_000m / g.Count(), 2),
            g.Max(d => d.OrderedOn), Rhythm([.. g.Select(d => d.OrderedOn).Order()]), new(g.Sum(d => d.Net), company.Currency))).OrderByDescending(h => h.Times).ThenByDescending(h => h.Net.Minor).ThenBy(h => h.Name, StringComparer.Ordinal)];
    }

    /// <summary>The median, so that one long silence does not make a slow buyer; of an even number the lower of the two in the middle.</summary>
    internal static int? Rhythm(IReadOnlyList<LocalDate> days)
    {
        if (days.Count < TimesForRhythm) return null;
        var gaps = days.Zip(days.Skip(1), (one, next) => Period.DaysBetween(one, next)).Order().ToList();
        return gaps[(gaps.Count - 1) / 2];
    }
}
