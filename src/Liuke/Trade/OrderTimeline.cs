using System.Text.Json;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade;

internal sealed record OrderFact(string Number, bool IsReturn, int Lines, long NetMinor, string Currency);

/// <summary>Lends the orders to the customer's timeline.</summary>
internal sealed class OrderTimeline : ITimelineSource
{
    public const string Placed = "order.placed";

    public IReadOnlyCollection<string> Kinds { get; } = [Placed];

    public async Task<IReadOnlyList<TimelineFact>> Read(Db db, TimelineSlice slice, CancellationToken stop)
    {
        if (slice.Who is not null) return [];
        var (customer, until, from) = (slice.Customer, slice.Until, slice.From ?? Instant.FromUtc(1900, 1, 1, 0, 0));
        var orders = await db.Orders.AsNoTracking().Where(o => o.CustomerId == customer && o.OrderedAt >= from && o.OrderedAt <= until)
            .OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(slice.Take).ToListAsync(stop);
        return orders.ConvertAll(o => new TimelineFact(o.Id.ToString(), o.OrderedAt, null, Placed,
            JsonSerializer.Serialize(new OrderFact(o.Number, o.Kind == OrderKind.Return, o.LineCount, o.NetMinor, o.Currency), JsonSerializerOptions.Web)));
    }
}

internal sealed class OrderTimelineWords : ITimelineWords
{
    public string Group => "orders";
    public Text Title => TradeWords.Orders;
    public int Order => 10;
    public IReadOnlyCollection<string> Kinds { get; } = [OrderTimeline.Placed];

    public TimelineWording Say(TimelineFact fact)
    {
        var order = fact.Read<OrderFact>();
        var net = new Money(order.NetMinor, order.Currency);
        return order.IsReturn
            ? new(TradeWords.GaveBack(order.Number, net), "arrow-back-up") { Tone = "warn" }
            : new(TradeWords.Placed(order.Number, order.Lines, net), "shopping-cart");
    }
}
