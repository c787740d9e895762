using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Deals;

/// <param name="Amount">What is paid with it, in units of the deal's currency.</param>
public sealed record MilestoneWish(string? What, LocalDate? DueOn = null, LocalDate? DoneOn = null, decimal? Amount = null);

/// <summary>Adds a step to a deal: planned, or done already.</summary>
public sealed class AddMilestone(IDbContextFactory<Db> store, Company company, IClock clock)
{
    public const int PerDealMax = 60;
    private const decimal AmountMost = 9_000_000_000_000m;

    public async Task<Outcome<MilestoneId>> Run(string code, FileEntryId deal, MilestoneWish wish, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (Check(wish) is { } wrong) return wrong;
        if (await db.LeaveToAdd(customer, by, stop) is { } locked) return locked;
        if (await db.Deal(customer, deal, stop) is not { } entry) return Refusal.Missing(DealWords.NoSuchDeal);
        if (await db.Milestones.CountAsync(m => m.CustomerId == customer && m.EntryId == deal, stop) >= PerDealMax) return Refusal.Conflict(DealWords.TooManySteps(PerDealMax));

        var now = clock.GetCurrentInstant();
        var step = new Milestone(entry, wish.What!.Trim(), by, now);
        step.Plan(wish.DueOn, wish.Amount is { } amount ? (long)(amount * 100) : null);
        step.Done(wish.DoneOn);
        db.Milestones.Add(step);
        DealNotes.Write(db, entry, step, null, new(by, now));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return step.Id;
    }

    private Refusal? Check(MilestoneWish wish)
    {
        if (wish.What?.Trim() is not { Length: > 0 and <= Milestone.WhatLengthMax }) return Refusal.Invalid(DealWords.StepNeedsWords(Milestone.WhatLengthMax));
        if (wish.DueOn is { Year: < 1900 or > 2200 } || wish.DoneOn is { Year: < 1900 }) return Refusal.Invalid(DealWords.NotADay);
        if (wish.DoneOn > company.Today(clock)) return Refusal.Invalid(DealWords.DoneInFuture);
        return wish.Amount is { } amount && (amount is <= 0 or > AmountMost || decimal.Round(amount, 2) != amount) ? Refusal.Invalid(DealWords.NotAnAmount) : null;
    }
}

/// <summary>Says that a step is done, on which day, or that it is not after all.</summary>
public sealed class FinishMilestone(IDbContextFactory<Db> store, Company company, IClock clock)
{
    /// <param name="on">Null takes it back.</param>
    public async Task<Outcome<MilestoneId>> Run(string code, MilestoneId id, LocalDate? on, PersonId by, CancellationToken stop)
    {
        if (on > company.Today(clock)) return Refusal.Invalid(DealWords.DoneInFuture);
        if (on is { Year: < 1900 }) return Refusal.Invalid(DealWords.NotADay);
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.LeaveToAdd(customer, by, stop) is { } locked) return locked;
        if (await db.Milestones.SingleOrDefaultAsync(m => m.Id == id && m.CustomerId == customer, stop) is not { } step || await db.Deal(customer, step.EntryId, stop) is not { } entry) return Refusal.Missing(DealWords.NoSuchStep);
        if (step.DoneOn == on) return id;

        var was = DealNotes.Said(step);
        step.Done(on);
        DealNotes.Write(db, entry, step, was, new(by, clock.GetCurrentInstant()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}

/// <summary>Takes a step away. Who wrote it may; what others wrote takes leave to change the file.</summary>
public sealed class RemoveMilestone(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<MilestoneId>> Run(string code, MilestoneId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.CustomerOf(code, stop) is not { } customer) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (await db.Milestones.SingleOrDefaultAsync(m => m.Id == id && m.CustomerId == customer, stop) is not { } step) return Refusal.Missing(DealWords.NoSuchStep);
        var (now, under) = (clock.GetCurrentInstant(), (string?)null);
        if (step.By == by)
        {
            if (await db.LeaveToAdd(customer, by, stop) is { } resting) return resting;
        }
        else if ((await db.LeaveToChange(customer, by, now, stop)).Refused(out var locked, out under)) return locked;

        db.Milestones.Remove(step);
        FileHistory.Add(db, customer, FileSubjects.Entry(step.EntryId), [new(DealNotes.Field, DealNotes.Said(step), null)], new(by, now, under));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}

/// <summary>Steps of deals in the history and on the timeline.</summary>
internal static class DealNotes
{
    public const string Field = "milestone";

    public static Task<FileEntry?> Deal(this Db db, CustomerId customer, FileEntryId id, CancellationToken stop)
        => db.FileEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.CustomerId == customer && e.ModuleKey == DealRules.Module && e.RemovedAt == null, stop);

    public static string Said(Milestone step)
        => step.What + (step.DueOn is { } due ? $" · {due:uuuu-MM-dd}" : "") + (step.AmountMinor is { } minor ? $" · {new Money(minor, "CNY").Amount:0.00}" : "") + (step.DoneOn is { } done ? $" · ✓ {done:uuuu-MM-dd}" : "");

    public static void Write(Db db, FileEntry deal, Milestone step, string? was, FileTouch touch)
    {
        FileHistory.Add(db, deal.CustomerId, FileSubjects.Entry(deal.Id), [new(Field, was, Said(step))], touch);
        db.Record(new TimelineEntry(deal.CustomerId, touch.At, touch.By, step.DoneOn is null ? DealTimeline.StepAdded : DealTimeline.StepDone, new StepFact(deal.Words.GetValueOrDefault(DealRules.Number, ""), step.What)));
    }
}

internal sealed record StepFact(string Deal, string What);

/// <summary>The steps of deals on the timeline.</summary>
internal sealed class DealTimeline : ITimelineWords
{
    public const string StepAdded = "archive.deal.step", StepDone = "archive.deal.done";

    public string Group => "deals";
    public Text Title => DealWords.Title;
    public int Order => 25;
    public IReadOnlyCollection<string> Kinds { get; } = [StepAdded, StepDone];

    public TimelineWording Say(TimelineFact fact)
    {
        var step = fact.Read<StepFact>();
        return fact.Kind == StepDone ? new(DealWords.StepDone(step.Deal, step.What), "checkbox") { Tone = "good" } : new(DealWords.StepAdded(step.Deal, step.What), "list-check");
    }
}
