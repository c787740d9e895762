using System.Text.Json;
using Liuke.Access;
using Liuke.Access.Leaving;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>So many customers, and what they are worth.</summary>
public sealed record Bundle(Text Title, int Customers, long AtRiskMinor, long WorthMinor);

/// <summary>The customers of a handover by one way of looking at them.</summary>
public sealed record Grouping(Text Title, IReadOnlyList<Bundle> Bundles);

public sealed record PartView(HandoverPartId Id, PartRule Rule, Share Share, Text To, int Customers);

public sealed record CustomerNamed(string Code, string Name, Text To);

public sealed record HandoverView(Handover Handover, Text Subject, string DepartmentName, Receivers Receivers)
{
    public LocalDate? LastDayOn { get; init; }
    public string? SuccessorName { get; init; }
    public string? MadeByName { get; init; }

    /// <summary>Whether the person can still sign in; true where it is about no person.</summary>
    public bool IsHere { get; init; } = true;
    public IReadOnlyList<Holding> Holdings { get; init; } = [];
    public IReadOnlyList<Grouping> Groupings { get; init; } = [];
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>All customers it is about: those that are still to go, or all that were.</summary>
    public Bundle All { get; init; } = new(default, 0, 0, 0);
    public IReadOnlyList<PartView> Parts { get; init; } = [];

    /// <summary>Who gets how many, or got.</summary>
    public IReadOnlyList<Bundle> Shares { get; init; } = [];
    public IReadOnlyList<CustomerNamed> ByHand { get; init; } = [];
    public int ByHandCount { get; init; }
    public int Nobodys { get; init; }

    /// <summary>Those that somebody else had moved in between, or that stay where they went.</summary>
    public IReadOnlyList<CustomerNamed> Left { get; init; } = [];
    public int LeftCount { get; init; }
    public JobView? Job { get; init; }
    public IReadOnlyDictionary<string, int> Besides { get; init; } = new Dictionary<string, int>();
    public IReadOnlyList<CheckView> Checks { get; init; } = [];

    public bool IsBroken => Handover.State is HandoverState.Running or HandoverState.Undoing && Job is not { IsOver: false };
}

/// <summary>Reads a handover: what there is, who gets what, how far it is and what is missing.</summary>
public sealed class ReadHandover(IDbContextFactory<Db> store, HandoverPlans plans, IEnumerable<IHoldForPeople> holders, ReadJob jobs, CurrentPerson me)
{
    private const int NamedMost = 100, RegionsMost = 12;

