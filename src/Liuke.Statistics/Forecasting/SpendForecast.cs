using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Spend;

namespace Liuke.Statistics.Forecasting;

/// <summary>Expected net money of a purchase day of each customer.</summary>
internal static class SpendForecast
{
    private const int FewestCustomers = 10;

    /// <returns>Minor units a purchase day; null without amounts.</returns>
    public static double[]? PerDay(PurchaseHistories histories, int cores)
    {
        if (histories.TotalSpendMinor is not { } total) return null;
        // All days, the first included: of one-time buyers it is all there is.
        int[] days = [.. histories.X.Select(x => x + 1)];
        double[] mean = [.. total.Select((money, i) => (double)money / days[i])];
        var usable = mean.Count(m => m > 0);
        if (usable < FewestCustomers) return [.. mean.Select(m => Math.Max(0, m))];
        var fit = GammaGamma.Fit(days, mean, new(Cores: cores));
        var common = mean.Where(m => m > 0).Average();
        var model = new GammaGamma(fit.Parameters);
        return [.. days.Select((d, i) => model.ExpectedMeanSpend(d, Math.Max(0, mean[i])) is var e && double.IsFinite(e) ? e : Math.Max(0, mean[i]))
            .Select(e => Math.Min(e, 1e6 * common))];
    }
}
