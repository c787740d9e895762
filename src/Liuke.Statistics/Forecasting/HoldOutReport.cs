using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;

namespace Liuke.Statistics.Forecasting;

/// <summary>How a forecast fared: figures over all customers known at the cut.</summary>
/// <param name="Model">Name of the model, or "combination".</param>
/// <param name="Customers">Customers forecast.</param>
/// <param name="Mae">Mean absolute error of purchase days.</param>
/// <param name="Rmse">Root of their mean squared error.</param>
/// <param name="Predicted">Purchase days expected in all.</param>
/// <param name="Actual">Purchase days there were in all.</param>
/// <param name="AucExpected">AUC of the expected days for buying at all; null when all or none bought.</param>
/// <param name="AucAlive">AUC of the probability of being alive for the same; null also for rules that know no leaving.</param>
/// <param name="TopDecileShare">Share of the purchase days that fell to the tenth of the customers ranked highest; null when nobody bought.</param>
/// <param name="Seconds">Time to fit and forecast, in seconds.</param>
public sealed record HoldOutReport(
    string Model, int Customers, double Mae, double Rmse, double Predicted, double Actual,
    double? AucExpected, double? AucAlive, double? TopDecileShare, double Seconds)
{
    /// <summary>
    /// Mean absolute error of each customer's net money in the horizon (expected days x expected net of a day against
    /// what came), in minor units; null without amounts.
    /// </summary>
    public double? SpendMaeMinor { get; init; }

    /// <summary>Measures a forecast.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="forecast">The forecast of each customer.</param>
    /// <param name="outcome">What came, in the same order.</param>
    /// <param name="moneyADay">Expected net money of a purchase day of each customer, minor units; null without amounts.</param>
    /// <param name="seconds">Time it took.</param>
    internal static HoldOutReport Of(string model, ModelForecast forecast, Outcome outcome, double[]? moneyADay, double seconds)
    {
        var (expected, actual) = (forecast.Expected, outcome.Days);
        bool[] bought = [.. actual.Select(y => y > 0)];
        return new(model, actual.Length, Errors.MeanAbsolute(expected, actual) ?? 0, Errors.RootMeanSquare(expected, actual) ?? 0,
            expected.Sum(), actual.Sum(), Ranking.Auc(expected, bought),
            forecast.Alive is null ? null : Ranking.Auc(forecast.Alive, bought), Ranking.TopShare(expected, actual), seconds)
        {
            SpendMaeMinor = moneyADay is null || outcome.MoneyMinor is null ? null
                : Errors.MeanAbsolute([.. expected.Select((days, i) => days * moneyADay[i])], outcome.MoneyMinor),
        };
    }
}

/// <summary>What came after a cut.</summary>
/// <param name="Days">Purchase days of each customer.</param>
/// <param name="MoneyMinor">Net money of each, minor units; null without amounts.</param>
internal sealed record Outcome(double[] Days, double[]? MoneyMinor)
{
    /// <summary>What every customer of a cut did up to a later day.</summary>
    public static Outcome Between(PurchaseHistories before, PurchaseHistories after)
    {
        var place = new Dictionary<int, int>(after.Count);
        for (var i = 0; i < after.Count; i++) place[after.Customer[i]] = i;
        int[] then = [.. before.Customer.Select(customer => place[customer])];
        double[] days = [.. before.X.Select((x, i) => (double)(after.X[then[i]] - x))];
        if (before.TotalSpendMinor is not { } had || after.TotalSpendMinor is not { } has) return new(days, null);
        return new(days, [.. had.Select((money, i) => (double)(has[then[i]] - money))]);
    }

    /// <summary>That of some customers.</summary>
    public Outcome Of(int[] rows) => new([.. rows.Select(row => Days[row])], MoneyMinor is { } money ? [.. rows.Select(row => money[row])] : null);
}
