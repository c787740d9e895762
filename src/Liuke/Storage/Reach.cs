using Liuke.Basics;

namespace Liuke.Storage;

public enum ReachKind { Nothing, Own, Departments, All }

/// <summary>How far one person sees: applied to every query on customers and on what belongs to them.</summary>
public sealed record Reach(ReachKind Kind, Guid Person, IReadOnlyList<Guid> Departments)
{
    public static readonly Reach Nothing = new(ReachKind.Nothing, default, []);

    /// <summary>For the program's own work: jobs, migrations, checks.</summary>
    public static readonly Reach All = new(ReachKind.All, default, []);

    public static Reach Own(PersonId person) => new(ReachKind.Own, person.Value, []);

    public static Reach Of(PersonId person, IEnumerable<DepartmentId> departments)
        => new(ReachKind.Departments, person.Value, [.. departments.Select(d => d.Value)]);

    public static Reach Whole(PersonId person) => new(ReachKind.All, person.Value, []);

    public bool Covers(PersonId? owner, DepartmentId department) => Kind switch
    {
        ReachKind.All => true,
        ReachKind.Departments => Departments.Contains(department.Value),
        ReachKind.Own => owner?.Value == Person,
        _ => false,
    };
}

/// <summary>The reach of the present request or job. Nobody sees anything until somebody has signed in.</summary>
public sealed class CurrentReach
{
    public Reach Reach { get; set; } = Reach.Nothing;
}

/// <summary>A row that belongs to a customer and is seen by whoever sees the customer.</summary>
public interface IScoped
{
    PersonId? OwnerId { get; }
    DepartmentId DepartmentId { get; }
}
