using System.Diagnostics;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.Insight.Choices;
using Liuke.Insight.Histories;
using Liuke.Insight.Models;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Insight.Refresh;

/// <param name="AsOf">The day of asking as yyyy-MM-dd, or null for today; orders after it are left out.</param>
/// <param name="Choose">Whether models are chosen anew though the last choice still holds.</param>
public sealed record RefreshArguments(string? AsOf = null, bool Choose = false);

/// <summary>What a refresh answers.</summary>
public sealed record RefreshReport(
    string AsOf, int Customers, string? Model, IReadOnlyDictionary<string, double> Parameters,
    IReadOnlyDictionary<string, int> States)
{
    /// <summary>Which combination told the expectations; null where one model was taken as it is.</summary>
    public CombinationReport? Combination { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];
    public double Seconds { get; init; }
}

/// <summary>Brings histories up to date, fits the models, and works out every customer's state, worth and risk.</summary>
/// <remarks>Written some thousand customers at a time; after a crash it goes on where it stopped, with the same models.</remarks>
public sealed class RefreshInsight(IDbContextFactory<Db> store, WorkRegister work, InsightRules rules, Company company, IClock clock) : IJob
{
    // How the bar runs: a customer is read, assessed, written.
    private const int Legs = 3;

    public static string Kind => "insight.refresh";

    public static Text Title => InsightWords.RefreshTitle;

    /// <summary>Where to go on: the day of asking, the fits, the choice, and how many customers have been assessed.</summary>
    private sealed record Point(int AsOf, FitReport Fits, ModelChoiceId? Choice, int Assessed);

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var (watch, startedAt) = (Stopwatch.StartNew(), clock.GetCurrentInstant());
        var asked = run.Arguments<RefreshArguments>();
        if (AsOf(asked).Refused(out var refusal, out var asOf)) return refusal;

        var point = run.Checkpoint<Point>();
        await new UpdateHistories(store).Run((done, all) => run.Report(done, Legs * all), stop);
        await using var db = await store.CreateDbContextAsync(stop);
        var book = await CustomerBook.Read(db, point?.AsOf ?? asOf.Number(), stop);
        var buyers = BuyerColumns.Of(book);
        var grounds = point is not null
            ? await Grounds.Again(db, book, buyers, (point.Fits, point.Choice, rules), stop)
            : await Grounds.Settle(db, book, buyers, (asked.Choose, await LastFits(db, stop), rules, clock), stop);
        if (point is null) await KeepGrounds(db, point = new(book.AsOf, grounds.Fits, grounds.Choice?.Id, 0), run, stop);
        var reading = new Reading(book, buyers, grounds, await KeptChanges.Read(db, stop));
        var (tally, standings) = await Assess(db, reading, point, run, stop);
        await reading.Changes.Write(db, stop);
        await WriteStandings(db, book, standings, run, stop);

        var insight = new InsightRun(clock.New<InsightRunId>(), Days.Day(book.AsOf), startedAt, run.RequestedBy);
        insight.Tell(grounds with { Fits = grounds.Fits with { Warnings = [.. grounds.Fits.Warnings, .. RunWarnings.Of(tally, buyers)] } }, tally, buyers);
        await Keep(db, insight, tally, watch, stop);
        return insight.Report(grounds.Choice);
    }

    // A new choice and the place to go on from are one: whoever goes on does so by the same choice.
    private static async Task KeepGrounds(Db db, Point point, JobRun run, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        await db.SaveChangesAsync(stop);
        await run.Keep(db, point, stop);
        await write.Commit(stop);
    }

    private async Task<(Tally, StandingRow[])> Assess(Db db, Reading reading, Point point, JobRun run, CancellationToken stop)
    {
        var book = reading.Book;
        var (tally, standings) = (new Tally(book, Window.Of(book.AsOf, rules)), new StandingRow[book.Count]);
        var open = await RiskWork.Open(db, stop);
        var (assessor, risks) = (new Assessor(reading, rules, company, open), new RiskWork(book, work, open));
        for (var from = 0; from < book.Count; from += Stretch.Size)
        {
            stop.ThrowIfCancellationRequested();
            var to = Math.Min(book.Count, from + Stretch.Size);
            var findings = assessor.Assess(from, to);
            foreach (var finding in findings)
            {
                tally.Add(finding);
                reading.Changes.Note(book.Id(finding.Customer), finding.Steps);
                standings[finding.Customer] = new(finding);
            }

            if (point.Assessed >= to) continue;
            await using var write = await db.BeginWrite(stop);
            await risks.Write(db, findings, clock.GetCurrentInstant(), stop);
            await run.Keep(db, point with { Assessed = to }, stop);
            await write.Commit(stop);
            run.Report(book.Count + to, Legs * (long)book.Count);
        }

        return (tally, standings);
    }

    private static Task WriteStandings(Db db, CustomerBook book, StandingRow[] standings, JobRun run, CancellationToken stop)
        => Stretch.Write(db, StandingRow.Table.Name, standings.Length, async (from, to, _) =>
        {
            await using var writer = await db.Dialect.Write(db, StandingRow.Table, stop);
            for (var i = from; i < to; i++)
            {
                await standings[i].Add(writer, book);
                if (i % Stretch.Size == 0) run.Report(2L * book.Count + i, Legs * (long)book.Count);
            }

            await writer.Complete(stop);
            db.Tell(new(InsightRoom.StateChanged, Changed(book, standings, from, to), run.RequestedBy));
        }, stop);

    private static List<ToldCustomer> Changed(CustomerBook book, StandingRow[] standings, int from, int to)
    {
        var changed = new List<ToldCustomer>();
        for (var i = from; i < to; i++)
            if (book.StateBefore(standings[i].Customer) is var before && before != standings[i].State) changed.Add(new(book.Id(standings[i].Customer), before.ToString(), standings[i].State.ToString()));
        return changed;
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
