using Liuke.Statistics.Evaluation;
using Xunit;

namespace Liuke.Statistics.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Fact]
    public void auc_counts_pairs_with_ties_as_half()
    {
        var random = new Random(4);
        double[] scores = [.. Enumerable.Range(0, 300).Select(_ => (double)random.Next(12))];
        bool[] did = [.. scores.Select(s => random.Next(14) < s)];
        double won = 0, pairs = 0;
        for (var i = 0; i < scores.Length; i++)
            for (var j = 0; j < scores.Length; j++)
                if (did[i] && !did[j])
                {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
                }

        Assert.Equal(won / pairs, Ranking.Auc(scores, did)!.Value, 1e-12);
        Assert.Equal(.5, Ranking.Auc([1, 1, 1], [true, false, true]));
        Assert.Equal(1, Ranking.Auc([1, 2], [false, true]));
        Assert.Null(Ranking.Auc([1, 2], [true, true]));
        Assert.Null(Ranking.Auc([], []));
        Assert.Throws<ArgumentException>(() => Ranking.Auc([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => Ranking.Auc([1], []));
    }

    [Fact]
    public void the_top_tenth_takes_its_share_and_ties_at_its_edge_in_proportion()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        double[] actual = [.. Enumerable.Range(0, 20).Select(i => i >= 18 ? 10.0 : 1)];
        Assert.Equal(20.0 / 38, Ranking.TopShare(scores, actual)!.Value, 1e-12);
        Assert.Equal(.1, Ranking.TopShare(new double[20], actual)!.Value, 1e-12);
        Assert.Equal(1, Ranking.TopShare(scores, actual, 1)!.Value, 1e-12);
        Assert.Null(Ranking.TopShare([1, 2], [0, 0]));
    }

    [Fact]
    public void errors_are_means_over_customers()
    {
        Assert.Equal(1.5, Errors.MeanAbsolute([1, 2], [2, 4]));
        Assert.Equal(Math.Sqrt(2.5), Errors.RootMeanSquare([1, 2], [2, 4])!.Value, 1e-15);
        Assert.Null(Errors.MeanAbsolute([], []));
        Assert.Throws<ArgumentException>(() => Errors.RootMeanSquare([1], []));
    }
}
