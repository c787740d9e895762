using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>Puts a piece of work off to a day, with a reason; its rule is silent until then.</summary>
public sealed class SnoozeWork(IDbContextFactory<Db> store, IClock clock, Company company)
{
    public async Task<Outcome<WorkSnooze>> Run(WorkItemId id, LocalDate? until, string? reason, PersonId by, CancellationToken stop)
    {
        if (until is not { } day) return Refusal.Invalid(FollowUpWords.SnoozeNeedsDay);
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var item = await db.WorkItems.SingleOrDefaultAsync(i => i.Id == id, stop);
        if (item is null) return Refusal.Missing(FollowUpWords.NoSuchWork);
        if (item.FinishedAt is not null) return await db.WhatHappenedTo(id, company, stop);

        var deed = Deed.Now(by, clock, company);
        var dueBefore = item.DueOn;
        if (item.Snooze(day, reason, deed.On) is { } refusal) return refusal;
        if (!await db.SaveUnlessChanged(stop)) return await db.WhatHappenedTo(id, company, stop);

        var snooze = new WorkSnooze(item, dueBefore, reason!.Trim(), deed);
        db.WorkSnoozes.Add(snooze);
        db.Record(new(item.CustomerId, deed.At, by, WorkTimeline.Snoozed, new SnoozedFact(item.Kind, item.Reason, snooze.Reason, day.ToDateOnly())));
        db.Tell(WorkEvents.Of(WorkEvents.Snoozed, item, by));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return snooze;
    }
}
