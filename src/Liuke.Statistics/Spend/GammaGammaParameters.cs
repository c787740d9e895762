using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Spend;

/// <summary>Parameters of the Gamma-Gamma model of spend.</summary>
/// <param name="P">Shape of a customer's spend from purchase to purchase; no unit.</param>
/// <param name="Q">Shape of the distribution of customers' scales; no unit. Above 1 the mean over customers is finite.</param>
/// <param name="V">Scale of that distribution, in units of money.</param>
public sealed record GammaGammaParameters(double P, double Q, double V)
{
    /// <summary>Names in the order of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["p", "q", "v"];

    internal void Require()
    {
        Domain.RequirePositive(P, nameof(P));
        Domain.RequirePositive(Q, nameof(Q));
        Domain.RequirePositive(V, nameof(V));
    }
}
