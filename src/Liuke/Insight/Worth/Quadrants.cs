using Liuke.Archive;
using Liuke.Insight.Histories;

namespace Liuke.Insight.Worth;

/// <summary>Turnover against profitability, split at the medians of those who bought in the last year.</summary>
/// <param name="TurnoverMedian">Median purchase days a quarter.</param>
/// <param name="MarginMedian">Median margin rate of those whose costs are known; null where none are, and then there are no quadrants.</param>
public readonly record struct Quadrants(double TurnoverMedian, double? MarginMedian)
{
    private const int Quarter = 91;

    public static Quadrants Split(ReadOnlySpan<double> turnovers, ReadOnlySpan<double> marginRates)
    {
        var buying = new List<double>(turnovers.Length);
        var known = new List<double>();
        for (var i = 0; i < turnovers.Length; i++)
        {
            if (turnovers[i] <= 0) continue;
            buying.Add(turnovers[i]);
            if (!double.IsNaN(marginRates[i])) known.Add(marginRates[i]);
        }

        return new(Median(buying) ?? 0, Median(known));
    }

    /// <summary>A: both high. B: turnover. C: neither. D: profitability. None where the costs are not known.</summary>
    public Quadrant Of(double turnover, double marginRate)
    {
        if (MarginMedian is not { } median || double.IsNaN(marginRate)) return Quadrant.None;
        return (turnover > TurnoverMedian, marginRate > median) switch
        {
            (true, true) => Quadrant.A,
            (true, false) => Quadrant.B,
            (false, false) => Quadrant.C,
            _ => Quadrant.D,
        };
    }

    /// <summary>Purchase days a quarter over the last year, or over the time on file where that is shorter; one quarter at least.</summary>
    public static double Turnover(in Purchases sum)
    {
        var days = Math.Clamp(sum.AgeDays + 1, Quarter, Purchases.DaysPerYear);
        return (double)sum.YearOccasions * Quarter / days;
    }

    private static double? Median(List<double> values)
    {
        if (values.Count == 0) return null;
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
