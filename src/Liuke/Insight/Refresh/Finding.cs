using Liuke.Archive;
using Liuke.Insight.Risk;
using Liuke.Insight.States;
using Liuke.Insight.Worth;

namespace Liuke.Insight.Refresh;

/// <summary>All that a refresh finds out about one customer.</summary>
internal sealed class Finding
{
    /// <summary>Place in the book.</summary>
    public required int Customer { get; init; }
    public RetentionState State { get; init; }
    public int? Since { get; init; }

    /// <summary>Changes of state within the time that the dashboard looks back.</summary>
    public StateStep[] Steps { get; init; } = [];

    /// <summary>Who never bought has nothing of what follows.</summary>
    public Measures? Measures { get; init; }

    /// <summary>Since when at risk; null for who is not.</summary>
    public int? RiskSince { get; init; }

    /// <summary>Only for who is at risk.</summary>
    public RiskFacts? Risk { get; init; }
}

/// <summary>A buyer's figures.</summary>
internal sealed record Measures
{
    public required Prospect Prospect { get; init; }
    public double? AliveLastWeek { get; init; }
    public double Expected30 { get; init; }
    public double Expected90 { get; init; }
    public double Expected365 { get; init; }
    public int? NextDue { get; init; }
    public int? DueLatest { get; init; }
    public long LifetimeMinor { get; init; }
    public long YearProfitMinor { get; init; }
    public Quadrant Quadrant { get; init; }
    public int FirstDay { get; init; }
    public int LastDay { get; init; }
    public int Occasions { get; init; }
    public int YearOccasions { get; init; }
    public long NetMinor { get; init; }
}
