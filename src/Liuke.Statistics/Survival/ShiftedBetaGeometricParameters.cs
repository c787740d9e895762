using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Survival;

/// <summary>Parameters of the shifted-beta-geometric model: churn chances are beta(alpha, beta) over contracts.</summary>
/// <param name="Alpha">First parameter; no unit, positive.</param>
/// <param name="Beta">Second parameter; the mean chance not to renew the first time is Alpha / (Alpha + Beta).</param>
public sealed record ShiftedBetaGeometricParameters(double Alpha, double Beta)
{
    /// <summary>Names in the order of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["alpha", "beta"];

    internal void Require()
    {
        Domain.RequirePositive(Alpha, nameof(Alpha));
        Domain.RequirePositive(Beta, nameof(Beta));
    }
}
