using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Survival;

/// <summary>Adds to each numeric column what it exceeds its quartiles by: a line that may bend three times.</summary>
/// <remarks>Linear splines: Hastie, Tibshirani, Friedman (2009), section 5.2.</remarks>
internal sealed class Bends
{
    private const int FewestValues = 8;
    private readonly (int Column, double Knot)[] knots;

    private Bends((int Column, double Knot)[] knots) => this.knots = knots;

    public static Bends Of(FeatureTable features)
    {
        var found = new List<(int, double)>();
        for (var c = 0; c < features.Columns.Count; c++)
        {
            double[] sorted = [.. features.Columns[c].Order()];
            if (sorted.Distinct().Take(FewestValues).Count() < FewestValues) continue;
            double[] quarters = [sorted[sorted.Length / 4], sorted[sorted.Length / 2], sorted[3 * sorted.Length / 4]];
            found.AddRange(quarters.Distinct().Where(knot => knot > sorted[0] && knot < sorted[^1]).Select(knot => (c, knot)));
        }
        return new([.. found]);
    }

    public FeatureTable Bend(FeatureTable features) => new(
        [.. features.Names, .. knots.Select((knot, i) => $"{features.Names[knot.Column]} > {i}")],
        [.. features.Columns, .. knots.Select(knot => features.Columns[knot.Column].Select(v => Math.Max(0, v - knot.Knot)).ToArray())]);
}
