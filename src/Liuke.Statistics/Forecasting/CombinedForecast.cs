using Liuke.Statistics.Evaluation;

namespace Liuke.Statistics.Forecasting;

/// <summary>What the combination says of each customer, and how it came to it.</summary>
/// <param name="CutDay">The day from which is forecast.</param>
/// <param name="HorizonDays">Days ahead.</param>
/// <param name="Customer">Index of each customer in the log, ascending.</param>
/// <param name="Expected">Expected purchase days in the horizon, by customer.</param>
/// <param name="Chance">Chance of at least one purchase day in the horizon, by customer, calibrated on earlier cuts.</param>
/// <param name="Alive">Probability of being alive, by customer.</param>
public sealed record CombinedForecast(int CutDay, int HorizonDays, int[] Customer, double[] Expected, double[] Chance, double[] Alive)
{
    /// <summary>Expected net money in the horizon, by customer, minor units; null without amounts.</summary>
    public double[]? SpendMinor { get; init; }

    /// <summary>Weights of what was combined, those above 0, largest first; they sum to 1.</summary>
    public IReadOnlyList<CombinationPart> Parts { get; init; } = [];

    /// <summary>Name of the model that did best alone on the earlier cuts.</summary>
    public string BestModel { get; init; } = "";

    /// <summary>Name of the model whose probability of being alive is told.</summary>
    public string AliveModel { get; init; } = "";

    /// <summary>The earlier cuts that models and weights were compared on; empty when the log is too short.</summary>
    public IReadOnlyList<RollingCut> Cuts { get; init; } = [];

    /// <summary>On each earlier cut, in their order, the figures of each model and last of the combination.</summary>
    public IReadOnlyList<IReadOnlyList<HoldOutReport>> HoldOuts { get; init; } = [];

    /// <summary>Of customers told a chance on the earlier cuts, how many bought.</summary>
    public IReadOnlyList<ReliabilityLine> Reliability { get; init; } = [];

    /// <summary>The season of the forecast.</summary>
    public WeeklySeason? Season { get; init; }

    /// <summary>What the forecast was multiplied by for the season; 1 without one.</summary>
    public double SeasonFactor { get; init; } = 1;

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<ForecastNote> Notes { get; init; } = [];

    /// <summary>Each model's own forecast, in the order of the options; null where it had none.</summary>
    public IReadOnlyList<ModelForecast?> Models { get; init; } = [];

    /// <summary>Time each model took, in seconds.</summary>
    public IReadOnlyList<double> ModelSeconds { get; init; } = [];

    /// <summary>Time of everything together, in seconds; the only number that changes from run to run.</summary>
    public double Seconds { get; init; }
}

/// <summary>One part of a combination.</summary>
/// <param name="Name">
/// A model's name; "trees" or "regression" for what was learned from signals on top of the best model; the same with
/// " order" where only its order is taken and the values are the best model's.
/// </param>
/// <param name="Weight">From 0 to 1.</param>
public readonly record struct CombinationPart(string Name, double Weight);

/// <summary>What a forecast wants its reader to know.</summary>
public enum ForecastNoteKind
{
    /// <summary>The log is short or has few purchases: no earlier day could be forecast from, nothing was compared, and one model is taken as it is.</summary>
    NothingToCompare,

    /// <summary>There is no season in the forecast, for it is learned from a full year; the figure is the days that the log holds before the cut.</summary>
    SeasonNeedsAYear,

    /// <summary>There is no season in the forecast, for there are too few repeat purchases to tell the weeks apart; the figure counts them.</summary>
    TooFewForSeason,
}

/// <summary>One note.</summary>
/// <param name="Kind">What is to be known.</param>
/// <param name="Figure">The figure concerned; empty when the kind says all.</param>
public sealed record ForecastNote(ForecastNoteKind Kind, string Figure = "");
