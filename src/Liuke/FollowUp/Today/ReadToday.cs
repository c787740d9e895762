using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Today;

public enum WorkQueue { Now, Overdue, Later, Done }

/// <summary>Which list of work is asked for; all of it is in the page's address.</summary>
/// <param name="Owner">The user name of one colleague, or null for everybody within reach.</param>
public sealed record TodayAsked(WorkQueue Queue, WorkKind? Kind, string? Owner, int Page)
{
    /// <summary>Nobody does more than this in a day; further down the filters help more than pages.</summary>
    public const int RankMax = 1000;
    public const int PageSize = 20;

    public int Skip => PageSize * Math.Clamp(Page - 1, 0, (RankMax / PageSize) - 1);
}

/// <summary>Today's list as one person sees it.</summary>
public sealed record TodayView(LocalDate Today, WorkCounts Counts, IReadOnlyList<WorkRow> Rows, IReadOnlyList<DoneRow> Done)
{
    /// <summary>How many the chosen list holds.</summary>
    public required int Total { get; init; }

    /// <summary>The colleague whose work is shown, when it is one.</summary>
    public Teammate? Owner { get; init; }

    /// <summary>Everybody within reach who has work, most overdue first; empty for whoever sees only their own.</summary>
    public IReadOnlyList<OwnerLoad> Team { get; init; } = [];
}

/// <summary>Reads a person's list of today: counts, one page of rows, what was done today, how the team is doing.</summary>
public sealed class ReadToday(IDbContextFactory<Db> store, Workload workload, WorkLexicon lexicon, IClock clock, Company company)
{
    public async Task<TodayView> Run(TodayAsked asked, CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var today = company.Today(clock);
        var load = await workload.Read(db, today, asked.Owner, stop);
        var rows = asked.Queue == WorkQueue.Done ? [] : await Rows(db, asked, load, today, stop);
        var done = asked.Queue == WorkQueue.Done ? await Done(db, asked, load, today, stop) : [];
        return new(today, load.Counts, rows, done) { Total = load.Counts.Of(asked), Owner = load.Owner, Team = load.Team };
    }

    private async Task<IReadOnlyList<WorkRow>> Rows(Db db, TodayAsked asked, Load load, LocalDate today, CancellationToken stop)
    {
        var items = db.WorkItems.AsNoTracking().Open;
        if (load.IsOne) items = items.Where(i => i.OwnerId == load.OwnerId);
        // The idle zero keeps SQLite from skipping through the index of counts for the kind, and sorting all that it finds.
        if (asked.Kind is { } kind) items = items.Where(i => unchecked((int)i.Kind + 0) == (int)kind);
        items = asked.Queue switch
        {
            WorkQueue.Later => items.Where(i => i.ShowsOn > today),
            WorkQueue.Overdue => items.Shown(today).Where(i => i.DueOn < today),
            _ => items.Shown(today),
        };

        var found = asked.Queue == WorkQueue.Later && (load.IsOne || db.Reach.Kind == ReachKind.Own)
            ? await items.OrderBy(i => i.ShowsOn).ThenByDescending(i => i.ValueMinor).ThenBy(i => i.Id).Skip(asked.Skip).Take(TodayAsked.PageSize).ToListAsync(stop)
            : await Window(asked, load, today).Cut(items, stop);
        return await new WorkRows(lexicon, company).Of(db, found, asked.Skip + 1, today, stop);
    }

    private static WorkWindow Window(TodayAsked asked, Load load, LocalDate today)
    {
        var late = asked.Queue != WorkQueue.Later && asked.Kind is null or WorkKind.PromiseDue ? load.Counts.LatePromises : 0;
        return new(today, late, asked.Skip, TodayAsked.PageSize, load.IsOne ? null : load.Departments);
    }

    private async Task<IReadOnlyList<DoneRow>> Done(Db db, TodayAsked asked, Load load, LocalDate today, CancellationToken stop)
    {
        var finishes = db.WorkFinishes.AsNoTracking().Where(f => f.On == today && f.ById != null);
        if (load.IsOne) finishes = finishes.Where(f => f.OwnerId == load.OwnerId);
        return await DoneRow.Of(db, await finishes.OrderByDescending(f => f.At).ThenBy(f => f.Id)
            .Skip(asked.Skip).Take(TodayAsked.PageSize).ToListAsync(stop), lexicon, company, stop);
    }
}
