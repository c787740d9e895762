using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;

namespace Liuke.Statistics.Forecasting;

/// <summary>What a model is asked: how many purchase days each customer will have in the coming days.</summary>
/// <param name="Histories">Histories up to the cut; nothing after it.</param>
/// <param name="Log">The lines up to the cut; nothing after it.</param>
/// <param name="HorizonDays">Days ahead, at least 1.</param>
public sealed record ForecastRequest(PurchaseHistories Histories, DayLog Log, int HorizonDays)
{
    /// <summary>How the lines became histories.</summary>
    public HistoryOptions Reading { get; init; } = new();

    /// <summary>Threads to use; 0 for all. The result must not depend on it.</summary>
    public int Cores { get; init; }
}

/// <summary>What a model answers, in the order of <see cref="ForecastRequest.Histories"/>.</summary>
/// <param name="Expected">Expected purchase days in the horizon; finite, 0 or more.</param>
/// <param name="Alive">Probability of being alive; null for a rule that knows no leaving.</param>
public sealed record ModelForecast(double[] Expected, double[]? Alive)
{
    /// <summary>The fit behind it; null for a rule that is not fitted.</summary>
    public AliveFit? Fit { get; init; }

    /// <summary>Expected purchase days in the horizon of a customer who is alive; null for a rule that knows no leaving.</summary>
    public double[]? ExpectedIfAlive { get; init; }
}

/// <summary>A model that can take part in the choice and in the combination.</summary>
public interface IForecastModel
{
    /// <summary>Short name, as the command line spells it.</summary>
    string Name { get; }

    /// <summary>Fits itself to the histories and forecasts them.</summary>
    /// <param name="request">What is known at the cut, and how far to look.</param>
    /// <returns>Null where the model cannot say anything sensible about these histories.</returns>
    ModelForecast? Forecast(ForecastRequest request);
}
