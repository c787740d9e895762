using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Granting;

public enum GrantState { Active, UsedUp, Ended, Revoked }

public sealed record GrantLine(GrantId Id, GrantKind Kind, string Holder, string GivenBy, string Reason, Instant StartsAt, Instant EndsAt, int Used, int UsesMax, GrantState State)
{
    /// <summary>Codes of the customers it names, the first few.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
    public int CustomerCount { get; init; }
    public string? Department { get; init; }
    public string? Search { get; init; }
}

public sealed record GrantLists(IReadOnlyList<GrantLine> Mine, IReadOnlyList<GrantLine> Given);

/// <summary>The grants that a person holds and those that the person gave; the general manager sees all that hold now.</summary>
public sealed class ReadGrants(WholeStore store, ICustomerDirectory directory, IClock clock)
{
    private const int Most = 100, CodesShown = 3;

    public async Task<GrantLists> Run(PersonId person, bool isGm, CancellationToken stop)
    {
        await using var db = store.Open();
        var now = clock.GetCurrentInstant();
        var mine = await db.Grants.AsNoTracking().Include(g => g.Customers).Where(g => g.PersonId == person).OrderByDescending(g => g.StartsAt).ThenByDescending(g => g.Id).Take(Most).ToListAsync(stop);
        var given = await db.Grants.AsNoTracking().Include(g => g.Customers).Where(g => g.PersonId != person && (g.GivenBy == person || (isGm && g.RevokedAt == null && g.EndsAt > now)))
            .OrderByDescending(g => g.StartsAt).ThenByDescending(g => g.Id).Take(Most).ToListAsync(stop);

        var all = mine.Concat(given).ToList();
        var people = await Names(db, all, stop);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        var codes = (await directory.Find(db, [.. all.SelectMany(g => g.Customers.Take(CodesShown)).Select(c => c.CustomerId).Distinct()], stop)).ToDictionary(c => c.Id, c => c.Code);
        return new([.. mine.Select(Line)], [.. given.Select(Line)]);

        GrantLine Line(Grant grant) => new(grant.Id, grant.Kind, people.GetValueOrDefault(grant.PersonId, ""), people.GetValueOrDefault(grant.GivenBy, ""), grant.Reason, grant.StartsAt, grant.EndsAt, grant.Used, grant.UsesMax, StateOf(grant, now))
        {
            Codes = [.. grant.Customers.Take(CodesShown).Select(c => codes.GetValueOrDefault(c.CustomerId)).OfType<string>()], CustomerCount = grant.Customers.Count,
            Department = grant.DepartmentId is { } department ? departments.GetValueOrDefault(department) : null, Search = grant.Search,
        };
    }

    private static GrantState StateOf(Grant grant, Instant now) => grant switch
    {
        { RevokedAt: not null } => GrantState.Revoked,
        _ when grant.EndsAt <= now => GrantState.Ended,
        _ when grant.Used >= grant.UsesMax => GrantState.UsedUp,
        _ => GrantState.Active,
    };

    private static async Task<IReadOnlyDictionary<PersonId, string>> Names(Db db, IReadOnlyList<Grant> all, CancellationToken stop)
    {
        var people = all.SelectMany(g => new[] { g.PersonId.Value, g.GivenBy.Value }).Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
    }
}

/// <summary>Until when somebody may do what with one customer under a grant; for the badge on the page's head.</summary>
public sealed class ReadGrantsOn(WholeStore store, IClock clock)
{
    public async Task<IReadOnlyList<(GrantKind Kind, Instant EndsAt)>> Run(PersonId person, CustomerId customer, DepartmentId department, CancellationToken stop)
    {
        await using var db = store.Open();
        var active = await Grants.ActiveFor(db, person, clock.GetCurrentInstant(), stop);
        if (active.Count == 0) return [];
        var above = await Grants.Above(db, department, stop);
        return [.. active.Where(g => g.Search is null && g.Kind != GrantKind.CrossSearch && (g.Customers.Contains(customer) || (g.Department is not null && above.Contains(g.Department))))
            .GroupBy(g => g.Kind).Select(g => (g.Key, g.Max(one => one.EndsAt))).OrderBy(g => g.Key)];
    }
}
