using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Insight.Refresh;

// Sums by seat (owner and department), made anew by each refresh, so that no page ever walks all customers.
// Summed over what a reader may see, they are exact for every reader.

/// <summary>The leaky bucket of one seat over one period, and the states at its end.</summary>
public sealed class BucketCell : IScoped
{
    private BucketCell() { }

    public int Id { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public PeriodKind Kind { get; private set; }
    public LocalDate StartsOn { get; private set; }

    /// <summary>Customers not lost at the start; with new and won back, less lost, they make those at the end.</summary>
    public int AtStart { get; private set; }
    public int Entered { get; private set; }
    public int WonBack { get; private set; }
    public int Lost { get; private set; }
    public int AtEnd { get; private set; }

    public int EndNew { get; private set; }
    public int EndActive { get; private set; }
    public int EndSleeping { get; private set; }
    public int EndLost { get; private set; }
    public int EndWonBack { get; private set; }
}

/// <summary>Of one seat's customers who first bought in a month, how many bought so many months later.</summary>
public sealed class CohortCell : IScoped
{
    private CohortCell() { }

    public int Id { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public LocalDate FirstMonth { get; private set; }
    public int MonthsLater { get; private set; }
    public int Customers { get; private set; }
}

/// <summary>Where one seat stands at the day of asking.</summary>
public sealed class SeatTotal : IScoped
{
    private SeatTotal() { }

    public int Id { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public int OnFile { get; private set; }
    public int StateNew { get; private set; }
    public int StateActive { get; private set; }
    public int StateSleeping { get; private set; }
    public int StateLost { get; private set; }
    public int StateWonBack { get; private set; }
    public int AtRisk { get; private set; }

    /// <summary>Of those at risk.</summary>
    public long AtRiskMinor { get; private set; }

    /// <summary>Of everybody.</summary>
    public long ValueAtRiskMinor { get; private set; }

    /// <summary>Bought on at least one day of the last 365, and on at least two.</summary>
    public int Bought { get; private set; }
    public int BoughtAgain { get; private set; }
    public long YearProfitMinor { get; private set; }
    public int QuadrantA { get; private set; }
    public int QuadrantB { get; private set; }
    public int QuadrantC { get; private set; }
    public int QuadrantD { get; private set; }
}

/// <summary>Who brings the profit, within one scope: it cannot be summed up from seats.</summary>
/// <remarks>No customer is named in it; which scope a reader gets is chosen from the reader's own reach.</remarks>
[NotPersonal("figures of the whole firm")]
public sealed class ParetoCurve
{
    private ParetoCurve() { }

    /// <summary>all, a department with those below it, or an owner: see <see cref="ParetoScopes"/>.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>Customers who brought any profit in the last twelve months.</summary>
    public int Customers { get; private set; }
    public long ProfitMinor { get; private set; }

    /// <summary>The smallest number of customers that bring the golden share, what they bring, and the least among them.</summary>
    public int Golden { get; private set; }
    public long GoldenMinor { get; private set; }
    public long GoldenFromMinor { get; private set; }

    /// <summary>JSON: the part of the profit that each twentieth of the customers brings, running up.</summary>
    public string Points { get; private set; } = "[]";
}
