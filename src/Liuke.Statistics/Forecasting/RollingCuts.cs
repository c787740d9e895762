namespace Liuke.Statistics.Forecasting;

/// <summary>A day of the past from which models forecast what is known by now.</summary>
/// <param name="CutDay">Nothing after it is used to forecast.</param>
/// <param name="HorizonDays">How far is forecast; ends on or before the real cut.</param>
public readonly record struct RollingCut(int CutDay, int HorizonDays);

/// <summary>Chooses earlier cut days inside a log.</summary>
internal static class RollingCuts
{
    private const int MostCuts = 4;
    private const int ShortestHorizon = 7;
    private const int DaysOfYear = 364;

    /// <summary>
    /// With a span of 2.5 horizons and more: up to four cuts a third of a horizon apart, all looking as far as asked, the
    /// first of them a year back where there is another half year before it. With less: cuts at 60, 50 and 40 percent of
    /// the span, looking to its end, so that the horizon stands to the history as it does now.
    /// </summary>
    public static IReadOnlyList<RollingCut> Of(int firstDay, int cutDay, int horizonDays)
    {
        var span = cutDay - firstDay;
        var cuts = new List<RollingCut>();
        if (span >= 2.5 * horizonDays)
        {
            if (horizonDays <= DaysOfYear && span - DaysOfYear >= Math.Max(182, horizonDays)) cuts.Add(new(cutDay - DaysOfYear, horizonDays));
            for (var back = 0; cuts.Count < MostCuts; back++)
            {
                var day = cutDay - horizonDays - back * Math.Max(ShortestHorizon, horizonDays / 3);
                if (day - firstDay < span / 4) break;
                if (cuts.TrueForAll(cut => cut.CutDay != day)) cuts.Add(new(day, horizonDays));
            }
        }
        else
        {
            foreach (var percent in (ReadOnlySpan<int>)[60, 50, 40])
            {
                var day = firstDay + (int)((long)span * percent / 100);
                if (cutDay - day >= ShortestHorizon) cuts.Add(new(day, Math.Min(horizonDays, cutDay - day)));
            }
        }
        return cuts;
    }
}
