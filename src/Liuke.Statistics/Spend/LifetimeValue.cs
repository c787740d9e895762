using Liuke.Statistics.BuyTillYouDie.Kernels;
using Liuke.Statistics.BuyTillYouDie;

namespace Liuke.Statistics.Spend;

/// <summary>What a customer's future purchases are worth today.</summary>
/// <remarks>
/// Money here is a plain number in whatever unit the margin is given in. Purchases are discounted to now at a yearly
/// rate, taking those of each step of at most thirty days at its middle: Fader, Hardie, Lee (2005), "RFM and CLV".
/// </remarks>
public static class LifetimeValue
{
    private const double StepDays = 30;
    private const double DaysPerYear = 365;
    private const int MaxSteps = 2_000;

    /// <summary>Expected discounted margin over a horizon.</summary>
    /// <param name="marginPerPurchase">Expected margin of one purchase day.</param>
    /// <param name="discountedPurchases">Expected discounted purchase days, see <see cref="DiscountedPurchases"/>.</param>
    public static double Of(double marginPerPurchase, double discountedPurchases) => marginPerPurchase * discountedPurchases;

    /// <summary>Expected purchase days over a horizon, each discounted to now.</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">Repeat purchase days.</param>
    /// <param name="txDays">Days from the first to the last purchase day.</param>
    /// <param name="ageDays">Days from the first purchase day to now.</param>
    /// <param name="horizonDays">Days ahead, 0 or more.</param>
    /// <param name="yearlyRate">Discount rate a year, such as 0.1; greater than -1.</param>
    /// <returns>0 or more; the undiscounted expectation at rate 0.</returns>
    public static double DiscountedPurchases(
        IAliveModel model, int x, int txDays, int ageDays, double horizonDays, double yearlyRate)
    {
        ArgumentNullException.ThrowIfNull(model);
        double sum = 0, before = 0;
        foreach (var step in Steps(horizonDays, yearlyRate))
        {
            var expected = model.ExpectedPurchases(x, txDays, ageDays, step.UntilDays);
            sum += (expected - before) * step.Factor;
            before = expected;
        }
        return sum;
    }

    /// <summary>Value at risk: the chance that the customer has gone, times the margin of the coming year had they stayed.</summary>
    /// <param name="alive">Probability of being alive, 0 to 1.</param>
    /// <param name="purchasesIfAlive365Days">Expected purchase days of the next 365 days given alive.</param>
    /// <param name="marginPerPurchase">Expected margin of one purchase day.</param>
    public static double AtRisk(double alive, double purchasesIfAlive365Days, double marginPerPurchase) =>
        (1 - alive) * purchasesIfAlive365Days * marginPerPurchase;

    /// <summary>Cuts a horizon into steps of at most thirty days, each with the discount of its middle.</summary>
    internal static DiscountStep[] Steps(double horizonDays, double yearlyRate)
    {
        if (!(yearlyRate > -1) || !double.IsFinite(yearlyRate))
            throw new ArgumentOutOfRangeException(nameof(yearlyRate), yearlyRate, "The discount rate must be greater than -1.");
        HistoryGuard.RequireTime(horizonDays, nameof(horizonDays));
        var steps = new DiscountStep[(int)Math.Clamp(Math.Ceiling(horizonDays / StepDays), 1, MaxSteps)];
        for (var step = 0; step < steps.Length; step++)
        {
            var middle = horizonDays * (step + 0.5) / steps.Length;
            steps[step] = new(horizonDays * (step + 1) / steps.Length, Math.Pow(1 + yearlyRate, -middle / DaysPerYear));
        }
        return steps;
    }
}

/// <summary>A part of a horizon: its end, and what a purchase in it is worth today.</summary>
internal readonly record struct DiscountStep(double UntilDays, double Factor);
