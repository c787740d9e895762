using Liuke.Access;
using Liuke.Access.Leaving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Handovers;

/// <summary>Who sees and leads a handover: never the person it is about, and where it is about somebody who leads, only who sees the whole firm.</summary>
internal static class HandoverSight
{
    public const Roles Leading = Roles.Manager | Roles.GM | Roles.Admin;
    private const Roles Owning = Roles.Rep | Roles.Manager;

    public static IQueryable<Handover> Seen(Db db, PersonId me)
    {
        var all = db.Reach.Kind == ReachKind.All;
        return db.Handovers.Where(h => h.OwnerId != me && (all || !h.IsForChiefs));
    }

    public static Task<Handover?> Find(Db db, HandoverId id, PersonId me, CancellationToken stop) => Seen(db, me).SingleOrDefaultAsync(h => h.Id == id, stop);

    /// <summary>Who may receive customers: people within reach who have customers, are here and stay, and departments.</summary>
    public static async Task<Receivers> Receivers(Db db, CancellationToken stop)
    {
        var leaving = await db.Departures.Where(d => d.EndedAt == null).Select(d => d.PersonId).ToListAsync(stop);
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Owning) != Roles.None).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.DepartmentId }).ToListAsync(stop);
        var departments = await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop);
        return new(
            [.. people.Where(p => !leaving.Contains(new(p.Id)) && db.Reach.Covers(new(p.Id), p.DepartmentId)).Select(p => new Colleague(new(p.Id), p.Name, p.DepartmentId, true))],
            [.. departments.Where(d => db.Reach.Covers(null, d.Id)).Select(d => new DepartmentName(d.Id, d.Name))]);
    }
}

/// <summary>Whom somebody may hand customers over to.</summary>
public sealed record Receivers(IReadOnlyList<Colleague> People, IReadOnlyList<DepartmentName> Departments)
{
    public const char DepartmentMark = 'd', KeepMark = 'k';

    /// <summary>A receiver as a form names it: a person's id, "d:" and a department's, "k:" and a department's where owners stay.</summary>
    public Taker? Read(string? typed)
    {
        if (typed is null) return null;
        var isDepartment = typed.Length > 2 && typed[1] == ':' && typed[0] is DepartmentMark or KeepMark;
        if (!Guid.TryParse(isDepartment ? typed[2..] : typed, out var id)) return null;
        if (!isDepartment) return People.FirstOrDefault(p => p.Id.Value == id) is { } person ? new(person.Id, person.DepartmentId) : null;
        return Departments.Any(d => d.Id.Value == id) ? new(null, new(id), typed[0] == KeepMark) : null;
    }

    public bool Has(Taker taker) => taker.Person is { } person ? People.Any(p => p.Id == person && p.DepartmentId == taker.Department) : Departments.Any(d => d.Id == taker.Department);
}
