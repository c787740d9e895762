using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie;

/// <summary>Parameters of BG/CNBD-k and MBG/CNBD-k.</summary>
/// <param name="K">Regularity: a purchase comes at every k-th event of the customer's rate; 1 is random timing, 4 very regular.</param>
/// <param name="R">Shape of the gamma distribution of event rates over customers; no unit.</param>
/// <param name="Alpha">Its rate parameter, in weeks; the mean rate is R / (K Alpha) purchases a week.</param>
/// <param name="A">First parameter of the beta distribution of the chance to leave after a purchase; no unit.</param>
/// <param name="B">Second parameter; the mean chance is A / (A + B).</param>
/// <remarks>Reutterer, Platzer, Schröder (2020), "Leveraging purchase regularity for predicting customer behavior the easy way".</remarks>
public sealed record BetaGeometricCnbdParameters(int K, double R, double Alpha, double A, double B)
{
    /// <summary>The largest regularity offered.</summary>
    public const int LargestK = 4;

    internal void Require()
    {
        Domain.RequireBetween(K, 1, LargestK, nameof(K));
        Domain.RequirePositive(R, nameof(R));
        Domain.RequirePositive(Alpha, nameof(Alpha));
        Domain.RequirePositive(A, nameof(A));
        Domain.RequirePositive(B, nameof(B));
    }
}
