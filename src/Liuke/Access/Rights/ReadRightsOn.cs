using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Rights;

/// <param name="Customer">The customer, with owner and department: rights follow them.</param>
public sealed record RightsPlace(CustomerId Customer, PersonId? Owner, DepartmentId Department);

/// <summary>One thing that somebody may do with a customer, and by which rules or grants.</summary>
public sealed record RightOn(Permission Permission, IReadOnlyList<Ground> Grounds);

/// <summary>Somebody who may do something with a customer.</summary>
public sealed record PersonOn(PersonRights Rights, string UserName, IReadOnlyList<RightOn> May);

/// <summary>Who may do what with one customer at this moment, and by which rule or grant.</summary>
public sealed class ReadRightsOn(IDbContextFactory<Db> store, IEnumerable<Permission> permissions, IEnumerable<IWidenReach> widens, IClock clock)
{
    public async Task<IReadOnlyList<PersonOn>> Run(RightsPlace place, CancellationToken stop)
    {
        var all = permissions.Where(p => p.Act != Act.Manage).OrderBy(p => p.Act).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        await using var db = await store.CreateDbContextAsync(stop);
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null).OrderBy(p => p.Name).ToListAsync(stop);
        var departments = await db.Departments.AsNoTracking().ToListAsync(stop);
        var set = await db.RoleScopes.AsNoTracking().ToListAsync(stop);
        var widenings = await Widenings(db, stop);
        return
        [
            .. from person in people
               let rights = new PersonRights(person, departments, permissions, set, widenings.GetValueOrDefault(person.PersonId) ?? [])
               let may = all.Select(p => new RightOn(p, rights.On(p, place.Owner, place.Department, place.Customer))).Where(r => r.Grounds.Count > 0).ToList()
               where may.Count > 0
               select new PersonOn(rights, person.UserName ?? "", may),
        ];
    }

    // Few hold anything beside their roles: only they are asked for.
    private async Task<IReadOnlyDictionary<PersonId, List<Widening>>> Widenings(Db db, CancellationToken stop)
    {
        var (now, found) = (clock.GetCurrentInstant(), new Dictionary<PersonId, List<Widening>>());
        foreach (var widen in widens)
            foreach (var holder in await widen.Holders(db, now, stop))
                (found.TryGetValue(holder, out var theirs) ? theirs : found[holder] = []).AddRange(await widen.Of(db, holder, now, stop));
        return found;
    }
}
