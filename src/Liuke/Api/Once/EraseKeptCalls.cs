using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Once;

/// <summary>Answers that were kept for a repeated call may hold anybody: they are thrown away. That the calls were carried out stays, so that none is done twice.</summary>
internal sealed class EraseKeptCalls : IEraseRows
{
    public async Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop)
    {
        await db.KeptCalls.Where(c => c.Answer != null && c.CarriedOutAt == null).ExecuteDeleteAsync(stop);
        await db.KeptCalls.Where(c => c.Answer != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Answer, (byte[]?)null).SetProperty(c => c.Status, (int?)null), stop);
    }
}
