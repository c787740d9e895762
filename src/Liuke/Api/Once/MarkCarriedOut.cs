using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Once;

/// <summary>Marks a call as carried out in the very transaction that does so. Whoever lost the turn does not commit.</summary>
internal sealed class MarkCarriedOut(IClock clock) : ILastWord
{
    public int Order => 1;

    public async Task Write(Db db, CancellationToken stop)
    {
        if (db.Unwritten.OfType<CarriedOut>().FirstOrDefault() is not { } call) return;
        var now = clock.GetCurrentInstant();
        var (caller, route, key, claim) = (call.Name.Caller, call.Name.Route, call.Name.Key, call.Claim);
        var marked = await db.KeptCalls.Where(c => c.PersonId == caller && c.Route == route && c.Key == key && c.Claim == claim)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.CarriedOutAt, now), stop);
        if (marked == 0) throw new TurnLost();
        db.Unwritten.RemoveAll(said => said is CarriedOut);
    }
}
