using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Today;

/// <summary>How much work there is, in the order of the chips.</summary>
public sealed record WorkCounts(IReadOnlyList<KindCount> Kinds, int Done)
{
    public int Now => Kinds.Sum(k => k.Now);
    public int Overdue => Kinds.Sum(k => k.Overdue);
    public int Later => Kinds.Sum(k => k.Later);
    public int LatePromises => Kinds.Where(k => k.Kind == WorkKind.PromiseDue).Sum(k => k.Overdue);
    public long ValueMinor => Kinds.Sum(k => k.ValueMinor);

    public int Of(TodayAsked asked)
    {
        var kinds = Kinds.Where(k => asked.Kind is null || k.Kind == asked.Kind);
        return asked.Queue switch
        {
            WorkQueue.Overdue => kinds.Sum(k => k.Overdue),
            WorkQueue.Later => kinds.Sum(k => k.Later),
            WorkQueue.Done => Done,
            _ => kinds.Sum(k => k.Now),
        };
    }
}

public sealed record KindCount(WorkKind Kind, int Now, int Overdue, int Later, long ValueMinor);

public sealed record Teammate(PersonId Id, string UserName, string Name);

/// <param name="Owner">Null for work that is nobody's yet.</param>
public sealed record OwnerLoad(Teammate? Owner, int Open, int Overdue, Money Value, int DoneToday);

/// <summary>The work within somebody's reach, or that of one colleague, in numbers.</summary>
public sealed record Load(WorkCounts Counts, IReadOnlyList<OwnerLoad> Team)
{
    /// <summary>In an address: work that is nobody's yet.</summary>
    public const string Nobody = "-";

    /// <summary>Whether the work of one colleague was asked for, or that of nobody.</summary>
    public bool IsOne { get; init; }
    public Teammate? Owner { get; init; }

    /// <summary>Null for work that is nobody's; an id that no one has for somebody who is not known.</summary>
    public PersonId? OwnerId { get; init; }

    /// <summary>The departments that have work, for a reader of several; null for everybody else.</summary>
    public IReadOnlyList<DepartmentId>? Departments { get; init; }
}

/// <summary>Reads the work within reach in numbers: by kind for the chips, by person for the team.</summary>
public sealed class Workload(WorkTally tally, Company company)
{
    public async Task<Load> Read(Db db, LocalDate today, string? userName, CancellationToken stop)
    {
        var all = await tally.Read(db, today, stop);
        var done = await db.WorkFinishes.AsNoTracking().Where(f => f.On == today && f.ById != null).GroupBy(f => f.OwnerId)
            .Select(g => new { OwnerId = g.Key ?? default(PersonId), Count = g.Count() }).ToDictionaryAsync(d => d.OwnerId, d => d.Count, stop);
        var people = await People(db, all, done.Keys, stop);
        var owner = userName is null ? null : people.Values.FirstOrDefault(p => string.Equals(p.UserName, userName, StringComparison.OrdinalIgnoreCase));

        PersonId? ownerId = userName == Load.Nobody ? null : owner?.Id ?? default;
        var chosen = userName is null ? all : [.. all.Where(t => t.OwnerId == ownerId)];
        var finished = userName is null ? done.Values.Sum() : done.GetValueOrDefault(ownerId ?? default);
        return new(new([.. chosen.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(Count)], finished), db.Reach.Kind == ReachKind.Own ? [] : Team(all, done, people))
        {
            IsOne = userName is not null,
            Owner = owner,
            OwnerId = ownerId,
            Departments = db.Reach.Kind == ReachKind.Departments ? [.. all.Select(t => t.DepartmentId).Distinct()] : null,
        };
    }

    private static KindCount Count(IGrouping<WorkKind, TallyRow> kind)
        => new(kind.Key, kind.Sum(t => t.Now), kind.Sum(t => t.Overdue), kind.Sum(t => t.Later), kind.Sum(t => t.ValueMinor));

    private IReadOnlyList<OwnerLoad> Team(IReadOnlyList<TallyRow> all, Dictionary<PersonId, int> done, Dictionary<PersonId, Teammate> people)
    {
        var open = all.ToLookup(t => t.OwnerId ?? default);
        return [.. open.Select(g => g.Key).Union(done.Keys)
            .Select(id => new OwnerLoad(people.GetValueOrDefault(id), open[id].Sum(t => t.Now), open[id].Sum(t => t.Overdue),
                new(open[id].Sum(t => t.ValueMinor), company.Currency), done.GetValueOrDefault(id)))
            .OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Value.Minor)];
    }

    private static async Task<Dictionary<PersonId, Teammate>> People(Db db, IReadOnlyList<TallyRow> all, IEnumerable<PersonId> done, CancellationToken stop)
    {
        var ids = all.Select(t => t.OwnerId?.Value ?? default).Concat(done.Select(d => d.Value)).Where(id => id != default).Distinct().ToArray();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.UserName, p.Name }).ToListAsync(stop);
        return people.ToDictionary(p => new PersonId(p.Id), p => new Teammate(new(p.Id), p.UserName ?? "", p.Name));
    }
}

/// <summary>Reads the numbers on the chips alone.</summary>
public sealed class ReadCounts(IDbContextFactory<Db> store, Workload workload, IClock clock, Company company)
{
    public async Task<WorkCounts> Run(string? owner, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return (await workload.Read(db, company.Today(clock), owner, stop)).Counts;
    }
}

/// <summary>Reads how everybody within reach is doing.</summary>
public sealed class ReadTeam(IDbContextFactory<Db> store, Workload workload, IClock clock, Company company)
{
    public async Task<IReadOnlyList<OwnerLoad>> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return (await workload.Read(db, company.Today(clock), null, stop)).Team;
    }
}
