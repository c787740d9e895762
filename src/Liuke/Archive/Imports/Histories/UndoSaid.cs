using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Imports.Histories;

/// <summary>Takes an import of interactions back. What somebody corrected since stays.</summary>
internal sealed class UndoSaid(IDbContextFactory<Db> store, IEnumerable<IHearInteractions> listeners, IClock clock)
{
    public Task<object> Run(BatchId batch, Action<long, long> report, CancellationToken stop) => new UndoByCustomer(store, SaidFileKind.Name).Run(batch, TakeBack, report, stop);

    private async Task<int> TakeBack(Db db, IReadOnlyList<CustomerImage> images, CancellationToken stop)
    {
        var (removed, now) = (0, clock.GetCurrentInstant());
        var corrections = db.Interactions;
        foreach (var few in images.Where(i => i.Part.StartsWith(SaidWork.Mark, StringComparison.Ordinal)).Select(i => new InteractionId(Guid.Parse(i.Part[SaidWork.Mark.Length..]))).Chunk(500))
        {
            foreach (var promise in await db.Interactions.AsNoTracking().Where(i => EF.Parameter(few).Contains(i.Id) && i.NextOn != null && !corrections.Any(c => c.CorrectsId == i.Id)).ToListAsync(stop))
                foreach (var listener in listeners) await listener.Unheard(db, promise, now, stop);
            removed += await db.Interactions.Where(i => EF.Parameter(few).Contains(i.Id) && !corrections.Any(c => c.CorrectsId == i.Id)).ExecuteDeleteAsync(stop);
        }

        await db.SaveChangesAsync(stop);
        return removed;
    }
}
