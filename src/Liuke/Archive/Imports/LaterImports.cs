using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Imports;

/// <summary>Which imports built upon one: they touched the same part of the same file since, or a file that it brought.</summary>
internal static class LaterImports
{
    public static async Task<IReadOnlyList<BatchId>> LaterThan(this Db db, BatchId batch, CancellationToken stop)
    {
        var since = await db.ImportBatches.Where(b => b.Id == batch).Select(b => b.CreatedAt).SingleAsync(stop);
        return await (from mine in db.CustomerImages
                      where mine.BatchId == batch
                      join other in db.CustomerImages on mine.CustomerId equals other.CustomerId
                      where other.BatchId != batch && (other.Part == mine.Part || mine.Part == CustomerImage.Customer)
                      join one in db.ImportBatches on other.BatchId equals one.Id
                      where one.CreatedAt > since
                      select one.Id).Distinct().ToListAsync(stop);
    }
}