    public async Task<HandoverView?> Run(HandoverId id, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await HandoverSight.Seen(db, me.Id).AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { } handover) return null;
        var receivers = await HandoverSight.Receivers(db, stop);
        var names = await HandoverNames.Read(db, stop);
        var owner = handover.OwnerId;
        var view = new HandoverView(handover, names.Subject(handover), names.Department(handover.DepartmentId), receivers)
        {
            SuccessorName = names.Person(handover.SuccessorId), MadeByName = names.Person(handover.MadeBy), IsHere = owner is null || names.IsHere(owner.Value),
            LastDayOn = owner is null ? null : await db.Departures.Where(d => d.PersonId == owner && d.EndedAt == null).Select(d => d.LastDayOn).SingleOrDefaultAsync(stop),
            Job = handover.JobId is { } job ? await jobs.Run(job, stop) : null,
            Holdings = owner is { } whose ? await Held(db, whose, stop) : [],
            Besides = handover.Besides is null ? new Dictionary<string, int>() : JsonSerializer.Deserialize<Dictionary<string, int>>(handover.Besides, JobRun.Json)!,
        };
        view = handover.State is HandoverState.Draft ? await Planned(db, view, names, stop) : await Done(db, view, names, stop);
        return view with { Checks = await HandoverChecklist.Read(db, view, names, stop) };
    }

    private async Task<List<Holding>> Held(Db db, PersonId person, CancellationToken stop)
    {
        var held = new List<Holding>();
        foreach (var holder in holders) held.AddRange(await holder.Read(db, person, stop));
        return held;
    }

    private async Task<HandoverView> Planned(Db db, HandoverView view, HandoverNames names, CancellationToken stop)
    {
        var (assigned, parts) = await plans.Of(db, view.Handover, stop);
        var taken = new int[parts.Count];
        foreach (var one in assigned.Where(a => a is { ByHand: false, To: not null }))
            if (parts.FindIndex(p => p.Rule.Takes(one.Customer) && p.To.Count > 0) is >= 0 and var place) taken[place]++;
        var byHand = assigned.Where(a => a.ByHand).Take(NamedMost).ToDictionary(a => a.Customer.Id, a => a.To!);
        return view with
        {
            All = Sum(default, assigned.Select(a => a.Customer)),
            Groupings = Groupings(assigned.ConvertAll(a => a.Customer)),
            Regions = [.. assigned.Select(a => a.Customer.Region).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Parts = [.. parts.Select((p, i) => new PartView(p.Id, p.Rule, p.Share, Text.Join(p.To.Select(names.Taker)), taken[i]))],
            Shares = [.. assigned.Where(a => a.To is not null).GroupBy(a => a.To!).Select(g => Sum(names.Taker(g.Key), g.Select(a => a.Customer))).OrderByDescending(b => b.Customers)],
            ByHand = await Named(db, byHand.Keys, c => names.Taker(byHand[c]), stop),
            ByHandCount = assigned.Count(a => a.ByHand),
            Nobodys = assigned.Count(a => a.To is null),
        };
    }

    private static async Task<HandoverView> Done(Db db, HandoverView view, HandoverNames names, CancellationToken stop)
    {
        var id = view.Handover.Id;
        var moves = await db.HandoverMoves.AsNoTracking().Where(m => m.HandoverId == id).Join(db.Standings, m => m.CustomerId, s => s.CustomerId, (m, s) => new { m.ToOwnerId, m.ToDepartmentId, Same = m.ToOwnerId == m.FromOwnerId, m.State, s.ValueAtRiskMinor, s.LifetimeValueMinor })
            .GroupBy(m => new { m.ToOwnerId, m.ToDepartmentId, m.Same, m.State }).Select(g => new { g.Key, Count = g.Count(), AtRisk = g.Sum(m => m.ValueAtRiskMinor ?? 0), Worth = g.Sum(m => m.LifetimeValueMinor ?? 0) }).ToListAsync(stop);
        var counted = moves.Where(m => m.Key.State is MoveState.Moved or MoveState.Waiting).ToList();
        var left = await db.HandoverMoves.AsNoTracking().Where(m => m.HandoverId == id && (m.State == MoveState.PassedOver || m.State == MoveState.Stays)).OrderBy(m => m.Place).Select(m => m.CustomerId).Take(NamedMost).ToListAsync(stop);
        return view with
        {
            All = new(default, moves.Sum(m => m.Count), moves.Sum(m => m.AtRisk), moves.Sum(m => m.Worth)),
            Shares = [.. counted.GroupBy(m => names.Taker(new(m.Key.Same ? null : m.Key.ToOwnerId, m.Key.ToDepartmentId, m.Key.Same))).Select(g => new Bundle(g.Key, g.Sum(m => m.Count), g.Sum(m => m.AtRisk), g.Sum(m => m.Worth))).OrderByDescending(b => b.Customers)],
            Left = await Named(db, left, _ => default, stop),
            LeftCount = moves.Where(m => m.Key.State is MoveState.PassedOver or MoveState.Stays).Sum(m => m.Count),
        };
    }

    private static async Task<IReadOnlyList<CustomerNamed>> Named(Db db, IEnumerable<CustomerId> customers, Func<CustomerId, Text> to, CancellationToken stop)
    {
        var ids = customers.ToList();
        if (ids.Count == 0) return [];
        return [.. (await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).OrderBy(c => c.Number).Select(c => new { c.Id, c.Code, c.Name }).ToListAsync(stop)).Select(c => new CustomerNamed(c.Code, c.Name, to(c.Id)))];
    }

    private static IReadOnlyList<Grouping> Groupings(List<Held> held) => held.Count == 0 ? [] :
    [
        By(Lists.ListWords.States, held, h => ArchiveWords.State(h.State)), By(HandoverWords.Stage, held, h => HandoverWords.StageOf(h.Stage)), By(Lists.ListWords.Kind, held, h => Files.FileWords.Kind(h.Kind)),
        By(Lists.ListWords.Region, held, h => h.Region is { } region ? Text.Same(region) : HandoverWords.NoRegion),
        By(Lists.ListWords.Quadrant, held, h => h.Quadrant == Quadrant.None ? HandoverWords.NoQuadrant : Text.Same(h.Quadrant.ToString())),
    ];

    private static Grouping By(Text title, List<Held> held, Func<Held, Text> of)
    {
        var all = held.GroupBy(of).Select(g => Sum(g.Key, g)).OrderByDescending(b => b.Customers).ToList();
        if (all.Count <= RegionsMost) return new(title, all);
        var rest = all.Skip(RegionsMost).ToList();
        return new(title, [.. all.Take(RegionsMost), new(HandoverWords.Others(rest.Count), rest.Sum(b => b.Customers), rest.Sum(b => b.AtRiskMinor), rest.Sum(b => b.WorthMinor))]);
    }

    private static Bundle Sum(Text title, IEnumerable<Held> some) => some.Aggregate(new Bundle(title, 0, 0, 0), (sum, h) => new(title, sum.Customers + 1, sum.AtRiskMinor + h.AtRiskMinor, sum.WorthMinor + h.WorthMinor));
}

/// <summary>The names of people and departments for what is shown of handovers.</summary>
internal sealed class HandoverNames
{
    private readonly Dictionary<Guid, (string Name, bool IsHere)> people;
    private readonly Dictionary<DepartmentId, string> departments;

    private HandoverNames(Dictionary<Guid, (string, bool)> people, Dictionary<DepartmentId, string> departments) => (this.people, this.departments) = (people, departments);

    public static async Task<HandoverNames> Read(Db db, CancellationToken stop) => new(
        (await db.People.AsNoTracking().Select(p => new { p.Id, p.Name, IsHere = p.DisabledAt == null }).ToListAsync(stop)).ToDictionary(p => p.Id, p => (p.Name, p.IsHere)),
        await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop));

    public string? Person(PersonId? id) => id is { } known && people.TryGetValue(known.Value, out var person) ? person.Name : null;

    public bool IsHere(PersonId id) => people.TryGetValue(id.Value, out var person) && person.IsHere;

    public string Department(DepartmentId id) => departments.GetValueOrDefault(id, "");

    public Text Taker(Taker taker) => taker.Person is { } person ? Text.Same(Person(person) ?? "") : taker.KeepsOwner ? HandoverWords.DepartmentKeeps(Department(taker.Department)) : HandoverWords.DepartmentOf(Department(taker.Department));

    /// <summary>What the handover is about, in a few words.</summary>
    public Text Subject(Handover handover) => handover.Kind switch
    {
        HandoverKind.Leaving or HandoverKind.Moving => Text.Same(Person(handover.OwnerId) ?? ""),
        HandoverKind.Department => handover.IntoDepartmentId is { } into ? HandoverWords.Merge(Department(handover.DepartmentId), Department(into)) : Text.Same(Department(handover.DepartmentId)),
        _ => handover.Region is { } region ? HandoverWords.RegionOf(region) : HandoverWords.AList,
    };
}
