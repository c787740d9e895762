using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Granting;

/// <summary>What is about to be done under a grant.</summary>
/// <param name="Department">The customer's department, or the one to search in; null for the whole firm.</param>
/// <param name="Search">The address of the list that is to be taken out.</param>
/// <param name="Version">The customer's version where the grant may be bound to one.</param>
public sealed record GrantSubject(CustomerId? Customer, DepartmentId? Department, string? Search = null, int? Version = null);

/// <summary>A grant that holds now, for whoever widens what a person sees.</summary>
/// <param name="Customers">The customers it names; none where it names a department, a search or the whole firm.</param>
public sealed record ActiveGrant(GrantId Id, GrantKind Kind, IReadOnlyList<CustomerId> Customers, DepartmentId? Department, string? Search, Instant EndsAt, int UsesLeft);

/// <summary>One use of a grant that was counted.</summary>
public sealed record GrantUse(GrantId Id, PersonId Person, Instant EndsAt, int UsesLeft);

/// <summary>Grants as other rooms use them: what holds, count a use, ask whether it still holds.</summary>
public static class Grants
{
    private const int ActiveMax = 200;

    /// <summary>Everything a person has leave for at this moment: begun, not ended, not revoked, not used up.</summary>
    public static async Task<IReadOnlyList<ActiveGrant>> ActiveFor(Db db, PersonId person, Instant now, CancellationToken stop)
    {
        var active = await Active(db, now).Where(g => g.PersonId == person).OrderBy(g => g.EndsAt).Take(ActiveMax)
            .Select(g => new { g.Id, g.Kind, g.DepartmentId, g.Search, g.EndsAt, Left = g.UsesMax - g.Used }).ToListAsync(stop);
        if (active.Count == 0) return [];

        var ids = active.Select(g => g.Id).ToList();
        var named = (await db.GrantCustomers.AsNoTracking().Where(c => ids.Contains(c.GrantId)).Select(c => new { c.GrantId, c.CustomerId }).ToListAsync(stop)).ToLookup(c => c.GrantId, c => c.CustomerId);
        return [.. active.Select(g => new ActiveGrant(g.Id, g.Kind, [.. named[g.Id]], g.DepartmentId, g.Search, g.EndsAt, g.Left))];
    }

    /// <summary>Counts one use, in the transaction of what is done under it: if that is undone, so is the use.</summary>
    /// <returns>Forbidden where nothing (any more) covers it: never given, ended, revoked, used up, or the record is not the one that was approved.</returns>
    public static async Task<Outcome<GrantUse>> Use(Db db, GrantKind kind, GrantSubject subject, PersonId person, Instant now, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A use is counted in the transaction of what is done.");
        var covering = Active(db, now).Where(g => g.PersonId == person && g.Kind == kind);
        covering = subject.Customer is null ? Elsewhere(covering, kind, subject, await Above(db, subject.Department, stop)) : Naming(db, covering, subject, await Above(db, subject.Department, stop));

        foreach (var id in await covering.OrderBy(g => g.EndsAt).ThenBy(g => g.Id).Select(g => g.Id).Take(ActiveMax).ToListAsync(stop))
        {
            // The count is the check: of many at once on the last use, the database lets one through.
            if (await Active(db, now).Where(g => g.Id == id).ExecuteUpdateAsync(set => set.SetProperty(g => g.Used, g => g.Used + 1), stop) == 0) continue;
            var used = await db.Grants.AsNoTracking().Where(g => g.Id == id).Select(g => new { g.EndsAt, Left = g.UsesMax - g.Used }).SingleAsync(stop);
            var use = new GrantUse(id, person, used.EndsAt, used.Left);
            await Follow(db, kind, subject, id, stop);
            GrantAudit.Used(db, kind, subject, use);
            return use;
        }

        return Refusal.Forbidden(GrantWords.NotCovered);
    }

    /// <summary>Whether a use that was counted may go on: asked before every chunk of long work. The last use still holds; a revoked or ended grant does not.</summary>
    public static Task<bool> Holds(Db db, GrantId id, Instant now, CancellationToken stop)
        => db.Grants.AnyAsync(g => g.Id == id && g.RevokedAt == null && g.StartsAt <= now && g.EndsAt > now, stop);

    /// <summary>A grant in a few words, for what is made under it: who gave it, until when, and by which it can be found again.</summary>
    public static async Task<Text> Said(Db db, GrantId id, DateTimeZone zone, CancellationToken stop)
    {
        var grant = await db.Grants.AsNoTracking().Where(g => g.Id == id).Select(g => new { g.GivenBy, g.EndsAt }).SingleAsync(stop);
        var giver = grant.GivenBy.Value;
        return GrantWords.GivenByWhom(await db.People.Where(p => p.Id == giver).Select(p => p.Name).SingleOrDefaultAsync(stop) ?? "", grant.EndsAt, zone, id.Number);
    }

    // The holder's own change makes the next version; anybody else's ends what the grant is bound to.
    private static async Task Follow(Db db, GrantKind kind, GrantSubject subject, GrantId id, CancellationToken stop)
    {
        if (kind != GrantKind.Edit || subject.Customer is not { } customer) return;
        await db.GrantCustomers.Where(c => c.GrantId == id && c.CustomerId == customer && c.Version != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), stop);
    }

    /// <summary>Whether a customer is covered, without counting a use.</summary>
    public static async Task<bool> Covers(Db db, IReadOnlyCollection<GrantKind> kinds, GrantSubject subject, PersonId person, Instant now, CancellationToken stop)
        => await Naming(db, Active(db, now).Where(g => g.PersonId == person && kinds.Contains(g.Kind)), subject, await Above(db, subject.Department, stop)).AnyAsync(stop);

    internal static IQueryable<Grant> Active(Db db, Instant now)
        => db.Grants.AsNoTracking().Where(g => g.RevokedAt == null && g.StartsAt <= now && g.EndsAt > now && g.Used < g.UsesMax);

    // Of one customer: named, or in a department that was given.
    private static IQueryable<Grant> Naming(Db db, IQueryable<Grant> covering, GrantSubject subject, List<DepartmentId?> above)
    {
        var (customer, version, named) = (subject.Customer, subject.Version, db.GrantCustomers);
        return covering.Where(g => g.Search == null && (above.Contains(g.DepartmentId)
            || named.Any(c => c.GrantId == g.Id && c.CustomerId == customer && (c.Version == null || c.Version == version))));
    }

    // Of no single customer: exactly the list that was approved, or a search of a department or of the firm.
    private static IQueryable<Grant> Elsewhere(IQueryable<Grant> covering, GrantKind kind, GrantSubject subject, List<DepartmentId?> above)
    {
        if (kind != GrantKind.CrossSearch) return covering.Where(g => g.Search == subject.Search && g.Search != null);
        return covering.Where(g => g.DepartmentId == null || above.Contains(g.DepartmentId));
    }

    internal static async Task<List<DepartmentId?>> Above(Db db, DepartmentId? department, CancellationToken stop)
    {
        if (department is null) return [];
        var parents = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.ParentId, stop);
        var above = new List<DepartmentId?>();
        for (var at = department; at is { } here && !above.Contains(here); at = parents.GetValueOrDefault(here)) above.Add(here);
        return above;
    }
}
