using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade;

public sealed record OrderRowLine(string Product, string? Name, decimal Quantity, decimal UnitPrice, Money Amount);

/// <param name="Lines">The first lines; <paramref name="LineCount"/> tells how many there are.</param>
public sealed record CustomerOrder(string Number, OrderKind Kind, LocalDate On, Money Net, int LineCount, IReadOnlyList<OrderRowLine> Lines);

/// <param name="Count">How many orders there are in all.</param>
public sealed record CustomerOrders(int Count, Money Net, IReadOnlyList<CustomerOrder> Last);

/// <summary>A customer's last orders with their lines.</summary>
public sealed class ReadCustomerOrders(IDbContextFactory<Db> store, Company company)
{
    private const int Last = 8;
    private const int MostLines = 40;

    public async Task<CustomerOrders> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var mine = db.Orders.AsNoTracking().Where(o => o.CustomerId == customer);
        var count = await mine.CountAsync(stop);
        var net = await mine.SumAsync(o => o.NetMinor, stop);
        var orders = await mine.OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(Last).ToListAsync(stop);
        var lines = await Lines(db, orders.ConvertAll(o => o.Id), stop);
        return new(count, new(net, company.Currency), orders.ConvertAll(o => new CustomerOrder(o.Number, o.Kind, o.OrderedOn, o.Net, o.LineCount, [.. lines[o.Id].Select(l => l.Line(o.Currency))])));
    }

    private sealed record Found(OrderLine Says, string? Code, string? Name)
    {
        public OrderRowLine Line(string currency) => new(Code ?? "", Name == Code ? null : Name, Says.Quantity, Says.UnitPrice, new(Says.AmountMinor, currency));
    }

    private static async Task<ILookup<OrderId, Found>> Lines(Db db, List<OrderId> orders, CancellationToken stop)
    {
        var found = await db.OrderLines.AsNoTracking().Where(l => orders.Contains(l.OrderId) && l.LineNo <= MostLines).OrderBy(l => l.LineNo)
            .LeftJoin(db.Products, l => l.ProductId, p => p.Id, (l, p) => new { Line = l, p!.Code, p.Name }).ToListAsync(stop);
        return found.ToLookup(f => f.Line.OrderId, f => new Found(f.Line, f.Code, f.Name));
    }
}
