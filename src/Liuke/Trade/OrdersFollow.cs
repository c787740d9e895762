using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Trade;

/// <summary>Orders are seen by whoever sees the customer.</summary>
internal sealed class OrdersFollow : IFollowCustomer
{
    public Task Moved(Db db, CustomerId customer, Ownership to, CancellationToken stop)
        => db.Orders.Where(o => o.CustomerId == customer).ExecuteUpdateAsync(set => set.SetProperty(o => o.OwnerId, to.OwnerId).SetProperty(o => o.DepartmentId, to.DepartmentId), stop);
}
