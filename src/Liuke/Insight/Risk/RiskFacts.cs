using System.Text.Json;
using System.Text.Json.Serialization;
using Liuke.Archive;
using Liuke.Insight.Worth;

namespace Liuke.Insight.Risk;

/// <summary>The numbers behind one customer's risk: kept with the work item, put into words by <see cref="RiskWords"/>.</summary>
public sealed record RiskFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public RetentionState State { get; init; }

    /// <summary>Since when it has been lost, as days since 1970-01-01; only where it is.</summary>
    public int? LostOn { get; init; }
    public int Occasions { get; init; }
    public int DaysSince { get; init; }

    /// <summary>The median of the customer's own gaps; only from three purchase days on.</summary>
    public int? UsualGap { get; init; }

    /// <summary>Orders of the last thirteen weeks short of those of the same weeks a year before; only where they are fewer.</summary>
    public int? FewerOrders { get; init; }

    /// <summary>The last order in percent of the usual one; only where it is small.</summary>
    public int? LastOrderPercent { get; init; }
    public double Alive { get; init; }

    /// <summary>A week ago; only where there was a customer then.</summary>
    public double? AliveLastWeek { get; init; }

    /// <summary>Expected purchase days of the next twelve months if alive.</summary>
    public double YearPurchases { get; init; }
    public long SpendMinor { get; init; }
    public double MarginRate { get; init; }
    public MarginSource MarginSource { get; init; }
    public long YearMarginMinor { get; init; }
    public long ValueAtRiskMinor { get; init; }
    public string Currency { get; init; } = "";

    public string Pack() => JsonSerializer.Serialize(this, Json);

    public static RiskFacts Unpack(string facts) => JsonSerializer.Deserialize<RiskFacts>(facts, Json)!;
}
