using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>How a combination is learned.</summary>
public sealed record ForecastOptions
{
    /// <summary>The models that take part.</summary>
    public IReadOnlyList<IForecastModel> Models { get; init; } = ForecastModels.All;

    /// <summary>Signals beside the purchases; none by default.</summary>
    public IReadOnlyList<ISignal> Signals { get; init; } = [];

    /// <summary>How lines become purchase days.</summary>
    public HistoryOptions Reading { get; init; } = new();

    /// <summary>The date of day 0 of the log, by which weeks of the year are found; 0001-01-01 fits <see cref="DateOnly.DayNumber"/>.</summary>
    public DateOnly DayZero { get; init; } = DateOnly.MinValue;

    /// <summary>Whether a season is learned where there is a year to learn from.</summary>
    public bool Season { get; init; } = true;

    /// <summary>Most customers each earlier cut is learned from; of more, a share fixed by the seed is taken.</summary>
    public int MostCustomers { get; init; } = 20_000;

    /// <summary>The same seed gives the same forecast.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads to use; 0 for all. The result does not depend on it.</summary>
    public int Cores { get; init; }

    internal BoostingOptions Trees => new(MaxTrees: 160, Shrinkage: 0.08, Depth: 3, LeastRows: 40) { Patience = 15, Seed = Seed, Cores = Cores };
}
