using Liuke.Archive.PeoplesData.Copies;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp.Caring;

/// <summary>What was done for a customer, in the copy of their data.</summary>
internal sealed class WorkCopy : IHoldPersonal
{
    private const int Most = 5000;

    public int Order => 50;

    public async Task<IReadOnlyList<CopyLine>> Read(Db db, CopySubject of, CancellationToken stop)
        => of.Contact is not null ? [] : (await db.WorkFinishes.AsNoTracking().Where(f => f.CustomerId == of.Customer).OrderBy(f => f.At).Take(Most).ToListAsync(stop))
            .ConvertAll(f => new CopyLine(CopyWords.Work, FollowUpWords.Kind(f.Kind), $"{f.Outcome} {f.Note}".Trim()) { At = f.At, By = f.ById });
}
