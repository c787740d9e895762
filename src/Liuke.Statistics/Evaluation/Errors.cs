namespace Liuke.Statistics.Evaluation;

/// <summary>How far predictions lie from what happened.</summary>
public static class Errors
{
    /// <summary>Mean absolute error.</summary>
    /// <param name="predicted">Predictions.</param>
    /// <param name="actual">What happened, in the same order and unit.</param>
    /// <returns>0 or more; null without customers.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static double? MeanAbsolute(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        RequireSameLength(predicted, actual);
        double sum = 0;
        for (var i = 0; i < predicted.Length; i++) sum += Math.Abs(predicted[i] - actual[i]);
        return predicted.Length == 0 ? null : sum / predicted.Length;
    }

    /// <summary>Root of the mean squared error.</summary>
    /// <param name="predicted">Predictions.</param>
    /// <param name="actual">What happened, in the same order and unit.</param>
    /// <returns>0 or more; null without customers.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static double? RootMeanSquare(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        RequireSameLength(predicted, actual);
        double sum = 0;
        for (var i = 0; i < predicted.Length; i++) sum += (predicted[i] - actual[i]) * (predicted[i] - actual[i]);
        return predicted.Length == 0 ? null : Math.Sqrt(sum / predicted.Length);
    }

    private static void RequireSameLength(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        if (predicted.Length != actual.Length) throw new ArgumentException("Predictions and outcomes must be equally long.", nameof(actual));
    }
}
