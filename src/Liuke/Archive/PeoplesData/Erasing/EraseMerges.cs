using Liuke.Archive.Merging;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>What a merge remembers of both files holds the person, sealed or not: it goes, and the merge stands for good.</summary>
internal sealed class EraseMerges : IEraseRows
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        var merges = await db.Merges.Where(m => m.CustomerId == who.Customer || m.IntoId == who.Customer || m.LoserId == who.Customer).Select(m => m.Id).ToListAsync(stop);
        if (merges.Count > 0) await db.MergedRows.Where(r => EF.Parameter(merges).Contains(r.MergeId)).ExecuteDeleteAsync(stop);
    }
}
