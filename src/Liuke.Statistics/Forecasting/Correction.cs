using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>How signals correct a model's expectation, as it was learned on earlier cuts: plain data. One of the two is there.</summary>
/// <remarks>The corrected values are afterwards brought to the level of the model: learned is who buys more, not how the firm went.</remarks>
public sealed record Correction
{
    /// <summary>Boosted trees, which find bends and steps.</summary>
    public KeptTrees? Trees { get; init; }

    /// <summary>A regression on the logarithm of the expectation.</summary>
    public KeptRegression? Regression { get; init; }

    /// <summary>Corrected expectations, level not yet set, from signals and the logarithms of what is corrected.</summary>
    internal double[] Of(FeatureTable signals, double[] logExpected) => Prepare()(signals, logExpected);

    /// <summary>The same for many stretches of customers.</summary>
    internal Func<FeatureTable, double[], double[]> Prepare()
    {
        if (Trees?.Open() is { } trees) return trees.Predict;
        return Regression is { } regression ? regression.Of : throw new InvalidOperationException("A correction holds neither trees nor a regression.");
    }

    internal static double[] LogOf(double[] expected, double level)
    {
        var least = 1e-3 * expected.Average() + 1e-9;
        return [.. expected.Select(e => Math.Log(level * (e + least)))];
    }
}

/// <summary>A regression as plain data.</summary>
/// <param name="Names">Names of the signals.</param>
/// <param name="Means">Mean of each.</param>
/// <param name="Scales">Standard deviation of each; 0 for one that did not vary and has no part.</param>
/// <param name="Slopes">Change of the logarithm by one standard deviation.</param>
public sealed record KeptRegression(
    IReadOnlyList<string> Names, IReadOnlyList<double> Means, IReadOnlyList<double> Scales, IReadOnlyList<double> Slopes)
{
    private const double LargestCorrection = 3;

    internal double[] Of(FeatureTable signals, double[] logExpected)
    {
        if (!signals.Names.SequenceEqual(Names)) throw new InvalidOperationException("The signals are not those that were learned.");
        var score = new double[signals.Rows];
        for (var c = 0; c < Slopes.Count; c++)
            if (Scales[c] > 0)
                for (var row = 0; row < score.Length; row++) score[row] += Slopes[c] * (signals.Columns[c][row] - Means[c]) / Scales[c];
        return [.. score.Select((s, row) => Math.Exp(Math.Clamp(s, -LargestCorrection, LargestCorrection) + logExpected[row]))];
    }
}
