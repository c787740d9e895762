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

    /// <returns>What corrects the logarithm of an expectation, from signals.</returns>
    protected abstract Correction Fit(FeatureTable signals, double[] outcome, double[] offset, ForecastOptions options);

    public static IReadOnlyList<Learner> All { get; } = [new Trees(), new Ridge()];

    /// <summary>Predictions for customers of each earlier cut by what was learned from the other customers.</summary>
    public double[][] AcrossCustomers(IReadOnlyList<Lesson> lessons, int parts, ForecastOptions options)
    {
        double[][] told = [.. lessons.Select(lesson => new double[lesson.Outcome.Length])];
        for (var part = 0; part < parts; part++)
        {
            var correction = Learn(lessons, row => row != part, options);
            for (var cut = 0; cut < told.Length; cut++)
            {
                int[] rows = [.. Enumerable.Range(0, told[cut].Length).Where(row => lessons[cut].Part[row] == part)];
                var values = correction.Of(lessons[cut].Signals.Take(rows), Correction.LogOf([.. rows.Select(row => lessons[cut].Base[row])], 1));
                for (var i = 0; i < rows.Length; i++) told[cut][rows[i]] = values[i];
            }
        }
        return [.. told.Select((values, cut) => AtLevel(values, lessons[cut].Base))];
    }

    /// <summary>What is learned from all customers of all earlier cuts.</summary>
    public Correction Learn(IReadOnlyList<Lesson> lessons, ForecastOptions options) => Learn(lessons, _ => true, options);

    /// <summary>Brings values to the level of what they correct: learned is who buys more, not how the firm went.</summary>
    public static double[] AtLevel(double[] values, double[] expected)
    {
        var (has, should) = (values.Sum(), expected.Sum());
        return has > 0 ? [.. values.Select(v => v * (should / has))] : values;
    }

    private Correction Learn(IReadOnlyList<Lesson> lessons, Func<int, bool> parts, ForecastOptions options)
    {
        int[][] rows = [.. lessons.Select(lesson => Enumerable.Range(0, lesson.Outcome.Length).Where(row => parts(lesson.Part[row])).ToArray())];
        var names = lessons[0].Signals.Names;
        double[][] columns = [.. Enumerable.Range(0, names.Count).Select(c => Gather(cut => lessons[cut].Signals.Columns[c]))];
        return Fit(new(names, columns), Gather(cut => lessons[cut].Outcome), Gather(cut => Correction.LogOf(lessons[cut].Base, lessons[cut].Level)), options);

        double[] Gather(Func<int, double[]> column) => [.. rows.SelectMany((some, cut) =>
        {
            var values = column(cut);
            return some.Select(row => values[row]);
        })];
    }

    /// <summary>Boosted trees, which find bends and steps.</summary>
    private sealed class Trees() : Learner("trees")
    {
        protected override Correction Fit(FeatureTable signals, double[] outcome, double[] offset, ForecastOptions options) =>
            new() { Trees = BoostedTrees.Fit(signals, outcome, BoostingLoss.Poisson, options.Trees, offset).Keep() };
    }

    /// <summary>Poisson regression with a ridge penalty that grows with the rows, which does not chase single customers.</summary>
    private sealed class Ridge() : Learner("regression")
    {
        private const double PenaltyPerRow = 0.04;

        protected override Correction Fit(FeatureTable signals, double[] outcome, double[] offset, ForecastOptions options)
        {
            var found = RidgeNewton.Fit(signals, outcome, Link.Poisson, PenaltyPerRow * outcome.Length, offset);
            return new() { Regression = new(signals.Names, found.Means, found.Scales, found.Point[1..]) };
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
