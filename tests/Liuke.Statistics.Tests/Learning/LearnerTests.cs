using Liuke.Statistics.Evaluation;
using Liuke.Statistics.Learning;
using Liuke.Statistics.Numerics;
using Xunit;

namespace Liuke.Statistics.Tests.Learning;

public sealed class LearnerTests
{
    [Fact]
    public void a_regression_on_one_yes_or_no_is_the_log_odds_ratio_with_its_standard_error()
    {
        // 2 x 2 table: 30 of 100 without, 60 of 90 with.
        double[] with = [.. Enumerable.Repeat(0.0, 100), .. Enumerable.Repeat(1.0, 90)];
        bool[] did = [.. Enumerable.Range(0, 190).Select(i => i < 100 ? i < 30 : i < 160)];
        var fit = LogisticRegression.Fit(new(["with"], [with]), did, penalty: 0);

        Assert.True(fit.Converged);
        Assert.Equal(Math.Log(30.0 / 70), fit.Parameters.Intercept, 9);
        Assert.Equal(Math.Log(60.0 / 30 / (30.0 / 70)), fit.Parameters.Slopes[0], 9);
        Assert.Equal(Math.Sqrt(1.0 / 30 + 1.0 / 70 + 1.0 / 60 + 1.0 / 30), fit.StandardErrors[1]!.Value, 9);
        Assert.Equal(Math.Sqrt(1.0 / 30 + 1.0 / 70), fit.StandardErrors[0]!.Value, 9);
    }

    [Fact]
    public void a_penalty_draws_slopes_in_and_keeps_separable_data_finite()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => 100.0 + i)];
        bool[] did = [.. Enumerable.Range(0, 40).Select(i => i >= 20)];
        var weak = LogisticRegression.Fit(new(["x", "always one"], [x, [.. x.Select(_ => 1.0)]]), did, 0.01);
        var strong = LogisticRegression.Fit(new(["x", "always one"], [x, [.. x.Select(_ => 1.0)]]), did, 10);

        Assert.True(weak.Parameters.Slopes[0] > strong.Parameters.Slopes[0]);
        Assert.Equal(0, strong.Parameters.Slopes[1]);
        Assert.Null(strong.StandardErrors[2]);
        Assert.Contains(strong.Warnings, w => w is { Kind: FitWarningKind.FlatDirection, Detail: "always one" });
        Assert.All(weak.Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void trees_find_what_two_columns_say_only_together()
    {
        var random = new SplitMix(5);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 2000).Select(_ => random.Below(1000) / 1000.0).ToArray())];
        double[] outcome = [.. Enumerable.Range(0, 2000).Select(i => (columns[0][i] > .5) == (columns[1][i] > .3) ? 1.0 : 0)];
        var trees = BoostedTrees.Fit(new(["a", "b", "noise"], columns), outcome, BoostingLoss.Logistic, new() { ColumnShare = 1 });

        var told = trees.Predict(new(["a", "b", "noise"], columns));
        Assert.InRange(Ranking.Auc(told, [.. outcome.Select(y => y > 0)])!.Value, .95, 1);
        Assert.InRange(trees.Uses[2], 0, trees.Uses[0] - 1);
    }

    [Fact]
    public void trees_on_noise_stop_early()
    {
        var random = new SplitMix(9);
        double[] noise = [.. Enumerable.Range(0, 1000).Select(_ => (double)random.Below(1000))];
        double[] outcome = [.. Enumerable.Range(0, 1000).Select(_ => random.Below(4) == 0 ? 1.0 : 0)];
        Assert.InRange(BoostedTrees.Fit(new(["noise"], [noise]), outcome, BoostingLoss.Logistic).Count, 0, 20);
    }

    [Theory]
    [InlineData(BoostingLoss.Poisson)]
    [InlineData(BoostingLoss.Squared)]
    public void trees_predict_means_and_start_from_offsets(BoostingLoss loss)
    {
        double[] group = [.. Enumerable.Range(0, 1200).Select(i => (double)(i % 3))];
        double[] outcome = [.. Enumerable.Range(0, 1200).Select(i => group[i] + i / 3 % 2)];
        FeatureTable features = new(["group"], [group]);
        var trees = BoostedTrees.Fit(features, outcome, loss, new(L2: 0) { ValidationShare = 0 });
        Assert.Equal([.5, 1.5, 2.5], trees.Predict(features)[..3].Select(p => Math.Round(p, 2)));

        double[] known = [.. group.Select(g => loss == BoostingLoss.Poisson ? Math.Log(g + .5) : g + .5)];
        var none = BoostedTrees.Fit(features, outcome, loss, new(), known);
        Assert.Equal([.5, 1.5, 2.5], none.Predict(features, known)[..3].Select(p => Math.Round(p, 2)));
    }

    [Fact]
    public void platt_scaling_brings_bold_probabilities_back()
    {
        var random = new SplitMix(3);
        double[] truth = [.. Enumerable.Range(0, 20_000).Select(_ => .05 + .9 * random.Below(1000) / 1000)];
        bool[] did = [.. truth.Select(p => random.Below(1_000_000) < p * 1_000_000)];
        double[] bold = [.. truth.Select(p => p * p / (p * p + (1 - p) * (1 - p)))];
        var scaling = PlattScaling.Fit(bold, did);

        Assert.Equal(.5, scaling.Slope, .03);
        Assert.Equal(0, scaling.Intercept, .05);
        Assert.True(Probabilities.LogLoss([.. bold.Select(scaling.Apply)], did) < Probabilities.LogLoss(bold, did));
    }

    [Fact]
    public void a_reliability_table_counts_everybody_once()
    {
        var table = Reliability.Table([.1, .1, .1, .2, .9, .9], [false, false, true, false, true, true], 3);
        Assert.Equal([3, 1, 2], table.Select(line => line.Customers));
        Assert.Equal(1.0 / 3, table[0].Did, 12);
        Assert.Equal((3 * (1.0 / 3 - .1) + .2 + 2 * .1) / 6, Reliability.Error(table), 12);
    }

    [Fact]
    public void folds_hold_equal_shares_of_the_outcome()
    {
        bool[] did = [.. Enumerable.Range(0, 103).Select(i => i % 4 == 0)];
        var fold = Folds.Stratified(did, 5, 1);
        Assert.All(Enumerable.Range(0, 5), part => Assert.InRange(Enumerable.Range(0, 103).Count(i => fold[i] == part && did[i]), 5, 6));
        Assert.Equal(fold, Folds.Stratified(did, 5, 1));
        Assert.NotEqual(fold, Folds.Stratified(did, 5, 2));
    }

    [Fact]
    public void tables_with_holes_are_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => new FeatureTable(["a", "b"], [[1, 2], [1, double.NaN]]));
        Assert.Contains("Column b, row 1", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FeatureTable(["a", "a"], [[1], [1]]));
    }
}
