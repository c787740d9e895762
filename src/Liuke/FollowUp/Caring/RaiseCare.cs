using System.Text.Json;
using Liuke.Archive.Dates;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Caring;

/// <summary>Each night, raises work for the birthdays and other days that come round within a week. What was raised is not raised again that year.</summary>
public sealed class RaiseCare(IDbContextFactory<Db> store, WorkRegister work, Company company, IClock clock) : IJob
{
    public const int LeadDays = 7;
    private const int Step = 500;

    public static string Kind => "raise-care";
    public static Text Title => CareWords.JobTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        var (today, raised) = (company.Today(clock), 0);
        for (var ahead = 0; ahead <= LeadDays; ahead++)
        {
            raised += await RaiseFor(today.PlusDays(ahead), today, stop);
            run.Report(ahead + 1, LeadDays + 1);
        }

        return new { raised };
    }

    private async Task<int> RaiseFor(LocalDate day, LocalDate today, CancellationToken stop)
    {
        var raised = 0;
        while (true)
        {
            // What was raised leaves the selection, so that each look starts at the beginning.
            await using var db = await store.CreateDbContextAsync(stop);
            await using var write = await db.BeginWrite(stop);
            var some = await DueDates.On(db, day, null, Step, stop);
            if (some.Count == 0) return raised;

            await work.Raise(db, [.. some.Select(d => Work(d, today))], clock.GetCurrentInstant(), stop);
            await DueDates.Raised(db, [.. some.Select(d => d.Id)], day, stop);
            await write.Commit(stop);
            raised += some.Count;
        }
    }

    private static RaisedWork Work(DueDate date, LocalDate today) => new(date.Customer, new(date.OwnerId, date.DepartmentId), WorkKind.Care, $"{CareWords.Rule}:{date.Id}",
        JsonSerializer.Serialize(new CareFacts(date.Title, date.ContactName, date.On.Number(), date.Day.YearsOn(date.On), date.Day.Calendar == YearlyCalendar.Lunar ? date.Day with { Year = null } : null), JsonSerializerOptions.Web), 0, date.On)
    { LeadDays = Period.DaysBetween(today, date.On) is > 0 and var left ? Math.Max(left, LeadDays) : LeadDays };
}

/// <param name="On">Days since 1970-01-01.</param>
/// <param name="Lunar">The lunar day that falls on it.</param>
internal sealed record CareFacts(string Title, string? Contact, int On, int? Years, YearlyDay? Lunar);
