using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Once;

/// <summary>Forgets calls whose keys are over.</summary>
internal sealed class DropKeptCalls(IDbContextFactory<Db> store, IClock clock) : IJob
{
    public static string Kind => "drop-kept-calls";
    public static Text Title => OnceWords.DropTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var before = clock.GetCurrentInstant() - KeptCall.Kept;
        await using var write = await db.BeginWrite(stop);
        var dropped = await db.KeptCalls.Where(c => c.ClaimedAt < before).ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return new { dropped };
    }
}
