using System.Security.Cryptography;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Once;

internal enum Turn
{
    /// <summary>Carry it out.</summary>
    Yours,

    /// <summary>It was answered before: answer the same.</summary>
    Answered,

    /// <summary>It was carried out, but its answer was lost.</summary>
    Lost,

    /// <summary>Somebody is at it.</summary>
    Busy,

    /// <summary>Something else was sent under this key before.</summary>
    Other,
}

internal sealed record TurnTaken(Turn Turn, Guid Claim = default, int Status = 0, byte[]? Answer = null);

/// <summary>Claims a call for carrying out, unless it was carried out before.</summary>
internal sealed class ClaimCall(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<TurnTaken> Run(CallName name, byte[] fingerprint, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var (caller, route, key) = (name.Caller, name.Route, name.Key);
        var known = await db.KeptCalls.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == caller && c.Route == route && c.Key == key, stop);
        if (known is not null && !known.IsOver(now) && !CryptographicOperations.FixedTimeEquals(known.Fingerprint, fingerprint)) return new(Turn.Other);
        if (known is not null && !known.IsOver(now) && !known.IsDead(now))
            return known.Status is { } status ? new(Turn.Answered, Status: status, Answer: known.Answer) : new(known.CarriedOutAt is null ? Turn.Busy : known.ClaimedAt + KeptCall.Patience > now ? Turn.Busy : Turn.Lost);

        var claim = RandomNumberGenerator.GetBytes(16);
        return await Take(db, known, new(name, fingerprint, new Guid(claim), now), stop);
    }

    // Only one of many finds the dead claim still there, and only one can write its own.
    private static async Task<TurnTaken> Take(Db db, KeptCall? dead, KeptCall mine, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        if (dead is not null && await db.KeptCalls.Where(c => c.PersonId == dead.PersonId && c.Route == dead.Route && c.Key == dead.Key && c.Claim == dead.Claim && c.CarriedOutAt == dead.CarriedOutAt).ExecuteDeleteAsync(stop) == 0) return new(Turn.Busy);
        db.KeptCalls.Add(mine);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            return new(Turn.Busy);
        }

        await write.Commit(stop);
        return new(Turn.Yours, mine.Claim);
    }
}

/// <summary>Keeps the answer of a call, so that the same call is answered the same.</summary>
internal sealed class KeepAnswer(IDbContextFactory<Db> store)
{
    public async Task Run(CarriedOut call, int status, byte[] answer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (caller, route, key) = (call.Name.Caller, call.Name.Route, call.Name.Key);
        if (await db.KeptCalls.SingleOrDefaultAsync(c => c.PersonId == caller && c.Route == route && c.Key == key && c.Claim == call.Claim, stop) is not { } kept) return;
        kept.Answered(status, answer);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Gives up a claim whose call failed before it had any effect, so that it can be tried again at once.</summary>
internal sealed class DropClaim(IDbContextFactory<Db> store)
{
    public async Task Run(CarriedOut call, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (caller, route, key, claim) = (call.Name.Caller, call.Name.Route, call.Name.Key, call.Claim);
        await db.KeptCalls.Where(c => c.PersonId == caller && c.Route == route && c.Key == key && c.Claim == claim && c.CarriedOutAt == null).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
    }
}
