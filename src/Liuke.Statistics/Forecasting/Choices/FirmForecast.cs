using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.BuyTillYouDie.Fits;

namespace Liuke.Statistics.Forecasting.Choices;

/// <summary>What is asked of a choice beside the log.</summary>
public sealed record ForecastAsked
{
    /// <summary>Days ahead, ascending; null for the horizons of the choice. Others take what was chosen for the nearest one.</summary>
    public IReadOnlyList<int>? HorizonDays { get; init; }

    /// <summary>Yearly discount rate for <see cref="FirmForecast.Discounted"/>; null leaves it out.</summary>
    public double? YearlyDiscountRate { get; init; }

    /// <summary>The fits of the last forecast, to start from; empty for none.</summary>
    public IReadOnlyList<AliveFit> Before { get; init; } = [];
}

/// <summary>What the chosen combination says of every customer, in the order of <see cref="Customer"/>.</summary>
/// <param name="CutDay">The day from which is forecast.</param>
/// <param name="HorizonDays">Days ahead, ascending.</param>
/// <param name="Customer">Index of each customer in the log, ascending.</param>
/// <param name="AliveFit">The fit of the model that tells who is alive; <see cref="BuyTillYouDie.Fits.AliveFit.Open"/> makes the model.</param>
public sealed record FirmForecast(int CutDay, IReadOnlyList<int> HorizonDays, int[] Customer, AliveFit AliveFit)
{
    /// <summary>Probability of being alive.</summary>
    public required double[] Alive { get; init; }

    /// <summary>For each horizon, expected purchase days, season and corrections included; never falls from horizon to horizon.</summary>
    public required IReadOnlyList<double[]> Expected { get; init; }

    /// <summary>For each horizon, the same given that the customer is alive.</summary>
    public required IReadOnlyList<double[]> ExpectedIfAlive { get; init; }

    /// <summary>For each horizon, the calibrated chance of at least one purchase day; never falls from horizon to horizon.</summary>
    public required IReadOnlyList<double[]> Chance { get; init; }

    /// <summary>For each horizon, expected purchase days with each discounted to now; null when no rate was asked for.</summary>
    public IReadOnlyList<double[]>? Discounted { get; init; }

    /// <summary>All fits made; hand them to the next forecast as <see cref="ForecastAsked.Before"/>.</summary>
    public required IReadOnlyList<AliveFit> Fits { get; init; }

    /// <summary>The season; <see cref="WeeklySeason.WhyNot"/> says why there is none.</summary>
    public required WeeklySeason Season { get; init; }

    /// <summary>What each horizon was multiplied by for the season; 1 without one.</summary>
    public required IReadOnlyList<double> SeasonFactors { get; init; }

    /// <summary>Whether the alive model of the choice was set aside, for these data cannot show that anybody leaves for good.</summary>
    public bool IsFallback { get; init; }

    /// <summary>What the reader should know of this forecast.</summary>
    public IReadOnlyList<ForecastNote> Notes { get; init; } = [];

    /// <summary>Time it took, in seconds; the only number that changes from run to run.</summary>
    public double Seconds { get; init; }
}
