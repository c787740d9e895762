using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Learning;

/// <summary>The work of growing <see cref="BoostedTrees"/>.</summary>
internal sealed class Boosting(FeatureTable features, double[] outcome, BoostingLoss loss, BoostingOptions options, double[]? offset)
{
    private const double LargestScore = 30;
    private readonly FeatureBins bins = FeatureBins.Of(features, options.Bins);

    public BoostedTrees Run()
    {
        int[] all = [.. Enumerable.Range(0, features.Rows)];
        var wanted = options.ValidationShare > 0 && features.Rows >= 4 * options.LeastRows ? CountTrees(all) : options.MaxTrees;
        var (trees, start) = Grow(all, wanted, _ => true);
        return BoostedTrees.Of(features.Names, loss, trees, start, options.Shrinkage);
    }

    /// <summary>How many trees predict the rows set aside best.</summary>
    private int CountTrees(int[] all)
    {
        var order = new SplitMix(options.Seed ^ 0xA5A5).Shuffled(all.Length);
        var aside = order[..Math.Max(1, (int)(options.ValidationShare * all.Length))];
        var learned = order[aside.Length..];
        Array.Sort(learned);
        int best = 0, grown = 0;
        double least = double.PositiveInfinity;
        Grow(learned, options.MaxTrees, scores =>
        {
            var now = aside.Sum(row => Loss(scores[row], outcome[row]));
            if (grown == 0 || now < least - 1e-12 * Math.Abs(least)) (least, best) = (now, grown);
            return grown++ - best < options.Patience;
        });
        return best;
    }

    /// <summary>Grows trees on some rows; goOn sees the scores of all rows before each tree and after the last.</summary>
    private (Tree[] Trees, double Start) Grow(int[] rows, int most, Func<double[], bool> goOn)
    {
        var start = StartLevel(rows);
        var scores = StartScores(start, features.Rows, offset);
        var (gradient, curvature) = (new double[scores.Length], new double[scores.Length]);
        var grower = new TreeGrower(bins, options);
        var random = new SplitMix(options.Seed);
        int[] columns = [.. Enumerable.Range(0, features.Columns.Count)];
        var trees = new List<Tree>();
        while (goOn(scores) && trees.Count < most)
        {
            Derive(scores, gradient, curvature);
            var tree = grower.Grow(gradient, curvature, random.Sample(rows, options.RowShare), random.Sample(columns, options.ColumnShare));
            tree.AddTo(scores, bins.Bins, options.Shrinkage);
            trees.Add(tree);
        }
        return ([.. trees], start);
    }

    public static double[] StartScores(double start, int rows, double[]? offset)
    {
        var scores = offset is null ? new double[rows] : (double[])offset.Clone();
        for (var i = 0; i < rows; i++) scores[i] += start;
        return scores;
    }

    public static double Mean(BoostingLoss loss, double score) => loss switch
    {
        BoostingLoss.Logistic => RidgeNewton.Sigmoid(score),
        BoostingLoss.Poisson => Math.Exp(Math.Clamp(score, -LargestScore, LargestScore)),
        _ => score,
    };

    private double StartLevel(int[] rows)
    {
        var mean = rows.Average(row => outcome[row]);
        if (loss == BoostingLoss.Squared) return mean - (offset is null ? 0 : rows.Average(row => offset[row]));
        if (loss == BoostingLoss.Poisson)
            return Math.Log(Math.Max(mean, 1e-9) / (offset is null ? 1 : rows.Average(row => Mean(loss, offset[row]))));
        // With offsets the trees find the level; the offsets are log-odds already.
        return offset is null ? Math.Log((mean + 1e-6) / (1 - mean + 1e-6)) : 0;
    }

    private void Derive(double[] scores, double[] gradient, double[] curvature)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var mean = Mean(loss, scores[i]);
            gradient[i] = mean - outcome[i];
            curvature[i] = loss switch
            {
                BoostingLoss.Logistic => Math.Max(mean * (1 - mean), 1e-12),
                BoostingLoss.Poisson => mean,
                _ => 1,
            };
        }
    }

    private double Loss(double score, double y) => loss switch
    {
        BoostingLoss.Logistic => Math.Max(score, 0) + GammaFunctions.LogOnePlus(Math.Exp(-Math.Abs(score))) - y * score,
        BoostingLoss.Poisson => Mean(loss, score) - y * score,
        _ => 0.5 * (score - y) * (score - y),
    };
}
