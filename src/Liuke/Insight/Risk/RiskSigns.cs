using Liuke.Insight.Histories;

namespace Liuke.Insight.Risk;

/// <summary>What a customer's own days tell a reader: the rhythm, the quarter against last year's, the size of the last order.</summary>
public readonly record struct RiskSigns(int? UsualGap, int? FewerOrders, int? LastOrderPercent)
{
    private const int FewestForRhythm = 3;
    private const int Quarter = 13 * 7;
    private const int YearOfWeeks = 52 * 7;
    private const double SmallOrder = 0.5;

    /// <param name="days">Up to the day of asking.</param>
    public static RiskSigns In(ReadOnlySpan<PurchaseDay> days, int asOf)
    {
        var occasions = new List<PurchaseDay>(days.Length);
        foreach (var day in days)
            if (day.IsOccasion) occasions.Add(day);
        return new(Rhythm(occasions), Fewer(occasions, asOf), Size(occasions));
    }

    private static int? Rhythm(List<PurchaseDay> occasions)
    {
        if (occasions.Count < FewestForRhythm) return null;
        var gaps = new double[occasions.Count - 1];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = occasions[i + 1].Day - occasions[i].Day;
        return (int)Math.Round(Median(gaps), MidpointRounding.AwayFromZero);
    }

    private static int? Fewer(List<PurchaseDay> occasions, int asOf)
    {
        int now = 0, then = 0;
        foreach (var day in occasions)
        {
            var ago = asOf - day.Day;
            if (ago is >= 0 and < Quarter) now += day.Orders;
            else if (ago is >= YearOfWeeks and < YearOfWeeks + Quarter) then += day.Orders;
        }

        return then > now ? then - now : null;
    }

    private static int? Size(List<PurchaseDay> occasions)
    {
        if (occasions.Count < FewestForRhythm) return null;
        var before = new double[occasions.Count - 1];
        for (var i = 0; i < before.Length; i++) before[i] = occasions[i].NetMinor;
        var share = occasions[^1].NetMinor / Median(before);
        return share < SmallOrder ? Math.Max(1, (int)Math.Round(share * 100)) : null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
