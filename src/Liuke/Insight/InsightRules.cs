namespace Liuke.Insight;

/// <summary>Where one state ends and the next begins, and what is worth a person's time. Named on the pages that use them.</summary>
public sealed record InsightRules
{
    /// <summary>At or above it a customer counts as active.</summary>
    public double ActiveFrom { get; init; } = 0.5;

    /// <summary>Below it a customer counts as lost.</summary>
    public double LostBelow { get; init; } = 0.2;

    /// <summary>So long after the first purchase a customer is new.</summary>
    public int NewDays { get; init; } = 90;

    /// <summary>So long after coming back a customer is won back.</summary>
    public int WonBackDays { get; init; } = 90;

    /// <summary>So long after being lost it is still worth asking why.</summary>
    public int FreshlyLostDays { get; init; } = 90;

    /// <summary>Less at stake than this raises no work.</summary>
    public long RiskFromMinor { get; init; } = 10_000;

    /// <summary>How far lifetime value looks ahead.</summary>
    public int LifetimeDays { get; init; } = 3 * 365;

    /// <summary>Yearly rate by which later margin counts less.</summary>
    public double DiscountRate { get; init; } = 0.10;

    /// <summary>Models are chosen by looking at this many customers at most; the same ones each time.</summary>
    public int ChoiceCustomers { get; init; } = 6_000;

    /// <summary>Months that the dashboard looks back, the present one included.</summary>
    public int Months { get; init; } = 13;

    /// <summary>Weeks that the dashboard looks back, the present one included.</summary>
    public int Weeks { get; init; } = 26;
}
