using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive;

/// <summary>New 新客, active 活跃, sleeping 沉睡, lost 流失, won back 挽回; none where nothing is known yet.</summary>
public enum RetentionState { None, New, Active, Sleeping, Lost, WonBack }

/// <summary>Turnover against profitability, split at the medians: A both high, B turnover, C neither, D profitability.</summary>
public enum Quadrant { None, A, B, C, D }

/// <summary>How a customer stands, as last worked out by higher rooms: kept here so that lists can sort and filter without knowing them.</summary>
/// <remarks>Every customer has one from the first moment. Written in bulk; money is in the company's currency.</remarks>
public sealed class Standing : IScoped
{
    private Standing() { }

    public Standing(Customer customer, LocalDate asOf)
        => (CustomerId, Number, OwnerId, DepartmentId, AsOf) = (customer.Id, customer.Number, customer.OwnerId, customer.DepartmentId, asOf);

    public CustomerId CustomerId { get; private set; }

    /// <summary>The customer's number: breaks ties in every order, in half the room of the id.</summary>
    public long Number { get; private set; }

    public PersonId? OwnerId { get; private set; }
    public DepartmentId DepartmentId { get; private set; }
    public LocalDate AsOf { get; private set; }
    public RetentionState State { get; private set; }
    public LocalDate? StateSinceOn { get; private set; }

    /// <summary>Probability that this is still a customer.</summary>
    public double? Alive { get; private set; }

    public double? AliveLastWeek { get; private set; }
    public double? Expected30 { get; private set; }
    public double? Expected90 { get; private set; }
    public double? Expected365 { get; private set; }
    public LocalDate? NextDueOn { get; private set; }

    /// <summary>Later than this the next order is beyond its usual spread.</summary>
    public LocalDate? DueLatestOn { get; private set; }

    /// <summary>Since when the customer is at risk of leaving; null for who is not.</summary>
    public LocalDate? RiskSinceOn { get; private set; }
    public long? LifetimeValueMinor { get; private set; }

    /// <summary>(1 - alive) x the expected margin of the next twelve months if alive.</summary>
    public long? ValueAtRiskMinor { get; private set; }

    /// <summary>Expected margin of the next twelve months if alive.</summary>
    public long? YearMarginMinor { get; private set; }

    /// <summary>Margin earned in the last twelve months.</summary>
    public long? YearProfitMinor { get; private set; }

    public Quadrant Quadrant { get; private set; }
    public LocalDate? FirstOrderOn { get; private set; }
    public LocalDate? LastOrderOn { get; private set; }

    /// <summary>Purchase days with a positive net.</summary>
    public int Occasions { get; private set; }

    public long NetMinor { get; private set; }

    /// <summary>Takes away all that was worked out; what was bought is still with the orders.</summary>
    internal void Forget()
    {
        (State, StateSinceOn, Alive, AliveLastWeek, Expected30, Expected90, Expected365) = (RetentionState.None, null, null, null, null, null, null);
        (NextDueOn, DueLatestOn, RiskSinceOn, LifetimeValueMinor, ValueAtRiskMinor, YearMarginMinor, YearProfitMinor) = (null, null, null, null, null, null, null);
        (Quadrant, FirstOrderOn, LastOrderOn, Occasions, NetMinor) = (Quadrant.None, null, null, 0, 0);
    }

    internal void Move(Ownership to) => (OwnerId, DepartmentId) = (to.OwnerId, to.DepartmentId);
}
