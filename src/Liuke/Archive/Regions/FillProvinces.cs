using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Regions;

/// <summary>Gives the customers of older versions, and those that were written without it, the one name of their region. An index shows whether there are any.</summary>
internal sealed class FillProvinces : IWhenOpen
{
    private const int Step = 500, StepsMax = 100_000;

    public async Task Run(Db db, CancellationToken stop)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            await using var write = await db.BeginWrite(stop);
            var regions = await db.Customers.AsNoTracking().Where(c => c.Region != null && c.Province == null).OrderBy(c => c.Region).Select(c => c.Region!).Distinct().Take(Step).ToListAsync(stop);
            if (regions.Count == 0) return;
            foreach (var region in regions)
            {
                var province = Province.Of(region) ?? "-";
                await db.Customers.Where(c => c.Region == region && c.Province == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Province, province), stop);
            }

            await write.Commit(stop);
        }
    }
}
