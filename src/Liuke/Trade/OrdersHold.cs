using Liuke.Archive.Imports;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Trade;

/// <summary>Whoever has orders is the firm's customer, whatever brought them first.</summary>
internal sealed class OrdersHold : IHoldCustomer
{
    public async Task<IReadOnlyCollection<CustomerId>> Held(Db db, IReadOnlyCollection<CustomerId> customers, CancellationToken stop)
        => await db.Orders.Where(o => EF.Parameter(customers).Contains(o.CustomerId)).Select(o => o.CustomerId).Distinct().ToListAsync(stop);
}
