namespace Liuke.Statistics.Learning;

/// <summary>Boosted trees as plain data, to be kept and opened again.</summary>
/// <param name="Names">Names of the columns.</param>
/// <param name="Loss">What is predicted.</param>
/// <param name="Start">The score all trees start from.</param>
/// <param name="Shrinkage">Share of each tree's value that is added.</param>
/// <param name="Sizes">Nodes of each tree.</param>
/// <param name="Features">Of each node the column it asks for; -1 for a leaf.</param>
/// <param name="Left">Of each fork the place of its left child in its tree, the right one follows; 0 for a leaf.</param>
/// <param name="Values">Of each fork the largest value that goes left, of each leaf what it adds.</param>
public sealed record KeptTrees(
    IReadOnlyList<string> Names, BoostingLoss Loss, double Start, double Shrinkage,
    IReadOnlyList<int> Sizes, IReadOnlyList<int> Features, IReadOnlyList<int> Left, IReadOnlyList<double> Values)
{
    /// <summary>The trees.</summary>
    /// <exception cref="InvalidOperationException">The lists do not describe trees.</exception>
    public BoostedTrees Open()
    {
        if (Features.Count != Sizes.Sum() || Left.Count != Features.Count || Values.Count != Features.Count)
            throw new InvalidOperationException("The kept trees are not whole.");
        var trees = new Tree[Sizes.Count];
        for (int tree = 0, at = 0; tree < trees.Length; at += Sizes[tree++])
            trees[tree] = Tree.Of([.. Enumerable.Range(at, Sizes[tree]).Select(i => new TreeNode(Require(Features[i]), Left[i], Values[i]))]);
        return BoostedTrees.Of(Names, Loss, trees, Start, Shrinkage);
    }

    private int Require(int feature) => feature < Names.Count ? feature : throw new InvalidOperationException("A kept tree asks for a column that is not there.");
}

/// <summary>A node of a kept tree; see <see cref="KeptTrees"/>.</summary>
internal readonly record struct TreeNode(int Feature, int Left, double Value);
