using Liuke.Archive.People;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Pins;

/// <summary>Lays a customer's file into somebody's own folder, at the end. Doing it twice changes nothing.</summary>
public sealed class PinCustomer(IDbContextFactory<Db> store, IClock clock)
{
    public const int PinsMax = 60;

    public async Task<Outcome<CustomerId>> Run(string code, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        var pins = await db.Pins.Where(p => p.PersonId == by).ToListAsync(stop);
        if (pins.Exists(p => p.CustomerId == customer)) return customer;
        if (pins.Count >= PinsMax) return Refusal.Conflict(PinWords.TooMany(PinsMax));
        db.Pins.Add(new Pin(by, customer, pins.Select(p => p.Place).DefaultIfEmpty().Max() + 1, clock.GetCurrentInstant()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return customer;
    }
}

/// <summary>Takes a customer's file out of somebody's folder. Doing it twice changes nothing.</summary>
public sealed class UnpinCustomer(IDbContextFactory<Db> store)
{
    public async Task<Outcome<CustomerId>> Run(string code, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.Pins.SingleOrDefaultAsync(p => p.PersonId == by && p.CustomerId == customer, stop) is not { } pin) return customer;
        db.Pins.Remove(pin);
        await db.SaveChangesAsync(stop);
        return customer;
    }
}

/// <summary>Moves a file one place up or down in somebody's folder.</summary>
public sealed class MovePin(IDbContextFactory<Db> store)
{
    public async Task<Outcome<CustomerId>> Run(string code, bool up, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        var pins = (await db.Pins.Where(p => p.PersonId == by).ToListAsync(stop)).OrderBy(p => p.Place).ThenBy(p => p.At).ToList();
        var at = pins.FindIndex(p => p.CustomerId == customer);
        if (at < 0) return Refusal.Missing(PinWords.NotPinned);
        var to = Math.Clamp(up ? at - 1 : at + 1, 0, pins.Count - 1);
        (pins[at], pins[to]) = (pins[to], pins[at]);
        for (var i = 0; i < pins.Count; i++) pins[i].Lie(i + 1);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return customer;
    }
}
