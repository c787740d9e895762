using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Granting;

/// <summary>Grants as rights see them: for a while a person sees, changes or copies more customers.</summary>
/// <remarks>A grant to take out one list or to search elsewhere widens nothing: it is asked at that one door.</remarks>
internal sealed class GrantsWiden(Company company) : IWidenReach
{
    public async Task<IReadOnlyList<Widening>> Of(Db db, PersonId person, Instant now, CancellationToken stop)
    {
        var active = (await Grants.ActiveFor(db, person, now, stop)).Where(g => g.Kind is GrantKind.View or GrantKind.Edit or GrantKind.Copy && (g.Customers.Count > 0 || g.Department is not null)).ToList();
        if (active.Count == 0) return [];

        IReadOnlyCollection<Department> departments = active.Exists(g => g.Department is not null) ? await db.Departments.AsNoTracking().ToListAsync(stop) : [];
        return [.. active.Select(g => new Widening(GrantWords.Badge(g.Kind, g.EndsAt, company.Zone), Acts(g.Kind),
            Beside.Of(g.Department is { } department ? departments.WithThoseBelow(department) : [], g.Customers), g.EndsAt) { Href = GrantDoors.Path })];
    }

    public async Task<IReadOnlyList<PersonId>> Holders(Db db, Instant now, CancellationToken stop)
        => await Grants.Active(db, now).Where(g => g.Kind == GrantKind.View || g.Kind == GrantKind.Edit || g.Kind == GrantKind.Copy).Select(g => g.PersonId).Distinct().ToListAsync(stop);

    // Nobody changes or copies what they cannot see.
    private static HashSet<Act> Acts(GrantKind kind) => kind switch
    {
        GrantKind.Edit => [Act.View, Act.Edit],
        GrantKind.Copy => [Act.View, Act.Copy],
        _ => [Act.View],
    };
}
