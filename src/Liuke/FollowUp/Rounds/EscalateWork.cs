using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Rounds;

/// <summary>Work that is overdue for three, five and seven days climbs one step each time, once each; work of every kind.</summary>
public sealed class EscalateWork(IDbContextFactory<Db> store, Company company, IClock clock)
{
    private const int Step = 5000;

    public async Task<int> Run(CancellationToken stop)
    {
        var escalated = 0;
        foreach (var step in WorkEscalation.Steps) escalated += await Climb(step, stop);
        return escalated;
    }

    private async Task<int> Climb(int step, CancellationToken stop)
    {
        var today = company.Today(clock);
        var before = today.PlusDays(-step);
        for (var climbed = 0; ;)
        {
            await using var db = await store.CreateDbContextAsync(stop);
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, "escalations", stop);
            var told = db.WorkEscalations;
            var some = await db.WorkItems.AsNoTracking().Open.Where(i => i.ShowsOn <= today && i.DueOn <= before && !told.Any(e => e.ItemId == i.Id && e.DueOn == i.DueOn && e.Step == step))
                .OrderBy(i => i.Id).Take(Step).Select(i => new { i.Id, i.DueOn, i.CustomerId, i.OwnerId, i.DepartmentId }).ToListAsync(stop);
            if (some.Count == 0) return climbed;
            var now = clock.GetCurrentInstant().Cut();
            await using var writer = await db.Dialect.Write(db, CadenceTables.Escalate, stop);
            foreach (var item in some) await writer.Add(item.Id, item.DueOn, step, item.CustomerId, item.OwnerId, item.DepartmentId, now);
            await writer.Complete(stop);
            await write.Commit(stop);
            climbed += some.Count;
        }
    }
}
