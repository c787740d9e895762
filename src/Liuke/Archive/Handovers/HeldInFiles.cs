using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Handovers;

/// <summary>Places in the teams of other customers, files kept at hand, and suggestions that nobody has answered yet.</summary>
internal sealed class HeldInFiles(IDbContextFactory<Db> store) : IHoldForPeople
{
    public const string Teams = "teams", PinsKey = "pins";

    public async Task<IReadOnlyList<Holding>> Read(Db db, PersonId person, CancellationToken stop) =>
    [
        new(Teams, HandoverWords.TeamsHeld, await db.AccountTeamMembers.CountAsync(m => m.PersonId == person, stop)),
        new("suggestions", HandoverWords.SuggestionsMade, await db.FileEntries.CountAsync(e => e.By == person && e.RoutedTo != null && e.SettledAt == null && e.RemovedAt == null, stop)) { MustGo = false },
    ];

    public async Task<IReadOnlyDictionary<string, int>> HandOver(HandsOver asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (from, to) = (asked.From, asked.Successor);
        var went = 0;
        if (to is { } successor)
        {
            var (members, owned) = (db.AccountTeamMembers, db.Customers);
            went = await members.Where(m => m.PersonId == from && !members.Any(o => o.CustomerId == m.CustomerId && o.PersonId == successor) && !owned.Any(c => c.Id == m.CustomerId && c.OwnerId == successor))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, successor), stop);
        }

        went += await db.AccountTeamMembers.Where(m => m.PersonId == from).ExecuteDeleteAsync(stop);
        if (asked.IsLeaving) await db.Pins.Where(p => p.PersonId == from).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return new Dictionary<string, int>(StringComparer.Ordinal) { [Teams] = went };
    }
}
