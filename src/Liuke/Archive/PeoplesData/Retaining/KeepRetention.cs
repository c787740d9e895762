using Liuke.Access.Audit;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Retaining;

/// <summary>Each night, removes what is past its period where the firm lets it be removed; every removal is in the audit. Also finishes erasures that were left half done.</summary>
internal sealed class KeepRetention(IDbContextFactory<Db> store, IEnumerable<IRetain> kinds, Erase erase, Company company, IClock clock) : IJob
{
    public static string Kind => "retention";
    public static Text Title => RetentionWords.Job;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var (now, removed, done) = (clock.GetCurrentInstant(), 0, 0);
        await using var db = await store.CreateDbContextAsync(stop);
        var rules = await db.RetentionRules.AsNoTracking().ToDictionaryAsync(r => r.Kind, stop);
        var all = kinds.ToList();
        foreach (var kind in all)
        {
            run.Report(done++, all.Count);
            var (months, removes) = ReadRetention.Of(kind, rules);
            if (removes) removed += await Remove(db, kind, company.Zone.AtStartOfDay(ReadRetention.Before(company.Today(clock), months)).ToInstant(), now, stop);
        }

        await erase.Purge(db, stop);
        return new { removed };
    }

    private static async Task<int> Remove(Db db, IRetain kind, Instant before, Instant now, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        var count = await kind.Remove(db, before, now, stop);
        if (count == 0) return 0;
        db.Audit(AuditEntry.Of(RetentionAudit.Removed, null, "retention", kind.Kind, ("kind", kind.Kind), ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return count;
    }
}
