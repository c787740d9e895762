using Liuke.Insight.Histories;
using Liuke.Insight.Models;
using Liuke.Statistics.Spend;

namespace Liuke.Insight.Worth;

/// <summary>Expected net of one purchase day: Gamma-Gamma on the repeat purchases, or the customer's own mean where it cannot be fitted.</summary>
public sealed class SpendModel(GammaGamma? model)
{
    /// <summary>The models count in units of money, so that their parameters read like those of a published fit.</summary>
    public const int MinorPerUnit = 100;

    public SpendModel(FitReport fits) : this(AliveModels.SpendOf(fits)) { }

    /// <summary>Mean net of a repeat purchase day, in units of money; 0 where there is none, or where returns ate it up.</summary>
    public static double MeanRepeat(in Purchases sum) => sum.X <= 0 ? 0 : Math.Max(0, (double)sum.RepeatNetMinor / sum.X / MinorPerUnit);

    public double PerPurchaseMinor(in Purchases sum) => model is not null
        ? model.ExpectedMeanSpend(sum.X, MeanRepeat(sum)) * MinorPerUnit
        : Math.Max(0, (double)sum.NetMinor / sum.Occasions);
}
