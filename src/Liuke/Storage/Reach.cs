using Liuke.Basics;

namespace Liuke.Storage;

public enum ReachKind { Nothing, Own, Departments, All }

/// <summary>How far one person sees: applied to every query on customers and on what belongs to them.</summary>
/// <param name="Kind">By role. What was granted beyond it stands in <see cref="Also"/>.</param>
/// <param name="Departments">The first is the person's own; where <see cref="IsTeam"/> is not set, all below it follow.</param>
public sealed record Reach(ReachKind Kind, Guid Person, IReadOnlyList<Guid> Departments)
{
    public static readonly Reach Nothing = new(ReachKind.Nothing, default, []);

    /// <summary>For the program's own work: jobs, migrations, checks.</summary>
    public static readonly Reach All = new(ReachKind.All, default, []);

    /// <summary>One department without those below it.</summary>
    public bool IsTeam { get; init; }

    /// <summary>What is seen beside that: by a grant, or as owner.</summary>
    public Beside Also { get; init; } = Beside.None;

    /// <summary>Whether the program itself asks, and no person.</summary>
    public bool IsPrograms => Kind == ReachKind.All && Person == default;

    public static Reach Own(PersonId person) => new(ReachKind.Own, person.Value, []);

    public static Reach Of(PersonId person, IEnumerable<DepartmentId> departments)
        => new(ReachKind.Departments, person.Value, [.. departments.Select(d => d.Value)]);

    public static Reach Team(PersonId person, DepartmentId department)
        => new(ReachKind.Departments, person.Value, [department.Value]) { IsTeam = true };

    public static Reach Whole(PersonId person) => new(ReachKind.All, person.Value, []);

    /// <summary>Sees these too, whoever owns them.</summary>
    public Reach With(Beside more) => Kind == ReachKind.All || more.IsNothing ? this : this with { Also = Also.And(more) };

    /// <param name="customer">The customer that the row is about; needed to honour grants on single customers.</param>
    public bool Covers(PersonId? owner, DepartmentId department, CustomerId? customer = null)
        => CoversByRole(owner, department) || Also.Covers(owner?.Value == Person, department, customer);

    private bool CoversByRole(PersonId? owner, DepartmentId department) => Kind switch
    {
        ReachKind.All => true,
        ReachKind.Departments => Departments.Contains(department.Value),
        ReachKind.Own => owner?.Value == Person,
        _ => false,
    };
}

/// <summary>What somebody sees beside what their role shows them. Lists, not conditions, so that indexes serve them.</summary>
/// <param name="Own">What the person owns, wherever it lies.</param>
public sealed record Beside(bool Own, IReadOnlyList<Guid> Departments, IReadOnlyList<Guid> Customers)
{
    /// <summary>More single customers than this are granted as a department or not at all.</summary>
    public const int CustomersMax = 2000;

    public static readonly Beside None = new(false, [], []);

    public static Beside Owned { get; } = new(true, [], []);

    public bool IsNothing => !Own && Departments.Count == 0 && Customers.Count == 0;

    public static Beside Of(IEnumerable<DepartmentId> departments, IEnumerable<CustomerId> customers)
        => new(false, [.. departments.Select(d => d.Value)], [.. customers.Select(c => c.Value).Take(CustomersMax)]);

    public Beside And(Beside more) => new(Own || more.Own, [.. Departments.Union(more.Departments)], [.. Customers.Union(more.Customers).Take(CustomersMax)]);

    internal bool Covers(bool isOwner, DepartmentId department, CustomerId? customer)
        => (Own && isOwner) || Departments.Contains(department.Value) || (customer is { } id && Customers.Contains(id.Value));
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
