using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Models;
using Liuke.Insight.Refresh;
using NodaTime;

namespace Liuke.Insight.Dashboard;

/// <summary>All that the page shows.</summary>
public sealed record DashboardView(DashboardAsked Asked, Basis Basis, Slice Slice)
{
    public IReadOnlyList<Choice> Departments { get; init; } = [];
    public IReadOnlyList<Choice> Owners { get; init; } = [];
    public IReadOnlyList<PeriodRow> Periods { get; init; } = [];
    public IReadOnlyList<CohortRow> Cohorts { get; init; } = [];
    public Totals Totals { get; init; } = new(0, 0, 0, 0, 0);
    public IReadOnlyList<OwnerRow> Risks { get; init; } = [];

    /// <summary>Null where nobody brought any profit in twelve months.</summary>
    public Golden? Golden { get; init; }

    public CustomerLinks Links => new(Slice, Basis.AsOf);

    /// <summary>The last period that is over; the one under way where none is.</summary>
    public PeriodRow? Last => Periods.LastOrDefault(p => p.IsComplete) ?? Periods.LastOrDefault();
}

/// <summary>What the numbers rest on: the last refresh.</summary>
public sealed record Basis(LocalDate AsOf, Instant At, FitReport Fits, LocalDate? DataFrom, LocalDate? DataUntil);

/// <summary>A department or owner to choose, by its key in the address.</summary>
public sealed record Choice(string Key, string Name);

/// <summary>One week or month of the leaky bucket, and the states at its end.</summary>
/// <param name="Ends">Its last day, though it may not be over yet.</param>
/// <param name="Until">The last day that was counted.</param>
public sealed record PeriodRow(DashboardPeriod Period, LocalDate Until)
{
    public int AtStart { get; init; }
    public int Entered { get; init; }
    public int WonBack { get; init; }
    public int Lost { get; init; }
    public int AtEnd { get; init; }
    public IReadOnlyDictionary<RetentionState, int> Ends { get; init; } = new Dictionary<RetentionState, int>();

    public LocalDate Starts => Period.Starts;
    public bool IsComplete => Until >= Period.Ends;

    /// <summary>Lost of those at the start; null where nobody was there.</summary>
    public double? Churn => AtStart > 0 ? (double)Lost / AtStart : null;
}

/// <summary>Those who first bought in one month.</summary>
/// <param name="Later">How many of them bought one, two, … months later, up to the present month.</param>
public sealed record CohortRow(LocalDate FirstMonth, int Size, IReadOnlyList<Retained> Later);

/// <param name="Until">The last day that was counted.</param>
public sealed record Retained(LocalDate Month, LocalDate Until, int Customers, double Share)
{
    public bool IsComplete => Until >= Month.PlusMonths(1).PlusDays(-1);
}

/// <param name="Bought">In the last 365 days, on a day at least.</param>
/// <param name="BoughtAgain">On two days at least.</param>
public sealed record Totals(int OnFile, int Bought, int BoughtAgain, int AtRisk, long AtRiskMinor)
{
    public double? Repurchase => Bought > 0 ? (double)BoughtAgain / Bought : null;
}

/// <param name="Id">Null for customers whom nobody looks after.</param>
public sealed record OwnerRow(PersonId? Id, string? Name, int AtRisk, long AtRiskMinor);

/// <summary>The customers who bring most of the profit.</summary>
/// <param name="Points">The part of the profit that each twentieth of the customers brings, running up.</param>
public sealed record Golden(int Customers, long ProfitMinor, int Few, long FewMinor, long FromMinor, IReadOnlyList<double> Points)
{
    public double FewShare => (double)Few / Customers;
    public double ProfitShare => (double)FewMinor / ProfitMinor;
}
