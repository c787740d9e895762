using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Learning;

/// <summary>What boosted trees are to predict.</summary>
public enum BoostingLoss
{
    /// <summary>A probability; outcomes are 0 or 1, loss is minus the log-likelihood.</summary>
    Logistic,

    /// <summary>An expected count; outcomes are 0 or more, loss is that of the Poisson distribution.</summary>
    Poisson,

    /// <summary>A mean; loss is half the squared error.</summary>
    Squared,
}

/// <summary>How trees are boosted.</summary>
/// <param name="MaxTrees">Most trees; fewer when more no longer help on the rows set aside.</param>
/// <param name="Shrinkage">Share of each tree's step that is taken, above 0, at most 1.</param>
/// <param name="Depth">Forks from the root to a leaf, 1 to 10.</param>
/// <param name="LeastRows">Fewest rows in a leaf.</param>
/// <param name="L2">Penalty on squared leaf values, 0 or more.</param>
public sealed record BoostingOptions(int MaxTrees = 400, double Shrinkage = 0.05, int Depth = 3, int LeastRows = 20, double L2 = 1)
{
    /// <summary>Share of the rows drawn for each tree, above 0, at most 1.</summary>
    public double RowShare { get; init; } = 0.7;

    /// <summary>Share of the columns drawn for each tree, above 0, at most 1.</summary>
    public double ColumnShare { get; init; } = 0.7;

    /// <summary>Most bins a column is cut into, 2 to 256.</summary>
    public int Bins { get; init; } = 64;

    /// <summary>Share of the rows set aside to tell when to stop, up to 0.9; 0 grows all trees.</summary>
    public double ValidationShare { get; init; } = 0.25;

    /// <summary>Stops when that many trees in a row have not helped.</summary>
    public int Patience { get; init; } = 30;

    /// <summary>The same seed gives the same trees.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads to use; 0 for all. The result does not depend on it.</summary>
    public int Cores { get; init; }

    internal void Require()
    {
        Domain.RequireBetween(MaxTrees, 1, 100_000, nameof(MaxTrees));
        Domain.RequireBetween(Depth, 1, 10, nameof(Depth));
        Domain.RequireBetween(LeastRows, 1, int.MaxValue / 2, nameof(LeastRows));
        Domain.RequireBetween(Bins, 2, 256, nameof(Bins));
        Domain.RequireBetween(Patience, 1, int.MaxValue, nameof(Patience));
        RequireShare(Shrinkage, nameof(Shrinkage));
        RequireShare(RowShare, nameof(RowShare));
        RequireShare(ColumnShare, nameof(ColumnShare));
        RequireFrom0To(double.MaxValue, L2, nameof(L2));
        RequireFrom0To(0.9, ValidationShare, nameof(ValidationShare));
    }

    private static void RequireFrom0To(double most, double value, string name)
    {
        if (!(value >= 0 && value <= most)) throw new ArgumentOutOfRangeException(name, value, $"The value must lie from 0 to {most}.");
    }

    private static void RequireShare(double value, string name)
    {
        if (!(value > 0 && value <= 1)) throw new ArgumentOutOfRangeException(name, value, "A share must lie above 0 and at most at 1.");
    }
}
