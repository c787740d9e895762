using Liuke.Access;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>A manager gives a piece of work to somebody else. The customer stays with its owner.</summary>
public sealed class AssignWork(IDbContextFactory<Db> store, IClock clock, Company company)
{
    public async Task<Outcome<WorkHandover>> Run(WorkItemId id, string? toUserName, string? note, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var item = await db.WorkItems.SingleOrDefaultAsync(i => i.Id == id, stop);
        if (item is null) return Refusal.Missing(FollowUpWords.NoSuchWork);
        if (item.FinishedAt is not null) return await db.WhatHappenedTo(id, company, stop);
        if (note?.Length > WorkItem.NoteLengthMax) return Refusal.Invalid(FollowUpWords.NoteTooLong);

        var normalized = toUserName?.Trim().ToUpperInvariant();
        var taker = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == normalized && p.DisabledAt == null, stop);
        if (taker is null || !db.Reach.Covers(taker.PersonId, taker.DepartmentId)) return Refusal.Invalid(FollowUpWords.NobodyToGiveTo);

        var (from, to) = (item.OwnerId, taker.PersonId);
        var owner = await db.Customers.Where(c => c.Id == item.CustomerId).Select(c => c.OwnerId).SingleOrDefaultAsync(stop);
        if (item.Assign(new(to, taker.DepartmentId), owner == to ? null : by) is { } refusal) return refusal;
        if (!await db.SaveUnlessChanged(stop)) return await db.WhatHappenedTo(id, company, stop);

        var deed = Deed.Now(by, clock, company);
        var handover = new WorkHandover(item, from, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), deed);
        db.WorkHandovers.Add(handover);
        db.Record(new(item.CustomerId, deed.At, by, WorkTimeline.Assigned, new AssignedFact(item.Kind, item.Reason, taker.Name, handover.Note)));
        db.Tell(WorkEvents.Of(WorkEvents.Assigned, item, by));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return handover;
    }
}
