using System.Text.Json;
using Liuke.Archive.Quality;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Verification;

/// <summary>Once a quarter somebody looks at the stable facts of each file again: raises that as work, the oldest first, and settles what is fresh again.</summary>
/// <remarks>Not more than a few for one person at a time, so that the list stays one that is done.</remarks>
internal sealed class RaiseVerifications(IDbContextFactory<Db> store, WorkRegister register, Company company, IClock clock) : IJob
{
    public const int OpenMost = 30;
    private const int Step = 500;

    public static string Kind => "followup.verify";
    public static Text Title => VerificationWords.JobTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (now, today) = (clock.GetCurrentInstant(), company.Today(clock));
        var settled = await Settle(db, now, today, stop);
        var items = await Open(db).Select(i => new { i.CustomerId, i.OwnerId }).ToListAsync(stop);
        var (asked, open) = (items.Select(i => i.CustomerId).ToHashSet(), items.Where(i => i.OwnerId is not null).GroupBy(i => i.OwnerId!.Value).ToDictionary(g => g.Key, g => g.Count()));

        var raised = 0;
        for (StaleFile? last = null; ;)
        {
            var some = await StaleFiles.After(db, today, last, Step, stop);
            if (some.Count == 0) return new { raised, settled };
            last = some[^1];
            var work = some.Where(f => !asked.Contains(f.Customer) && open.GetValueOrDefault(f.Owner!.Value) < OpenMost && (open[f.Owner.Value] = open.GetValueOrDefault(f.Owner.Value) + 1) > 0)
                .Select(f => new RaisedWork(f.Customer, new(f.Owner, f.Department), WorkKind.FactToVerify, VerificationWords.Reason, JsonSerializer.Serialize(new VerificationFacts(f.Since.ToDateOnly()), JobRun.Json), 0, f.Since)).ToList();
            if (work.Count == 0) continue;

            await using var write = await db.BeginWrite(stop);
            await register.Raise(db, work, now, stop);
            await write.Commit(stop);
            raised += work.Count;
            run.Report(raised, raised);
        }
    }

    private async Task<int> Settle(Db db, Instant now, LocalDate today, CancellationToken stop)
    {
        var settled = 0;
        var open = await Open(db).Select(i => i.CustomerId).ToListAsync(stop);
        foreach (var some in open.Chunk(Step))
        {
            var fresh = await StaleFiles.FreshAmong(db, some, today, stop);
            if (fresh.Count == 0) continue;
            await using var write = await db.BeginWrite(stop);
            settled += await register.Settle(db, WorkKind.FactToVerify, VerificationWords.Reason, fresh, VerificationWords.Verified, now, stop);
            await write.Commit(stop);
        }

        return settled;
    }

    private static IQueryable<WorkItem> Open(Db db) => db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkKind.FactToVerify && i.Reason == VerificationWords.Reason && i.FinishedAt == null);
}
