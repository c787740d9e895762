using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Reviews;

/// <summary>Who changes a file takes its turn first: of two at once the second waits, and then sees what the first did.</summary>
public static class FileTurn
{
    /// <param name="db">In the transaction of the change.</param>
    /// <returns>The file's row; null where there is no such customer within reach.</returns>
    public static async Task<FileReview?> Take(Db db, CustomerId customer, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A turn lasts as long as the transaction of the change.");
        if (await db.FileReviews.Where(r => r.CustomerId == customer).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1), stop) == 0)
        {
            // There since before reviews: it stands as every other file does.
            if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == customer, stop) is not { } known) return null;
            db.FileReviews.Add(FileReview.AsReviewed(known));
            await db.SaveChangesAsync(stop);
        }

        return await db.FileReviews.SingleOrDefaultAsync(r => r.CustomerId == customer, stop);
    }
}
