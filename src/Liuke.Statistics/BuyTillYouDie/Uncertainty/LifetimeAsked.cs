using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.Numerics;
using Liuke.Statistics.Spend;

namespace Liuke.Statistics.BuyTillYouDie.Uncertainty;

/// <summary>Whose lifetime value is asked for, and over what time.</summary>
/// <param name="X">Repeat purchase days.</param>
/// <param name="TxDays">Days from the first to the last purchase day.</param>
/// <param name="AgeDays">Days from the first purchase day to now.</param>
/// <param name="HorizonDays">Days ahead, 0 or more.</param>
public sealed record LifetimeAsked(int X, int TxDays, int AgeDays, double HorizonDays)
{
    private const double DaysPerYear = 365;

    /// <summary>Purchases that <see cref="MeanSpend"/> averages over; 0 when nothing is known of the customer's spend.</summary>
    public int SpendPurchases { get; init; }

    /// <summary>Mean spend of those purchases, in any unit of money, 0 or more.</summary>
    public double MeanSpend { get; init; }

    /// <summary>Margin as a share of spend.</summary>
    public double MarginRate { get; init; } = 1;

    /// <summary>Yearly discount rate, greater than -1.</summary>
    public double YearlyDiscountRate { get; init; }

    internal void Require()
    {
        HistoryGuard.RequireDomain(X, TxDays, AgeDays);
        HistoryGuard.RequireTime(HorizonDays, nameof(HorizonDays));
        if (SpendPurchases < 0) throw new InvalidOperationException($"{SpendPurchases} purchases cannot be averaged over.");
        if (!(MeanSpend >= 0) || !double.IsFinite(MeanSpend)) throw new InvalidOperationException($"A mean spend of {MeanSpend} is no amount, 0 or more.");
        if (!double.IsFinite(MarginRate)) throw new InvalidOperationException("The margin must be a finite number.");
        if (!(YearlyDiscountRate > -1) || !double.IsFinite(YearlyDiscountRate)) throw new InvalidOperationException("The discount rate must be greater than -1.");
    }

    /// <summary>The discounted margin of one future; amounts are gamma with a scale that past spend tells of.</summary>
    internal double Draw(IPurchaseModel model, GammaGammaParameters? spend, Draws draws)
    {
        var times = model.DrawFuture(draws, X, TxDays, AgeDays, HorizonDays);
        var known = MeanSpend > 0 ? SpendPurchases : 0;
        var logScale = spend is null ? 0 : draws.LogGamma(spend.Q + spend.P * known) - Math.Log(spend.V + known * MeanSpend);
        var value = 0.0;
        foreach (var time in times)
            value += (spend is null ? MeanSpend : Math.Exp(draws.LogGamma(spend.P) - logScale)) * Math.Pow(1 + YearlyDiscountRate, -time / DaysPerYear);
        return MarginRate * value;
    }
}
