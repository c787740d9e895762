using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Survival;

/// <summary>How <see cref="ContractChurn"/> learns.</summary>
/// <param name="InnerFolds">Parts by which blend and calibration are learned, at least 2.</param>
/// <param name="Penalty">Ridge penalty of the regression, see <see cref="LogisticRegression.Fit"/>.</param>
/// <param name="Seed">The same seed gives the same model.</param>
public sealed record ContractChurnOptions(int InnerFolds = 4, double Penalty = 2, ulong Seed = 1)
{
    /// <summary>How the trees are grown.</summary>
    public BoostingOptions Trees { get; init; } = new(MaxTrees: 400, Shrinkage: 0.04, Depth: 3, LeastRows: 20, L2: 2);

    /// <summary>The name of the outcome; a feature of this name is refused, whatever it holds.</summary>
    public string? Outcome { get; init; }
}

/// <summary>
/// Chance that a contract ends, from what is known of it: a blend of logistic regression and boosted trees, calibrated.
/// </summary>
/// <remarks>
/// Both are learned on parts of the rows and told about the rest; the share of each that gives the least log-loss there,
/// and the calibration (<see cref="PlattScaling"/>) of the blend, are kept, then both are learned on all rows. The
/// regression sees each numeric column also above its quartiles, so that effects may bend.
/// </remarks>
public sealed class ContractChurn
{
    private const int ShareSteps = 20;

    private readonly Bends bends;
    private readonly LogisticRegression regression;
    private readonly BoostedTrees trees;

    private ContractChurn(Bends bends, LogisticRegression regression, BoostedTrees trees, double shareOfTrees, PlattScaling calibration) =>
        (this.bends, this.regression, this.trees, ShareOfTrees, Calibration) = (bends, regression, trees, shareOfTrees, calibration);

    /// <summary>Weight of the trees in the blend, 0 to 1; the rest is the regression's.</summary>
    public double ShareOfTrees { get; }

    /// <summary>What was learned about how far the blend's probabilities can be trusted.</summary>
    public PlattScaling Calibration { get; }

    /// <summary>Learns from contracts whose end is known.</summary>
    /// <param name="features">What was known of each contract before the outcome; categories as columns of 0 and 1.</param>
    /// <param name="ended">Whether the contract ended.</param>
    /// <param name="options">How to learn; null for the defaults.</param>
    /// <exception cref="LeakException">A feature tells the outcome alone, or bears its name.</exception>
    /// <exception cref="ArgumentException">Lengths differ, or an outcome occurs less often than there are inner folds.</exception>
    public static ContractChurn Fit(FeatureTable features, IReadOnlyList<bool> ended, ContractChurnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(ended);
        options ??= new();
        if (features.Names.FirstOrDefault(n => string.Equals(n, options.Outcome, StringComparison.OrdinalIgnoreCase)) is { } name)
            throw new LeakException([new(name, 1)]);
        LeakGuard.Require(features, ended);
        bool[] did = [.. ended];
        if (Math.Min(did.Count(d => d), did.Count(d => !d)) < options.InnerFolds)
            throw new ArgumentException("Each outcome must occur at least as often as there are inner folds.", nameof(ended));

        var fold = Folds.Stratified(did, options.InnerFolds, options.Seed);
        var byRegression = Folds.OutOfFold(fold, (learn, tell) =>
        {
            var (model, curves) = Regression(features.Take(learn), Some(did, learn), options);
            return model.Probabilities(curves.Bend(features.Take(tell)));
        });
        var byTrees = Folds.OutOfFold(fold, (learn, tell) => Trees(features.Take(learn), Some(did, learn), options).Predict(features.Take(tell)));
        var share = BestShare(byRegression, byTrees, did);
        var calibration = PlattScaling.Fit(Blend(byRegression, byTrees, share), did);
        var (model, curves) = Regression(features, did, options);
        return new(curves, model, Trees(features, did, options), share, calibration);
    }

    /// <summary>Calibrated probability to end for each contract.</summary>
    /// <param name="features">The columns that were learned, in their order.</param>
    /// <exception cref="ArgumentException">The columns are not those that were learned.</exception>
    public double[] Probabilities(FeatureTable features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var blend = Blend(regression.Probabilities(bends.Bend(features)), trees.Predict(features), ShareOfTrees);
        return [.. blend.Select(Calibration.Apply)];
    }

    private static (LogisticRegression Model, Bends Curves) Regression(FeatureTable features, bool[] did, ContractChurnOptions options)
    {
        var curves = Bends.Of(features);
        return (LogisticRegression.Fit(curves.Bend(features), did, options.Penalty).Parameters, curves);
    }

    private static BoostedTrees Trees(FeatureTable features, bool[] did, ContractChurnOptions options) =>
        BoostedTrees.Fit(features, [.. did.Select(d => d ? 1.0 : 0.0)], BoostingLoss.Logistic, options.Trees with { Seed = options.Seed });

    private static double BestShare(double[] regression, double[] trees, bool[] did)
    {
        var shares = Enumerable.Range(0, ShareSteps + 1).Select(step => (double)step / ShareSteps);
        return shares.MinBy(share => Evaluation.Probabilities.LogLoss(Blend(regression, trees, share), did)!.Value);
    }

    /// <summary>Mean of the log-odds, weighted.</summary>
    private static double[] Blend(double[] regression, double[] trees, double share) =>
        [.. regression.Select((p, i) => RidgeNewton.Sigmoid((1 - share) * PlattScaling.LogOdds(p) + share * PlattScaling.LogOdds(trees[i])))];

    private static bool[] Some(bool[] did, int[] rows) => [.. rows.Select(row => did[row])];
}
