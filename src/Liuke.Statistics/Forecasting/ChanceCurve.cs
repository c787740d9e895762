using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>Turns expected purchase days into the chance to buy at all, as earlier cuts showed it.</summary>
/// <remarks>
/// A parabola in the logarithm of the expectation, kept from falling, learned by logistic regression; without earlier
/// cuts the chance of a Poisson count above zero, 1 - exp(-expected).
/// </remarks>
internal sealed class ChanceCurve
{
    private const double Least = 1e-4;
    private const int FewestOfEach = 20;
    private readonly LogisticRegression? regression;
    private readonly double[] edges;

    private ChanceCurve(LogisticRegression? regression, double[] edges) => (this.regression, this.edges) = (regression, edges);

    public static ChanceCurve Learn(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> outcomes)
    {
        double[] all = [.. expected.SelectMany(e => e)];
        bool[] bought = [.. outcomes.SelectMany(y => y).Select(y => y > 0)];
        var buyers = bought.Count(b => b);
        if (Math.Min(buyers, bought.Length - buyers) < FewestOfEach) return new(null, []);
        var curve = LogisticRegression.Fit(Table(all), bought, 0.01).Parameters;
        return new(curve, [all.Min(), all.Max(), Turn(curve)]);
    }

    /// <summary>The chance of each customer, strictly between 0 and 1.</summary>
    public double[] Tell(double[] expected)
    {
        if (regression is null) return [.. expected.Select(e => Math.Clamp(-Numerics.GammaFunctions.ExpMinusOne(-e), 1e-9, 1 - 1e-9))];
        double[] inside = [.. expected.Select(Inside)];
        return [.. regression.Probabilities(Table(inside)).Select(p => Math.Clamp(p, 1e-9, 1 - 1e-9))];
    }

    /// <summary>Outside what was seen, and beyond where the parabola would turn, the chance stays.</summary>
    private double Inside(double expected)
    {
        var e = Math.Clamp(expected, edges[0], edges[1]);
        return regression!.Slopes[1] < 0 ? Math.Min(e, edges[2]) : Math.Max(e, edges[2]);
    }

    private static double Turn(LogisticRegression regression)
    {
        var bend = regression.Slopes[1];
        if (bend == 0) return 0;
        return Math.Exp(Math.Clamp(-regression.Slopes[0] / (2 * bend), -700, 700)) - Least;
    }

    private static FeatureTable Table(double[] expected)
    {
        double[] logs = [.. expected.Select(e => Math.Log(Math.Max(0, e) + Least))];
        return new(["log", "log squared"], [logs, [.. logs.Select(l => l * l)]]);
    }
}
