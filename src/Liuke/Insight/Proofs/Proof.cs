using Liuke.Insight.Choices;
using Liuke.Statistics.Evaluation;

namespace Liuke.Insight.Proofs;

/// <summary>The whole way gone from a day of the past with nothing later known, and held against what came.</summary>
/// <param name="CutDay">The day from which was forecast.</param>
/// <param name="Days">How far.</param>
/// <param name="Customers">Customers forecast.</param>
public sealed record Proof(int CutDay, int Days, int Customers)
{
    /// <summary>What the combination goes by on every page.</summary>
    public const string Combination = Statistics.Forecasting.HoldOut.Combination;
    public const string OwnRate = "own-rate";
    public const string LastPeriod = "last-period";

    public string AliveModel { get; init; } = "";
    public string BestModel { get; init; } = "";
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>The combination first, then models, then rules.</summary>
    public IReadOnlyList<ModelFigures> Figures { get; init; } = [];
    public IReadOnlyList<ReliabilityLine> Reliability { get; init; } = [];
    public IReadOnlyList<LiftLine> Lift { get; init; } = [];

    /// <summary>Customers who bought at all in the days forecast.</summary>
    public int Bought { get; init; }
    public bool HasSeason { get; init; }

    /// <summary>Whether earlier days could be compared before the cut; else one model was taken as it is.</summary>
    public bool IsChosen { get; init; } = true;

    public ModelFigures? Of(string model) => Figures.FirstOrDefault(f => f.Model == model);
}

/// <summary>Share of the purchase days that fell to the tenths of the customers ranked highest by one forecast, running up.</summary>
public sealed record LiftLine(string Model, IReadOnlyList<double> Shares);
