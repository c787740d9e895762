using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access;

public sealed record Colleague(PersonId Id, string Name, DepartmentId DepartmentId, bool IsHere);

public sealed record DepartmentName(DepartmentId Id, string Name);

/// <summary>The people and departments that somebody may choose among, and everybody's names for showing.</summary>
public sealed record Colleagues(IReadOnlyList<Colleague> People, IReadOnlyList<DepartmentName> Departments, IReadOnlyDictionary<PersonId, string> Names)
{
    public string? NameOf(PersonId? person) => person is { } id ? Names.GetValueOrDefault(id) : null;
}

/// <summary>Who and which departments lie within the reach of whoever asks.</summary>
public sealed class FindColleagues(IDbContextFactory<Db> store)
{
    public async Task<Colleagues> Run(CancellationToken stop)
    {
        await using var db = await store.Open(stop);
        var people = await db.People.AsNoTracking().OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name, p.DepartmentId, p.Roles, IsHere = p.DisabledAt == null }).ToListAsync(stop);
        var departments = await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop);
        return new(
            [.. people.Where(p => (p.Roles & (Roles.Rep | Roles.Manager)) != Roles.None && db.Reach.Covers(new(p.Id), p.DepartmentId)).Select(p => new Colleague(new(p.Id), p.Name, p.DepartmentId, p.IsHere))],
            [.. departments.Where(d => db.Reach.Covers(null, d.Id)).Select(d => new DepartmentName(d.Id, d.Name))],
            people.ToDictionary(p => new PersonId(p.Id), p => p.Name));
    }
}
