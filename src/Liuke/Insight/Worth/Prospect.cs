using Liuke.Insight.Histories;

namespace Liuke.Insight.Worth;

/// <summary>What a customer is expected to bring, and how much of it may be lost.</summary>
/// <param name="Alive">Probability of being alive.</param>
/// <param name="YearPurchases">Expected purchase days of the next 365 days, if alive.</param>
/// <param name="SpendMinor">Expected net of one purchase day.</param>
/// <param name="Margin">Rate and where it comes from.</param>
public readonly record struct Prospect(double Alive, double YearPurchases, double SpendMinor, Margin Margin)
{
    /// <summary>Expected margin of the next twelve months if alive.</summary>
    public long YearMarginMinor => Whole(YearPurchases * SpendMinor * Margin.Rate);

    /// <summary>(1 - alive) x the expected margin of the next twelve months if alive.</summary>
    public long ValueAtRiskMinor => Whole((1 - Alive) * YearPurchases * SpendMinor * Margin.Rate);

    /// <summary>The part that is expected to come all the same; with the value at risk it makes the year's margin exactly.</summary>
    public long SafeMinor => YearMarginMinor - ValueAtRiskMinor;

    /// <summary>Expected margin over the lifetime horizon, discounted.</summary>
    public long LifetimeMinor(double discountedPurchases) => Whole(discountedPurchases * SpendMinor * Margin.Rate);

    public static Prospect Of(in Purchases sum, SpendModel spend, double assumedRate, double alive, double yearPurchases)
        => new(alive, yearPurchases, spend.PerPurchaseMinor(sum), Margin.Of(sum, assumedRate));

    private static long Whole(double minor) => (long)Math.Round(minor, MidpointRounding.AwayFromZero);
}
