using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Parameters of BG/NBD and MBG/NBD.</summary>
/// <param name="R">Shape of the gamma distribution of purchase rates over customers; no unit.</param>
/// <param name="Alpha">Its rate parameter, in weeks; the mean rate is R / Alpha purchases a week.</param>
/// <param name="A">First parameter of the beta distribution of the chance to leave after a purchase; no unit.</param>
/// <param name="B">Second parameter; the mean chance is A / (A + B).</param>
/// <remarks>Fader, Hardie, Lee (2005), "Counting your customers the easy way"; all four are positive and finite.</remarks>
public sealed record BetaGeometricParameters(double R, double Alpha, double A, double B)
{
    /// <summary>Names in the order of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["r", "alpha", "a", "b"];

    internal void Require()
    {
        Domain.RequirePositive(R, nameof(R));
        Domain.RequirePositive(Alpha, nameof(Alpha));
        Domain.RequirePositive(A, nameof(A));
        Domain.RequirePositive(B, nameof(B));
    }
}
