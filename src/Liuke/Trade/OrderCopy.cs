using Liuke.Archive.PeoplesData.Copies;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Trade;

/// <summary>A customer's orders in the copy of their data.</summary>
internal sealed class OrderCopy : IHoldPersonal
{
    private const int Most = 5000;

    public int Order => 40;

    public async Task<IReadOnlyList<CopyLine>> Read(Db db, CopySubject of, CancellationToken stop)
        => of.Contact is not null ? [] : (await db.Orders.AsNoTracking().Where(o => o.CustomerId == of.Customer).OrderBy(o => o.OrderedAt).Take(Most).ToListAsync(stop))
            .ConvertAll(o => new CopyLine(CopyWords.Orders, Text.Same(o.Number), o.Net.ToString()) { At = o.OrderedAt });
}
