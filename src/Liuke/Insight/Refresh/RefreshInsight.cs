using System.Diagnostics;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Histories;
using Liuke.Insight.Models;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Insight.Refresh;

/// <param name="AsOf">The day of asking as yyyy-MM-dd, or null for today; orders after it are left out.</param>
public sealed record RefreshArguments(string? AsOf = null);

/// <summary>What a refresh answers.</summary>
public sealed record RefreshReport(
    string AsOf, int Customers, string? Model, IReadOnlyDictionary<string, double> Parameters,
    IReadOnlyDictionary<string, int> States)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];
    public double Seconds { get; init; }
}

/// <summary>Brings histories up to date, fits the models, and works out every customer's state, worth and risk.</summary>
/// <remarks>Findings are written some thousand customers at a time; after a crash the writing goes on where it stopped, with the same models.</remarks>
public sealed class RefreshInsight(IDbContextFactory<Db> store, WorkRegister work, InsightRules rules, Company company, IClock clock) : IJob
{
    private const int ChunkSize = 4000;

    public static string Kind => "insight.refresh";

    public static Text Title => InsightWords.RefreshTitle;

    /// <summary>Where to go on: the day of asking, the fits, and how many customers are written.</summary>
    private sealed record Point(int AsOf, FitReport Fits, int Written);

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var (watch, startedAt) = (Stopwatch.StartNew(), clock.GetCurrentInstant());
        if (AsOf(run.Arguments<RefreshArguments>()).Refused(out var refusal, out var asOf)) return refusal;

        var point = run.Checkpoint<Point>();
        await new UpdateHistories(store).Run(done => run.Report(0, done), stop);
        await using var db = await store.CreateDbContextAsync(stop);
        var book = await CustomerBook.Read(db, point?.AsOf ?? asOf.Number(), stop);
        var buyers = BuyerColumns.Of(book);
        var fits = point?.Fits ?? FitModels.To(buyers, await LastFits(db, stop));
        var openWork = await WriteStandings.OpenWork(db, stop);
        var assessor = new Assessor(new(book, buyers, fits), rules, company, openWork);
        var standings = new WriteStandings(book, await KeptChanges.Read(db, stop), openWork, work);
        var tally = await WriteFindings(db, assessor, standings, point ?? new(book.AsOf, fits, 0), run, stop);

        var insight = new InsightRun(clock.New<InsightRunId>(), Days.Day(book.AsOf), startedAt, run.RequestedBy);
        insight.Tell(fits with { Warnings = [.. fits.Warnings, .. RunWarnings.Of(tally, buyers)] }, tally, buyers);
        await Keep(db, insight, tally, watch, stop);
        return insight.Report();
    }

    private async Task<Tally> WriteFindings(Db db, Assessor assessor, WriteStandings standings, Point point, JobRun run, CancellationToken stop)
    {
        var book = assessor.Book;
        var tally = new Tally(book, Window.Of(book.AsOf, rules));
        for (var from = 0; from < book.Count; from += ChunkSize)
        {
            stop.ThrowIfCancellationRequested();
            var to = Math.Min(book.Count, from + ChunkSize);
            var findings = assessor.Assess(from, to);
            foreach (var finding in findings) tally.Add(finding);
            if (point.Written >= to) continue;

            await using var write = await db.BeginWrite(stop);
            await standings.Write(db, findings, clock.GetCurrentInstant(), stop);
            await run.Keep(db, point with { Written = to }, stop);
            await write.Commit(stop);
            run.Report(to, book.Count);
        }

        return tally;
    }

    private async Task Keep(Db db, InsightRun insight, Tally tally, Stopwatch watch, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        await WriteCells.Write(db, tally, stop);
        insight.Finish(clock.GetCurrentInstant(), watch.Elapsed.TotalSeconds);
        db.InsightRuns.Add(insight);
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
    }

    private Outcome<LocalDate> AsOf(RefreshArguments asked)
    {
        if (asked.AsOf is null) return company.Today(clock);
        var parsed = LocalDatePattern.Iso.Parse(asked.AsOf);
        return parsed.Success ? parsed.Value : Refusal.Invalid(InsightWords.NotADay(asked.AsOf));
    }

    private static async Task<FitReport?> LastFits(Db db, CancellationToken stop)
        => (await db.InsightRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop))?.Fits;
}
