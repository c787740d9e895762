using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Opportunities;

/// <summary>Parameters of BG/BB.</summary>
/// <param name="Alpha">First parameter of the beta distribution of the chance to buy at an opportunity; no unit.</param>
/// <param name="Beta">Second parameter; the mean chance is Alpha / (Alpha + Beta).</param>
/// <param name="Gamma">First parameter of the beta distribution of the chance to leave before an opportunity; no unit.</param>
/// <param name="Delta">Second parameter; the mean chance is Gamma / (Gamma + Delta).</param>
public sealed record BgBbParameters(double Alpha, double Beta, double Gamma, double Delta)
{
    /// <summary>Names in the order of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["alpha", "beta", "gamma", "delta"];

    internal void Require()
    {
        Domain.RequirePositive(Alpha, nameof(Alpha));
        Domain.RequirePositive(Beta, nameof(Beta));
        Domain.RequirePositive(Gamma, nameof(Gamma));
        Domain.RequirePositive(Delta, nameof(Delta));
    }
}
