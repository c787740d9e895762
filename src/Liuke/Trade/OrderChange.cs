using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage.Walls;

namespace Liuke.Trade;

/// <summary>A customer whose orders changed since somebody who keeps histories last looked.</summary>
/// <remarks>Written in the transaction that changed the orders. Whoever used a mark deletes it by customer and stamp, so that a change made meanwhile is not lost.</remarks>
[PartOf(typeof(Customer), nameof(CustomerId))]
public sealed class OrderChange
{
    private OrderChange() { }

    public OrderChange(CustomerId customer, Guid stamp) => (CustomerId, Stamp) = (customer, stamp);

    public CustomerId CustomerId { get; private set; }

    /// <summary>Renewed by every change.</summary>
    public Guid Stamp { get; private set; }
}
