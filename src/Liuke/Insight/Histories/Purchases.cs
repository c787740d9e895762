namespace Liuke.Insight.Histories;

/// <summary>What the purchase days of one customer amount to at a day of asking.</summary>
/// <remarks>Purchase days are counted, not invoices; returns lower the money and are no purchase.</remarks>
public struct Purchases
{
    public const int DaysPerYear = 365;

    /// <summary>Purchase days.</summary>
    public int Occasions { get; private set; }
    public int FirstDay { get; private set; }
    public int LastDay { get; private set; }

    /// <summary>The day of asking; what came later is left out.</summary>
    public int AsOf { get; private init; }

    /// <summary>Sum over the gaps between purchase days of ln(gap in days): how regular the rhythm is.</summary>
    public double LogGapSum { get; private set; }

    public long NetMinor { get; private set; }

    /// <summary>Net of everything after the first purchase day.</summary>
    public long RepeatNetMinor { get; private set; }
    public long CostedNetMinor { get; private set; }
    public long CostMinor { get; private set; }

    public int YearOccasions { get; private set; }
    public long YearNetMinor { get; private set; }
    public long YearCostedNetMinor { get; private set; }
    public long YearCostMinor { get; private set; }

    /// <summary>x: repeat purchase days.</summary>
    public readonly int X => Occasions - 1;

    /// <summary>t_x: days from the first to the last purchase day.</summary>
    public readonly int LastDays => LastDay - FirstDay;

    /// <summary>T: days from the first purchase day to the day of asking.</summary>
    public readonly int AgeDays => AsOf - FirstDay;

    public static Purchases At(int asOf, ReadOnlySpan<byte> packed)
    {
        var sum = new Purchases { AsOf = asOf };
        foreach (var day in PurchaseDays.Read(packed))
        {
            if (day.Day > asOf) break;
            sum.Add(day);
        }

        return sum;
    }

    private void Add(PurchaseDay day)
    {
        NetMinor += day.NetMinor;
        CostedNetMinor += day.CostedNetMinor;
        CostMinor += day.CostMinor;
        if (Occasions > 0) RepeatNetMinor += day.NetMinor;
        if (day.Day > AsOf - DaysPerYear)
        {
            YearNetMinor += day.NetMinor;
            YearCostedNetMinor += day.CostedNetMinor;
            YearCostMinor += day.CostMinor;
            if (day.IsOccasion) YearOccasions++;
        }

        if (!day.IsOccasion) return;
        if (Occasions++ == 0) FirstDay = day.Day;
        else LogGapSum += Math.Log(day.Day - LastDay);
        LastDay = day.Day;
    }
}
