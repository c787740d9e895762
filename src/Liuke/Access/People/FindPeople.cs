using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.People;

public sealed record PersonSeen(PersonId Id, string UserName, string Name, DepartmentId DepartmentId, string Department, Roles Roles, bool IsHere, bool HasPassword, bool IsDemo, bool HasSecondFactor, Instant? SeenAt);

/// <param name="Words">Part of the name or user name.</param>
public sealed record PeopleAsked(string? Words, DepartmentId? Department, PersonId? Only = null);

/// <summary>The people of the firm, for those who look after them.</summary>
public sealed class FindPeople(IDbContextFactory<Db> store)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<PersonSeen>> Run(PeopleAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = db.People.AsNoTracking();
        if (asked.Only?.Value is { } only) found = found.Where(p => p.Id == only);
        if (asked.Department is { } department) found = found.Where(p => p.DepartmentId == department);
        var words = asked.Words?.Trim();
        var upper = words?.ToUpperInvariant();
        if (!string.IsNullOrEmpty(words)) found = found.Where(p => p.Name.Contains(words) || p.NormalizedUserName!.Contains(upper!));
        var people = await found.OrderBy(p => p.DisabledAt != null).ThenBy(p => p.Name).Take(Most).ToListAsync(stop);

        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        var keyed = await db.Passkeys.Select(p => p.PersonId).Union(db.Authenticators.Where(a => a.ConfirmedAt != null).Select(a => a.PersonId)).ToListAsync(stop);
        var seen = await db.Sessions.GroupBy(s => s.PersonId).Select(g => new { g.Key, At = g.Max(s => s.SeenAt) }).ToDictionaryAsync(s => s.Key, s => s.At, stop);
        return [.. people.Select(p => new PersonSeen(p.PersonId, p.UserName ?? "", p.Name, p.DepartmentId, departments.GetValueOrDefault(p.DepartmentId, ""), p.Roles,
            p.DisabledAt is null, p.PasswordHash is not null, p.DemoSince is not null, keyed.Contains(p.PersonId), seen.TryGetValue(p.PersonId, out var at) ? at : null))];
    }
}
