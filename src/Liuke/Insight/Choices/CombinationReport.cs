using System.Globalization;

namespace Liuke.Insight.Choices;

/// <summary>The combination as a refresh answers it to programs.</summary>
/// <param name="ChosenOn">The day it was chosen on, yyyy-MM-dd; nothing later was looked at.</param>
/// <param name="Sampled">Customers it was chosen by.</param>
public sealed record CombinationReport(string ChosenOn, int Sampled, IReadOnlyList<CombinationOfHorizon> Horizons)
{
    public static CombinationReport Of(ModelChoice choice) => new(
        choice.AsOf.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), choice.Report.Forecast.Customers,
        [.. choice.Report.Forecast.Horizons.Select(h => new CombinationOfHorizon(h.HorizonDays, h.BestModel, Part.Of(h)))]);
}

/// <param name="Parts">Weights that sum to 1, largest first.</param>
public sealed record CombinationOfHorizon(int Days, string BestModel, IReadOnlyList<Part> Parts);
