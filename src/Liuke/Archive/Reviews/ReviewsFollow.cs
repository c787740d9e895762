using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Reviews;

/// <summary>A file is reviewed and looked after where its customer is.</summary>
internal sealed class ReviewsFollow : IFollowCustomer
{
    public Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop)
        => db.FileReviews.Where(r => EF.Parameter(customers).Contains(r.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.OwnerId, to.OwnerId).SetProperty(r => r.DepartmentId, to.DepartmentId), stop);
}
