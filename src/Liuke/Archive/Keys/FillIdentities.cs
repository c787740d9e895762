using Liuke.Archive.Duplicates;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Keys;

/// <summary>How far a walk through all customers has come, by their numbers.</summary>
[NotPersonal("counts")]
internal sealed class KeyMark
{
    public const string Identities = "identities", Blocks = "blocks";

    private KeyMark() { }

    public KeyMark(string name, long number) => (Name, Number) = (name, number);

    public string Name { get; private set; } = "";
    public long Number { get; private set; }

    public static async Task<long> Of(Db db, string name, CancellationToken stop) => await db.KeyMarks.Where(m => m.Name == name).Select(m => m.Number).SingleOrDefaultAsync(stop);

    public static async Task Move(Db db, string name, long number, CancellationToken stop)
    {
        if (await db.KeyMarks.Where(m => m.Name == name).ExecuteUpdateAsync(set => set.SetProperty(m => m.Number, number), stop) > 0) return;
        db.KeyMarks.Add(new(name, number));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Gives the customers of older versions their keys, some at a time. Of two with one mobile the older has it; the pair comes onto the list of duplicates.</summary>
internal sealed class FillIdentities(IClock clock) : IWhenOpen
{
    private const int Step = 5000;

    public async Task Run(Db db, CancellationToken stop)
    {
        while (await FillSome(db, stop)) { }
    }

    private async Task<bool> FillSome(Db db, CancellationToken stop)
    {
        var mark = await KeyMark.Of(db, KeyMark.Identities, stop);
        if (mark == long.MaxValue) return false;

        await using var write = await db.BeginWrite(stop);
        var some = await db.Customers.AsNoTracking().Where(c => c.Number > mark).OrderBy(c => c.Number).Take(Step).Select(c => new { c.Number, c.Id, c.ExternalKey, c.MobileIndex }).ToListAsync(stop);
        await using (var writer = await db.Dialect.Write(db, Identities.Bulk, stop))
        {
            foreach (var customer in some)
            {
                if (customer.ExternalKey is { } key) await writer.Add(IdentityKind.External, Identities.OfKept(key), customer.Id, null, clock.GetCurrentInstant());
                if (customer.MobileIndex is { } mobile) await writer.Add(IdentityKind.Mobile, mobile, customer.Id, null, clock.GetCurrentInstant());
            }

            await writer.Complete(stop);
        }

        // Whoever comes later brings their keys along.
        await KeyMark.Move(db, KeyMark.Identities, some.Count < Step ? long.MaxValue : some[^1].Number, stop);
        await write.Commit(stop);
        return some.Count == Step;
    }
}
