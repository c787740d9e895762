using System.Text.Json;
using Liuke.Archive.Needs;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Needs;

/// <summary>Each night, asks the owner once to see to what an event in a file makes a customer need.</summary>
public sealed class RaiseNeeds(IDbContextFactory<Db> store, WorkRegister work, Company company, IClock clock) : IJob
{
    private const int Step = 500, DueDays = 7;

    public static string Kind => "raise-needs";
    public static Text Title => NeedWorkWords.JobTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var (today, raised, left) = (company.Today(clock), 0, 0);
        while (true)
        {
            await using var db = await store.CreateDbContextAsync(stop);
            await using var write = await db.BeginWrite(stop);
            // What is raised leaves the selection; what no rule speaks of stays and is passed over.
            var (due, looked) = await NeedSignals.Waiting(db, today, left, Step, stop);
            if (looked == 0) return new { raised };
            var now = clock.GetCurrentInstant();
            if (due.Count > 0)
            {
                await work.Raise(db, [.. due.Select(s => Work(s, today))], now, stop);
                NeedSignals.Raised(db, due, now);
                await db.SaveChangesAsync(stop);
            }

            await write.Commit(stop);
            (raised, left) = (raised + due.Count, left + looked - due.Count);
            run.Report(raised, raised);
        }
    }

    private static RaisedWork Work(DueSignal signal, LocalDate today)
        => new(signal.Customer, new(signal.Owner, signal.Department), WorkKind.Care, $"{NeedWorkWords.Rule}:{signal.Entry}",
            JsonSerializer.Serialize(new NeedFacts(signal.Event.Zh, signal.Event.En, signal.Need.Zh, signal.Need.En, signal.On.Number(), signal.Until.Number()), JsonSerializerOptions.Web), 0, today.PlusDays(DueDays))
        { LeadDays = DueDays };
}

/// <param name="On">Days since 1970-01-01.</param>
internal sealed record NeedFacts(string EventZh, string EventEn, string NeedZh, string NeedEn, int On, int Until);
