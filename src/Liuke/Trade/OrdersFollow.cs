using Liuke.Archive;
using Liuke.Archive.Merging;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

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

/// <summary>Orders that came from another file are bought by the customer who has them now: whoever keeps purchase histories is told as of any change of orders.</summary>
internal sealed class OrdersMerge(IClock clock) : IFollowMerge
{
    private static readonly BulkTable Changes = new("OrderChanges", ["CustomerId", "Stamp"], ["CustomerId"], Overwrites: true);

    public static readonly MergeRule[] Rules =
    [
        MergeRule.Moves<Order>(TradeWords.Orders),
        MergeRule.Moves<OrderImage>(default).WithOwner().On<Order>(nameof(OrderImage.OrderId)),
        MergeRule.PutAside<ImportedCustomer>(default, "an import that is taken back leaves merged files alone"),
        MergeRule.Stays<OrderChange>("a mark without its customer is dropped by the next refresh"),
    ];

    public async Task Merged(Db db, IReadOnlyList<CustomerId> changed, CancellationToken stop)
    {
        var stamp = Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset());
        await using var writer = await db.Dialect.Write(db, Changes, stop);
        foreach (var customer in changed) await writer.Add(customer, stamp);
        await writer.Complete(stop);
    }
}
