using Liuke.Insight.Histories;

namespace Liuke.Insight.Worth;

/// <summary>Where a margin rate comes from: known costs, the firm's assumed rate, or some of both.</summary>
public enum MarginSource { Costs, Mixed, Assumed }

/// <summary>Margin from product cost where it is known, else from the rate that the firm assumes; said wherever it is used.</summary>
public readonly record struct Margin(double Rate, MarginSource Source)
{
    // A few returns can leave a tiny net over a large cost; beyond this a rate says nothing.
    private const double Limit = 1;

    public static Margin Of(in Purchases sum, double assumed) => Of(sum.NetMinor, sum.CostedNetMinor, sum.CostMinor, assumed);

    public static Margin Of(long netMinor, long costedNetMinor, long costMinor, double assumed)
    {
        if (costedNetMinor <= 0 || netMinor <= 0) return new(assumed, MarginSource.Assumed);
        var source = costedNetMinor == netMinor ? MarginSource.Costs : MarginSource.Mixed;
        return new(Math.Clamp(Earned(netMinor, costedNetMinor, costMinor, assumed) / netMinor, -Limit, Limit), source);
    }

    /// <summary>What was earned on a net, in minor units.</summary>
    public static double Earned(long netMinor, long costedNetMinor, long costMinor, double assumed)
        => costedNetMinor - costMinor + (netMinor - costedNetMinor) * assumed;

    /// <summary>The rate of the part whose cost is known; null where none is.</summary>
    public static double? KnownRate(long costedNetMinor, long costMinor)
        => costedNetMinor <= 0 ? null : Math.Clamp((double)(costedNetMinor - costMinor) / costedNetMinor, -Limit, Limit);
}
