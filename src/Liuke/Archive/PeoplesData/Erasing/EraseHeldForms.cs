using Liuke.Access.SigningIn.HeldForms;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Forms that wait for their sender to prove who they are: at most a quarter of an hour old, and sent again in a moment.</summary>
internal sealed class EraseHeldForms : IEraseRows
{
    public Task Run(Db db, ErasedPerson who, Instant now, CancellationToken stop) => db.Set<HeldForm>().ExecuteDeleteAsync(stop);
}
