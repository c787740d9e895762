using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.FollowUp.Cadences;

/// <summary>Work that was overdue for so many days: told once for each step. The rep again on day 3, the manager too on day 5, and from day 7 on the manager may give it to somebody else.</summary>
public sealed class WorkEscalation : IScoped
{
    public static readonly int[] Steps = [3, 5, 7];

    /// <summary>From this step on it is the manager's too.</summary>
    public const int Manager = 5;

    private WorkEscalation() { }

    public WorkItemId ItemId { get; private set; }

    /// <summary>The due day that passed: work put off and late again climbs again.</summary>
    public LocalDate DueOn { get; private set; }
    public int Step { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public Instant At { get; private set; }
}
