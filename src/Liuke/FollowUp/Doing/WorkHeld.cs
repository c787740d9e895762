using Liuke.Archive;
using Liuke.Archive.Handovers;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Doing;

/// <summary>Somebody's open work. What is about their customers goes along with these; what was given to them by name goes back to the customer's owner.</summary>
internal sealed class WorkHeld(IDbContextFactory<Db> store, Company company, IClock clock) : IHoldForPeople
{
    public const string Open = "work.open", Promised = "work.promises", Later = "work.later";
    private const int Some = 500;

    public async Task<IReadOnlyList<Holding>> Read(Db db, PersonId person, CancellationToken stop)
    {
        var today = company.Today(clock);
        var open = db.WorkItems.Where(i => i.OwnerId == person && i.FinishedAt == null);
        return
        [
            new(Open, FollowUpWords.OpenWork, await open.CountAsync(i => i.Kind != WorkKind.PromiseDue && i.ShowsOn <= today, stop)),
            new(Promised, FollowUpWords.OpenPromises, await open.CountAsync(i => i.Kind == WorkKind.PromiseDue, stop)),
            new(Later, FollowUpWords.LaterWork, await open.CountAsync(i => i.Kind != WorkKind.PromiseDue && i.ShowsOn > today, stop)),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> HandOver(HandsOver asked, CancellationToken stop)
    {
        var went = 0;
        for (var last = default(WorkItemId); ;)
        {
            await using var db = await store.CreateDbContextAsync(stop);
            await using var write = await db.BeginWrite(stop);
            var (from, after) = (asked.From, last);
            var some = await db.WorkItems.AsNoTracking().Where(i => i.OwnerId == from && i.FinishedAt == null && i.Id > after)
                .Join(db.Customers.Where(c => c.OwnerId != from), i => i.CustomerId, c => c.Id, (i, c) => new { i.Id, c.OwnerId, c.DepartmentId }).OrderBy(i => i.Id).Take(Some).ToListAsync(stop);
            if (some.Count == 0) return new Dictionary<string, int>(StringComparer.Ordinal) { [Open] = went };
            foreach (var seat in some.GroupBy(i => (i.OwnerId, i.DepartmentId), i => i.Id)) went += await Give(db, [.. seat], new(seat.Key.OwnerId, seat.Key.DepartmentId), from, stop);
            await write.Commit(stop);
            last = some[^1].Id;
        }
    }

    public async Task<IReadOnlyDictionary<PersonId, int>> Promises(Db db, IQueryable<CustomerId> customers, CancellationToken stop)
        => await db.WorkItems.Where(i => i.Kind == WorkKind.PromiseDue && i.FinishedAt == null && i.OwnerId != null && customers.Contains(i.CustomerId))
            .GroupBy(i => i.OwnerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    private static async Task<int> Give(Db db, List<WorkItemId> items, Seat to, PersonId from, CancellationToken stop)
    {
        var (owner, department) = (to.OwnerId, to.DepartmentId);
        var went = await db.WorkItems.Where(i => EF.Parameter(items).Contains(i.Id) && i.OwnerId == from && i.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, owner).SetProperty(i => i.DepartmentId, department).SetProperty(i => i.AssignedById, (PersonId?)null).SetProperty(i => i.Version, i => i.Version + 1), stop);
        await db.WorkSnoozes.Where(s => EF.Parameter(items).Contains(s.ItemId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.OwnerId, owner).SetProperty(s => s.DepartmentId, department), stop);
        await db.WorkHandovers.Where(h => EF.Parameter(items).Contains(h.ItemId)).ExecuteUpdateAsync(set => set.SetProperty(h => h.OwnerId, owner).SetProperty(h => h.DepartmentId, department), stop);
        await db.WorkEscalations.Where(e => EF.Parameter(items).Contains(e.ItemId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.OwnerId, owner).SetProperty(e => e.DepartmentId, department), stop);
        return went;
    }
}
