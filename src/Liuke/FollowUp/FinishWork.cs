using Liuke.Archive;
using Liuke.Archive.Interactions;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.FollowUp.Doing;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>Finishes a piece of work. With a next date the same work comes back on that day; without one its rule is silent for a while.</summary>
public sealed class FinishWork(IDbContextFactory<Db> store, IClock clock, Company company)
{
    public async Task<Outcome<WorkFinish>> Run(WorkItemId id, WorkEnding ending, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var item = await db.WorkItems.SingleOrDefaultAsync(i => i.Id == id, stop);
        if (item is null) return Refusal.Missing(FollowUpWords.NoSuchWork);
        if (item.FinishedAt is not null) return await db.WhatHappenedTo(id, company, stop);

        var deed = Deed.Now(by, clock, company);
        var tidy = ending with { Note = string.IsNullOrWhiteSpace(ending.Note) ? null : ending.Note.Trim() };
        if (item.Finish(tidy, deed) is { } refusal) return refusal;
        await Touch(db, item, tidy, deed, stop);
        if (!await db.SaveUnlessChanged(stop)) return await db.WhatHappenedTo(id, company, stop);

        var finish = new WorkFinish(item, tidy, deed);
        db.WorkFinishes.Add(finish);
        // The clock of the grade raises the next contact by itself, on the day that was named.
        if (tidy.NextOn is { } nextOn && item.Kind != WorkKind.OverdueTouch) db.WorkItems.Add(new(item, nextOn, deed));
        db.Record(new(item.CustomerId, deed.At, by, WorkTimeline.Finished, new FinishedFact(item.Kind, item.Reason, tidy.Outcome, tidy.Note, tidy.NextOn?.ToDateOnly())));
        db.Tell(WorkEvents.Of(WorkEvents.Finished, item, by, tidy.Outcome.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return finish;
    }

    // A contact sets the clock of the next one, whatever the work was about; an overdue contact that was none comes back.
    private static async Task Touch(Db db, WorkItem item, WorkEnding ending, Deed deed, CancellationToken stop)
    {
        await using var _ = await db.Beyond(stop);
        if (ending.Outcome is WorkOutcome.Reached or WorkOutcome.Visited or WorkOutcome.WillBuy)
            await Touches.Mark(db, item.CustomerId, deed.On, ending.Outcome == WorkOutcome.Visited ? InteractionChannel.Visit : InteractionChannel.Call, ending.NextOn, stop);
        else if (item.Kind == WorkKind.OverdueTouch)
            await Touches.TryAgain(db, item.CustomerId, ending.NextOn ?? deed.On.PlusDays(Cadence.TryAgainDays), stop);
    }
}
