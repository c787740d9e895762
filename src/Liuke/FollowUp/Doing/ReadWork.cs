using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Liuke.FollowUp.Today;
using NodaTime;

namespace Liuke.FollowUp.Doing;

/// <summary>One piece of work with all that its forms offer.</summary>
/// <param name="Ended">How it ended, when it has.</param>
public sealed record WorkView(WorkRow Row, LocalDate Today, DoneRow? Ended)
{
    /// <summary>To whom it can be given; empty for those who may not give it.</summary>
    public IReadOnlyList<Teammate> Teammates { get; init; } = [];

    /// <summary>How often the customer is to be touched, by its grade; a month where it has none.</summary>
    public int PeriodDays { get; init; } = 30;

    public LocalDate NextOn(WorkOutcome outcome) => Cadence.NextOn(Today, PeriodDays, outcome);
    public LocalDate SnoozeOn => Cadence.Workday(Today.PlusDays(3));
    public LocalDate SnoozeMax => Today.PlusDays(WorkItem.SnoozeDaysMax);
    public LocalDate NextMax => Today.PlusDays(WorkItem.NextDaysMax);
}

/// <summary>Reads one piece of work.</summary>
public sealed class ReadWork(IDbContextFactory<Db> store, WorkLexicon lexicon, IClock clock, Company company)
{
    public async Task<Outcome<WorkView>> Run(WorkItemId id, bool mayAssign, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var item = await db.WorkItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop);
        if (item is null) return Refusal.Missing(FollowUpWords.NoSuchWork);

        var today = company.Today(clock);
        var row = (await new WorkRows(lexicon, company).Of(db, [item], 0, today, stop))[0];
        var finish = await db.WorkFinishes.AsNoTracking().Where(f => f.Id == id).ToListAsync(stop);
        var ended = await DoneRow.Of(db, finish, lexicon, company, stop);
        return new WorkView(row, today, ended.Count == 0 ? null : ended[0])
        {
            PeriodDays = (await db.RulesOfCadence(stop)).Days(row.Customer.Grade) ?? 30,
            Teammates = mayAssign ? [.. (await Teammates.Within(db, stop)).Where(c => c.Id != item.OwnerId)] : [],
        };
    }
}
