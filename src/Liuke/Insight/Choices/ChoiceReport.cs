using Liuke.Insight.Proofs;
using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Forecasting;
using Liuke.Statistics.Forecasting.Choices;

namespace Liuke.Insight.Choices;

/// <summary>What was chosen by forecasting from days of the past, kept as it was found.</summary>
/// <param name="Forecast">Models, weights, corrections, and how they fared on the earlier days.</param>
/// <param name="Proof">The whole way gone once more from a day nothing was chosen by; null where there is too little before it.</param>
public sealed record ChoiceReport(ForecastChoice Forecast, Proof? Proof)
{
    /// <summary>How far ahead is looked.</summary>
    public static readonly IReadOnlyList<int> Horizons = [30, 90, 365];

    public HorizonChoice? For(int days) => Forecast.Horizons.FirstOrDefault(h => h.HorizonDays == days);
}

public sealed record Part(string Name, double Weight)
{
    public static IReadOnlyList<Part> Of(HorizonChoice choice) => [.. choice.Parts.Select(p => new Part(p.Name, p.Weight))];
}

/// <summary>How one forecast fared, over all customers known on its day.</summary>
public sealed record ModelFigures(string Model, double Mae, double Rmse, double Predicted, double Actual, double? Auc, double? TopDecileShare)
{
    public static ModelFigures Of(HoldOutReport report) => new(report.Model, report.Mae, report.Rmse, report.Predicted, report.Actual, report.AucExpected, report.TopDecileShare);

    public static ModelFigures Of(string model, double[] expected, double[] actual) => new(model,
        Errors.MeanAbsolute(expected, actual) ?? 0, Errors.RootMeanSquare(expected, actual) ?? 0, expected.Sum(), actual.Sum(),
        Ranking.Auc(expected, [.. actual.Select(days => days > 0)]), Ranking.TopShare(expected, actual));
}
