using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Trade;

/// <summary>Orders are seen by whoever sees the customer, and also those that an undone import would bring back.</summary>
internal sealed class OrdersFollow : IFollowCustomer
{
    public async Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop)
    {
        var (owner, department) = (to.OwnerId, to.DepartmentId);
        await db.Orders.Where(o => EF.Parameter(customers).Contains(o.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(o => o.OwnerId, owner).SetProperty(o => o.DepartmentId, department), stop);
        await db.OrderImages.Where(o => EF.Parameter(customers).Contains(o.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(o => o.OwnerId, owner).SetProperty(o => o.DepartmentId, department), stop);
    }
}
