using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Approving;

/// <param name="Via">The role that made them the one; none for somebody chosen by name.</param>
internal sealed record Chosen(PersonId Person, Roles Via);

internal sealed record RosterPerson(PersonId Id, string Name, DepartmentId Department, Roles Roles);

/// <summary>Who is in the firm today, above whom, and who stands in for whom.</summary>
internal sealed class Roster(IReadOnlyList<RosterPerson> people, IReadOnlyList<Department> departments, IReadOnlyList<Substitute> substitutes, LocalDate today)
{
    private readonly Dictionary<PersonId, RosterPerson> byId = people.ToDictionary(p => p.Id);

    public static async Task<Roster> Read(Db db, LocalDate today, CancellationToken stop)
    {
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null).OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, p.DepartmentId, p.Roles }).ToListAsync(stop);
        return new(
            [.. people.Select(p => new RosterPerson(new(p.Id), p.Name, p.DepartmentId, p.Roles))],
            await db.Departments.AsNoTracking().ToListAsync(stop),
            await db.Substitutes.AsNoTracking().Where(s => s.EndedAt == null && s.FromOn <= today && s.ToOn >= today).ToListAsync(stop),
            today);
    }

    public IReadOnlyList<RosterPerson> People => people;
    public LocalDate Today => today;
    public bool Knows(PersonId person) => byId.ContainsKey(person);
    public Roles RolesOf(PersonId person) => byId.GetValueOrDefault(person)?.Roles ?? Roles.None;
    public RosterPerson? Find(PersonId person) => byId.GetValueOrDefault(person);

    /// <summary>Everybody of a step, each once, and never the requester.</summary>
    public IReadOnlyList<Chosen> Choose(FlowStep step, PersonId requester, DepartmentId department)
        => [.. step.Who.SelectMany(choice => Choose(choice, requester, department)).DistinctBy(c => c.Person)];

    /// <summary>Still here, and still in the role that gave them the word.</summary>
    public bool IsFit(SignOff signOff) => Knows(signOff.ApproverId) && (signOff.Via == Roles.None || (RolesOf(signOff.ApproverId) & signOff.Via) != Roles.None);

    public bool StandsIn(PersonId by, PersonId absent) => Knows(by) && substitutes.Any(s => s.PersonId == absent && s.StandInId == by);

    /// <summary>The people in whose place somebody may speak today.</summary>
    public IReadOnlyList<PersonId> AbsentFor(PersonId by) => [.. substitutes.Where(s => s.StandInId == by).Select(s => s.PersonId)];

    /// <summary>The next higher person who is not asked already; null at the top.</summary>
    public Chosen? Above(PersonId approver, PersonId requester, IEnumerable<PersonId> asked)
    {
        var taken = asked.Append(requester).Append(approver).ToHashSet();
        if (Find(approver) is { } person)
        {
            if (person.Roles.HasFlag(Roles.GM)) return null;
            var from = person.Roles.HasFlag(Roles.Manager) ? Parent(person.Department) : person.Department;
            if (Upwards(from).SelectMany(d => At(d, Roles.Manager)).FirstOrDefault(p => !taken.Contains(p.Id)) is { } manager) return new(manager.Id, Roles.Manager);
        }

        return people.FirstOrDefault(p => p.Roles.HasFlag(Roles.GM) && !taken.Contains(p.Id)) is { } gm ? new(gm.Id, Roles.GM) : null;
    }

    private IEnumerable<Chosen> Choose(Choice choice, PersonId requester, DepartmentId department)
    {
        var chosen = choice.Kind switch
        {
            ChoiceKind.Chain => Upwards(department).Select(d => At(d, choice.Role).Where(p => p.Id != requester).Select(p => new Chosen(p.Id, choice.Role)).ToList()).FirstOrDefault(level => level.Count > 0) ?? [],
            ChoiceKind.Person when choice.Person is { } named && named != requester && Knows(named) => [new(named, Roles.None)],
            _ => [],
        };
        return chosen.Count > 0 ? chosen : people.Where(p => p.Roles.HasFlag(Roles.GM) && p.Id != requester).Select(p => new Chosen(p.Id, Roles.GM));
    }

    private IEnumerable<RosterPerson> At(DepartmentId department, Roles role) => people.Where(p => p.Department == department && (p.Roles & role) != Roles.None);

    private IEnumerable<DepartmentId> Upwards(DepartmentId? from)
    {
        for (var (at, steps) = (from, 0); at is { } here && steps <= departments.Count; at = Parent(here), steps++) yield return here;
    }

    private DepartmentId? Parent(DepartmentId department) => departments.FirstOrDefault(d => d.Id == department)?.ParentId;
}
