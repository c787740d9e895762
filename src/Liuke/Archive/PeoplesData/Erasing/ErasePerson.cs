using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.PeoplesData.Erasing;

/// <summary>Erases whom an approval or a retention period named; killed in the middle it goes on where it was.</summary>
internal sealed class ErasePerson(IDbContextFactory<Db> store, Erase erase) : IJob
{
    public const string KindName = "privacy.erase";

    internal sealed record Asked(Guid Erasure);

    public static string Kind => KindName;
    public static Text Title => ErasingWords.Job;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var id = ErasureId.From(run.Arguments<Asked>().Erasure);
        if (await db.Erasures.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is not { } erasure) return Refusal.Missing(ErasingWords.NoSuchErasure);
        run.Report(0, 3);
        await erase.Rows(db, erasure.Entry, stop);
        run.Report(1, 3);
        await erase.Purge(db, stop);
        run.Report(3, 3);
        return new { erasure.Pseudonym };
    }
}
