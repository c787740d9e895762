using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>Learns from earlier cuts by how much to correct a model's expectation, from signals.</summary>
/// <remarks>
/// Counts are Poisson with mean base x exp(score); each cut's base is brought to the level of what happened, so that the
/// learners learn who buys more than expected and not how the firm went in those weeks.
/// </remarks>
internal abstract class Learner(string name)
{
    public string Name => name;

    protected abstract Func<FeatureTable, double[], double[]> Fit(FeatureTable signals, double[] outcome, double[] offset, ForecastOptions options);

    public static IReadOnlyList<Learner> All { get; } = [new Trees(), new Ridge()];

    /// <summary>Predictions for customers of each earlier cut by what was learned from the other customers.</summary>
    public double[][] AcrossCustomers(IReadOnlyList<Lesson> lessons, int parts, ForecastOptions options)
    {
        double[][] told = [.. lessons.Select(lesson => new double[lesson.Outcome.Length])];
        for (var part = 0; part < parts; part++)
        {
            var predict = Learn(lessons, row => row != part, options);
            for (var cut = 0; cut < told.Length; cut++)
            {
                int[] rows = [.. Enumerable.Range(0, told[cut].Length).Where(row => lessons[cut].Part[row] == part)];
                var values = predict(lessons[cut].Signals.Take(rows), [.. rows.Select(row => lessons[cut].Base[row])]);
                for (var i = 0; i < rows.Length; i++) told[cut][rows[i]] = values[i];
            }
        }
        return [.. told.Select((values, cut) => AtLevel(values, lessons[cut].Base))];
    }

    /// <summary>Predictions now by what was learned from all earlier cuts.</summary>
    public double[] Now(IReadOnlyList<Lesson> lessons, FeatureTable signals, double[] expected, ForecastOptions options) =>
        AtLevel(Learn(lessons, _ => true, options)(signals, expected), expected);

    private Func<FeatureTable, double[], double[]> Learn(IReadOnlyList<Lesson> lessons, Func<int, bool> parts, ForecastOptions options)
    {
        int[][] rows = [.. lessons.Select(lesson => Enumerable.Range(0, lesson.Outcome.Length).Where(row => parts(lesson.Part[row])).ToArray())];
        var names = lessons[0].Signals.Names;
        double[][] columns = [.. Enumerable.Range(0, names.Count).Select(c => Gather(cut => lessons[cut].Signals.Columns[c]))];
        return Fit(new(names, columns), Gather(cut => lessons[cut].Outcome), Gather(cut => LogOf(lessons[cut].Base, lessons[cut].Level)), options);

        double[] Gather(Func<int, double[]> column) => [.. rows.SelectMany((some, cut) =>
        {
            var values = column(cut);
            return some.Select(row => values[row]);
        })];
    }

    private static double[] LogOf(double[] expected, double level)
    {
        var least = 1e-3 * expected.Average() + 1e-9;
        return [.. expected.Select(e => Math.Log(level * (e + least)))];
    }

    private static double[] AtLevel(double[] values, double[] expected)
    {
        var (has, should) = (values.Sum(), expected.Sum());
        return has > 0 ? [.. values.Select(v => v * (should / has))] : values;
    }

    /// <summary>Boosted trees, which find bends and steps.</summary>
    private sealed class Trees() : Learner("trees")
    {
        protected override Func<FeatureTable, double[], double[]> Fit(FeatureTable signals, double[] outcome, double[] offset, ForecastOptions options)
        {
            var trees = BoostedTrees.Fit(signals, outcome, BoostingLoss.Poisson, options.Trees, offset);
            return (table, expected) => trees.Predict(table, LogOf(expected, 1));
        }
    }

    /// <summary>Poisson regression with a ridge penalty that grows with the rows, which does not chase single customers.</summary>
    private sealed class Ridge() : Learner("regression")
    {
        private const double PenaltyPerRow = 0.04;
        private const double LargestCorrection = 3;

        protected override Func<FeatureTable, double[], double[]> Fit(FeatureTable signals, double[] outcome, double[] offset, ForecastOptions options)
        {
            var found = RidgeNewton.Fit(signals, outcome, Link.Poisson, PenaltyPerRow * outcome.Length, offset);
            return (table, expected) => Predict(found, table, LogOf(expected, 1));
        }

        private static double[] Predict(RidgeNewton.Found found, FeatureTable table, double[] offset)
        {
            var score = new double[table.Rows];
            for (var c = 0; c < found.Scales.Length; c++)
                if (found.Scales[c] > 0)
                    for (var row = 0; row < score.Length; row++)
                        score[row] += found.Point[c + 1] * (table.Columns[c][row] - found.Means[c]) / found.Scales[c];
            return [.. score.Select((s, row) => Math.Exp(Math.Clamp(s, -LargestCorrection, LargestCorrection) + offset[row]))];
        }
    }
}

/// <summary>One earlier cut to learn from.</summary>
/// <param name="Signals">Standardised signals of the customers.</param>
/// <param name="Base">What the model that is corrected expected.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Part">To which part of the customers each belongs.</param>
internal sealed record Lesson(FeatureTable Signals, double[] Base, double[] Outcome, int[] Part)
{
    /// <summary>What happened in all over what was expected in all.</summary>
    public double Level { get; } = Base.Sum() > 0 ? Math.Max(1e-3, Outcome.Sum() / Base.Sum()) : 1;
}
