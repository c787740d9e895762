using Liuke.Access.Fields;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive;

/// <summary>A mobile from before mobiles were sealed, put aside by the step of the schema until the key is at hand.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
internal sealed class OpenMobile
{
    private OpenMobile() { }

    public CustomerId CustomerId { get; private set; }
    public string Mobile { get; private set; } = "";
}

/// <summary>Seals the mobiles that older versions kept in clear, also where they stand as key or name.</summary>
internal sealed class SealOpenMobiles(CustomerMobile mobiles, ILogger<SealOpenMobiles> log) : IWhenOpen
{
    private const int Step = 2000;

    private static readonly BulkTable Customers = new("Customers",
        ["Id", "ExternalKey", "Name", "NameKey", "NameOrder", "MobileSealed", "MobileIndex", "MobileEndIndex"], ["Id"])
    { OnlyUpdates = true };

    public async Task Run(Db db, CancellationToken stop)
    {
        var done = 0;
        while (await SealSome(db, stop) is > 0 and var some) done += some;
        if (done == 0) return;

        await db.Dialect.Purge(db, stop);
        log.LogWarning("Sealed {Count} mobile numbers that were kept in clear; copies of the database made before still hold them", done);
    }

    private async Task<int> SealSome(Db db, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        var open = await db.OpenMobiles.AsNoTracking().OrderBy(m => m.CustomerId).Take(Step).ToDictionaryAsync(m => m.CustomerId, m => m.Mobile, stop);
        if (open.Count == 0) return 0;

        var ids = open.Keys.ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.ExternalKey, c.Name }).ToListAsync(stop);
        await using (var writer = await db.Dialect.Write(db, Customers, stop))
        {
            foreach (var customer in customers)
            {
                var (whole, index, end) = mobiles.Seal(customer.Id, open[customer.Id]);
                var name = CustomerKey.Mobile(customer.Name) is { } number ? Masks.Mobile(number)! : customer.Name;
                await writer.Add(customer.Id, customer.ExternalKey is { } key ? mobiles.KeyOf(key) : null, name, CustomerName.Key(name), CustomerName.Order(name), whole, index, end);
            }

            await writer.Complete(stop);
        }

        await db.OpenMobiles.Where(m => ids.Contains(m.CustomerId)).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return open.Count;
    }
}
