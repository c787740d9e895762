namespace Liuke.Insight.Histories;

/// <summary>What one customer bought and returned on one day, all orders together.</summary>
/// <param name="Day">Days since 1970-01-01 in the company's time zone.</param>
/// <param name="NetMinor">Sales less returns.</param>
/// <param name="CostedNetMinor">The part of the net whose product cost is known.</param>
/// <param name="CostMinor">The cost of that part.</param>
/// <param name="Orders">Sales orders; returns are none.</param>
public readonly record struct PurchaseDay(int Day, long NetMinor, long CostedNetMinor, long CostMinor, int Orders)
{
    /// <summary>A day whose net is not positive is no occasion: what was bought went back.</summary>
    public bool IsOccasion => NetMinor > 0;
}
