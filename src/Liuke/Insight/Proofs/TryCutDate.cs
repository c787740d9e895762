using System.Diagnostics;
using System.Globalization;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Proofs;

/// <summary>What a trial answers.</summary>
public sealed record TrialReport(string CutOn, int Days, int Customers, string Trial);

/// <summary>Goes the whole way from a day of the past with nothing later known, and keeps how it went.</summary>
public sealed class TryCutDate(IDbContextFactory<Db> store, InsightRules rules, IClock clock) : IJob
{
    private const int Steps = 3;

    public static string Kind => "insight.trial";

    public static Text Title => TrialWords.JobTitle;

    public static string? Permission => InsightPermissions.TryCutDate;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var (watch, asked) = (Stopwatch.StartNew(), run.Arguments<TrialAsked>());
        await using var db = await store.CreateDbContextAsync(stop);
        var last = await db.InsightRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop);
        if (asked.Check(last?.DataFrom, last?.DataUntil).Refused(out var refusal, out var cut)) return refusal;

        // The trial bears the number of its job: one that was kept before the house closed is not made twice.
        var id = new TrialId(run.Id.Value);
        var trial = await db.ModelTrials.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop);
        if (trial is null)
        {
            run.Report(0, Steps);
            var book = await CustomerBook.Read(db, last!.DataUntil!.Value.Number(), stop);
            run.Report(1, Steps);
            if (Judge.Of(book, cut.Number(), asked.Days, rules, stop) is not { } proof) return Refusal.Invalid(TrialWords.TooFew(cut));
            run.Report(2, Steps);
            db.ModelTrials.Add(trial = new(id, proof, run.RequestedBy, clock.GetCurrentInstant(), watch.Elapsed.TotalSeconds));
            await db.SaveChangesAsync(stop);
        }

        return new TrialReport(trial.CutOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), trial.Days, trial.Proof.Customers, trial.Id.ToString());
    }
}
