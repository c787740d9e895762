using Liuke.Intake;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Imports;

/// <summary>Walks through what an import kept of the files it touched, some hundred customers in a transaction; broken off, it goes on where it stopped.</summary>
internal sealed class UndoByCustomer(IDbContextFactory<Db> store, string turn)
{
    private const int StepCustomers = 300;

    public sealed record Result(int Removed, int Customers);

    /// <param name="takeBack">Takes the images of one step back, in its transaction, and says how many rows went.</param>
    public async Task<object> Run(BatchId batch, Func<Db, IReadOnlyList<CustomerImage>, CancellationToken, Task<int>> takeBack, Action<long, long> report, CancellationToken stop)
    {
        var (total, done, removed) = (await Count(batch, stop), 0, 0);
        while (await Step(batch, takeBack, stop) is { } step)
        {
            (done, removed) = (done + step.Customers, removed + step.Removed);
            report(Math.Min(done, total), total + 1);
        }

        return new Result(removed, done);
    }

    private async Task<long> Count(BatchId batch, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.CustomerImages.Where(i => i.BatchId == batch).Select(i => i.CustomerId).Distinct().LongCountAsync(stop);
    }

    private async Task<(int Customers, int Removed)?> Step(BatchId batch, Func<Db, IReadOnlyList<CustomerImage>, CancellationToken, Task<int>> takeBack, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        await db.Dialect.TakeTurn(db, turn, stop);
        var ids = await db.CustomerImages.Where(i => i.BatchId == batch).Select(i => i.CustomerId).Distinct().OrderBy(i => i).Take(StepCustomers).ToListAsync(stop);
        if (ids.Count == 0) return null;

        var removed = await takeBack(db, await db.CustomerImages.AsNoTracking().Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.CustomerId)).ToListAsync(stop), stop);
        await db.CustomerImages.Where(i => i.BatchId == batch && EF.Parameter(ids).Contains(i.CustomerId)).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return (ids.Count, removed);
    }
}
