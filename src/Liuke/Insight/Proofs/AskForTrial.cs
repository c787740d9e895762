using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Insight.Proofs;

/// <summary>Asks for a trial from another day, if there is anything to try it on.</summary>
public sealed class AskForTrial(IDbContextFactory<Db> store, AskForJob ask)
{
    public async Task<Outcome<JobId>> Run(TrialAsked asked, PersonId? by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var span = await db.InsightRuns.OrderByDescending(r => r.StartedAt).Select(r => new { r.DataFrom, r.DataUntil }).FirstOrDefaultAsync(stop);
        if (asked.Check(span?.DataFrom, span?.DataUntil).Refused(out var refusal, out _)) return refusal;

        // One at a time: whoever presses twice watches the first.
        var working = await db.Jobs.Where(j => j.Kind == TryCutDate.Kind && (j.State == JobState.Waiting || j.State == JobState.Running)).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(stop);
        return working ?? await ask.Run<TryCutDate>(asked, by, null, stop);
    }
}
