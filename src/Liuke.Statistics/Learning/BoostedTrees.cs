namespace Liuke.Statistics.Learning;

/// <summary>Gradient-boosted trees: a sum of small trees, each grown to what the trees before it left over.</summary>
/// <remarks>
/// Friedman (2001), "Greedy function approximation: a gradient boosting machine", and (2002) for drawing rows; leaf values
/// by one Newton step. First the trees are counted on rows set aside, then that many are grown on all rows.
/// </remarks>
public sealed class BoostedTrees
{
    private readonly Tree[] trees;
    private readonly double start;
    private readonly double shrinkage;

    private BoostedTrees(IReadOnlyList<string> names, BoostingLoss loss, Tree[] trees, double start, double shrinkage)
    {
        (Names, Loss, this.trees, this.start, this.shrinkage) = (names, loss, trees, start, shrinkage);
        var uses = new int[names.Count];
        foreach (var tree in trees) tree.CountUses(uses);
        Uses = uses;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What is predicted.</summary>
    public BoostingLoss Loss { get; }

    /// <summary>Number of trees.</summary>
    public int Count => trees.Length;

    /// <summary>How many forks ask for each column.</summary>
    public IReadOnlyList<int> Uses { get; }

    /// <summary>Grows trees.</summary>
    /// <param name="features">Columns; their scale does not matter.</param>
    /// <param name="outcome">What happened in each row: 0 or 1, a count, or any number, by the loss.</param>
    /// <param name="loss">What is predicted.</param>
    /// <param name="options">How to grow; null for the defaults.</param>
    /// <param name="offset">
    /// A score each row starts from (log-odds, log of an expected count, or a mean), which the trees correct; null for none.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, there are no rows, or an outcome lies outside the domain of the loss.</exception>
    public static BoostedTrees Fit(
        FeatureTable features, double[] outcome, BoostingLoss loss, BoostingOptions? options = null, double[]? offset = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(outcome);
        options ??= new();
        options.Require();
        Require(features.Rows, outcome, loss, offset);
        return new Boosting(features, outcome, loss, options, offset).Run();
    }

    /// <summary>Predictions: probabilities, expected counts or means, by the loss.</summary>
    /// <param name="features">Columns in the order they were learned in.</param>
    /// <param name="offset">Scores to start from, if they were given in learning.</param>
    /// <exception cref="ArgumentException">The columns are not those that were learned.</exception>
    public double[] Predict(FeatureTable features, double[]? offset = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!features.Names.SequenceEqual(Names)) throw new ArgumentException("The columns are not those that were learned.", nameof(features));
        var scores = Boosting.StartScores(start, features.Rows, offset);
        foreach (var tree in trees) tree.AddTo(scores, features.Columns, shrinkage);
        return [.. scores.Select(score => Boosting.Mean(Loss, score))];
    }

    /// <summary>The trees as plain data.</summary>
    public KeptTrees Keep()
    {
        TreeNode[][] nodes = [.. trees.Select(tree => tree.Keep().ToArray())];
        return new(Names, Loss, start, shrinkage, [.. nodes.Select(n => n.Length)], [.. nodes.SelectMany(n => n).Select(n => n.Feature)],
            [.. nodes.SelectMany(n => n).Select(n => n.Left)], [.. nodes.SelectMany(n => n).Select(n => n.Value)]);
    }

    internal static BoostedTrees Of(IReadOnlyList<string> names, BoostingLoss loss, Tree[] trees, double start, double shrinkage) =>
        new(names, loss, trees, start, shrinkage);

    private static void Require(int rows, double[] outcome, BoostingLoss loss, double[]? offset)
    {
        if (rows != outcome.Length || (offset is not null && offset.Length != rows) || rows == 0)
            throw new ArgumentException($"There are {outcome.Length} outcomes for {rows} rows; at least one row is needed.", nameof(outcome));
        foreach (var y in outcome)
            if (!double.IsFinite(y) || (loss == BoostingLoss.Logistic && y is not (0 or 1)) || (loss == BoostingLoss.Poisson && y < 0))
                throw new ArgumentException($"The outcome {y} lies outside the domain of the loss.", nameof(outcome));
        if (offset is not null && !offset.All(double.IsFinite)) throw new ArgumentException("An offset is not a finite number.", nameof(offset));
    }
}
