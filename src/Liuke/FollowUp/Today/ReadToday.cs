using Liuke.Access;
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
    public Colleague? Owner { get; init; }
}

/// <summary>How much work there is, in the order of the chips.</summary>
public sealed record WorkCounts(IReadOnlyList<KindCount> Kinds, int Done)
{
    public int Now => Kinds.Sum(k => k.Now);
    public int Overdue => Kinds.Sum(k => k.Overdue);
    public int Later => Kinds.Sum(k => k.Later);
    public int LatePromises => Kinds.Where(k => k.Kind == WorkKind.PromiseDue).Sum(k => k.Overdue);
    public long ValueMinor => Kinds.Sum(k => k.ValueMinor);
}

public sealed record KindCount(WorkKind Kind, int Now, int Overdue, int Later, long ValueMinor);

/// <summary>Reads a person's list of today: counts, one page of rows, what was done today.</summary>
public sealed class ReadToday(IDbContextFactory<Db> store, WorkLexicon lexicon, IClock clock, Company company)
{
    public async Task<TodayView> Run(TodayAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var today = company.Today(clock);
        var owner = asked.Owner is null ? null : await Find(db, asked.Owner, stop);
        var items = db.WorkItems.AsNoTracking().Open;
        var finishes = db.WorkFinishes.AsNoTracking().Where(f => f.On == today && f.ById != null);
        if (asked.Owner is not null)
        {
            var id = owner?.Id;
            items = items.Where(i => i.OwnerId == id);
            finishes = finishes.Where(f => f.OwnerId == id);
        }

        var counts = await Count(items, finishes, today, stop);
        var rows = asked.Queue == WorkQueue.Done ? [] : await Rows(db, items, asked, counts, today, stop);
        var done = asked.Queue == WorkQueue.Done ? await Done(db, finishes, asked, stop) : [];
        return new(today, counts, rows, done) { Total = Total(asked, counts), Owner = owner };
    }

    private static async Task<Colleague?> Find(Db db, string userName, CancellationToken stop)
    {
        var normalized = userName.ToUpperInvariant();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == normalized, stop);
        return person is null ? null : new(person.PersonId, person.UserName!, person.Name);
    }

    private static async Task<WorkCounts> Count(IQueryable<WorkItem> items, IQueryable<WorkFinish> finishes, LocalDate today, CancellationToken stop)
    {
        var kinds = await items.GroupBy(i => i.Kind).Select(g => new KindCount(g.Key,
            g.Count(i => i.ShowsOn <= today),
            g.Count(i => i.ShowsOn <= today && i.DueOn < today),
            g.Count(i => i.ShowsOn > today),
            g.Sum(i => i.ShowsOn <= today ? i.ValueMinor : 0))).ToListAsync(stop);
        return new([.. kinds.OrderBy(k => k.Kind)], await finishes.CountAsync(stop));
    }

    private async Task<IReadOnlyList<WorkRow>> Rows(Db db, IQueryable<WorkItem> items, TodayAsked asked, WorkCounts counts, LocalDate today, CancellationToken stop)
    {
        var dress = new WorkRows(lexicon, company);
        if (asked.Kind is { } kind) items = items.Where(i => i.Kind == kind);
        if (asked.Queue == WorkQueue.Later)
        {
            var later = await items.Where(i => i.ShowsOn > today).OrderBy(i => i.ShowsOn).ThenByDescending(i => i.ValueMinor).ThenBy(i => i.Id)
                .Skip(asked.Skip).Take(TodayAsked.PageSize).ToListAsync(stop);
            return await dress.Of(db, later, asked.Skip + 1, today, stop);
        }

        items = items.Shown(today);
        if (asked.Queue == WorkQueue.Overdue) items = items.Where(i => i.DueOn < today);
        var late = asked.Kind is null or WorkKind.PromiseDue ? counts.LatePromises : 0;
        return await dress.Of(db, await items.InOrder(today, late, asked.Skip, TodayAsked.PageSize, stop), asked.Skip + 1, today, stop);
    }

    private async Task<IReadOnlyList<DoneRow>> Done(Db db, IQueryable<WorkFinish> finishes, TodayAsked asked, CancellationToken stop)
        => await DoneRow.Of(db, await finishes.OrderByDescending(f => f.At).ThenBy(f => f.Id)
            .Skip(asked.Skip).Take(TodayAsked.PageSize).ToListAsync(stop), lexicon, company, stop);

    private static int Total(TodayAsked asked, WorkCounts counts)
    {
        var kinds = counts.Kinds.Where(k => asked.Kind is null || k.Kind == asked.Kind);
        return asked.Queue switch
        {
            WorkQueue.Overdue => kinds.Sum(k => k.Overdue),
            WorkQueue.Later => kinds.Sum(k => k.Later),
            WorkQueue.Done => counts.Done,
            _ => kinds.Sum(k => k.Now),
        };
    }
}
