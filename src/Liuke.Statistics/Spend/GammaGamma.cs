using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Spend;

/// <summary>The Gamma-Gamma model: what customers spend per purchase, apart from how often they buy.</summary>
/// <remarks>
/// x: number of purchases averaged over (by convention the repeat purchases, whose spend does not depend on how the
/// customer came); z: their mean spend, in any one unit of money. Fader and Hardie, note 025, "The Gamma-Gamma model of
/// monetary value" (2013); Colombo and Jiang (1999).
/// </remarks>
public sealed class GammaGamma
{
    /// <summary>The model at given parameters.</summary>
    /// <param name="parameters">Positive and finite.</param>
    public GammaGamma(GammaGammaParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Require();
        Parameters = parameters;
    }

    /// <summary>The parameters.</summary>
    public GammaGammaParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="x">Purchases averaged over per customer, 0 or more; customers with 0 tell nothing and are passed over.</param>
    /// <param name="meanSpend">Their mean spend; where it is not positive the customer is left out and a warning counts them.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="start">Where to start; null to look for a start.</param>
    /// <exception cref="ArgumentException">The columns differ in length, x is negative, a spend is not a number, or nobody is left.</exception>
    public static FitResult<GammaGammaParameters> Fit(
        ReadOnlySpan<int> x, ReadOnlySpan<double> meanSpend, FitOptions? options = null, GammaGammaParameters? start = null) =>
        GammaGammaFit.Fit(x, meanSpend, options ?? new(), start);

    /// <summary>Log-likelihood of one customer's mean spend.</summary>
    /// <param name="x">Purchases averaged over, at least 1.</param>
    /// <param name="meanSpend">Their mean spend, positive.</param>
    /// <remarks>Note 025, eq. 1a.</remarks>
    public double LogLikelihood(int x, double meanSpend)
    {
        Require(x, meanSpend);
        if (x == 0 || meanSpend == 0)
            throw new ArgumentOutOfRangeException(nameof(x), x, "The likelihood needs at least one purchase and a positive spend.");
        var (p, q, v) = Parameters;
        var total = x * meanSpend;
        // -ln B(px, q) + q ln(v / (v + xz)) + px ln(xz / (v + xz)) - ln z
        return -GammaFunctions.LogBeta(p * x, q) - q * GammaFunctions.LogOnePlus(total / v) - p * x * GammaFunctions.LogOnePlus(v / total)
            - Math.Log(meanSpend);
    }

    /// <summary>Expected mean spend per purchase of a customer, drawn toward that of all customers.</summary>
    /// <param name="x">Purchases averaged over; 0 gives the mean of the population.</param>
    /// <param name="meanSpend">Their mean spend, 0 or more; no matter when x is 0.</param>
    /// <returns>Positive; <see cref="double.PositiveInfinity"/> where the mean does not exist (px + q not above 1).</returns>
    /// <remarks>Note 025, eq. 5: p (v + xz) / (px + q - 1).</remarks>
    public double ExpectedMeanSpend(int x, double meanSpend)
    {
        Require(x, meanSpend);
        var (p, q, v) = Parameters;
        var below = p * x + (q - 1);
        return below > 0 ? p * (v + (x == 0 ? 0 : x * meanSpend)) / below : double.PositiveInfinity;
    }

    /// <summary>Expected mean spend of many customers, in their order.</summary>
    /// <param name="x">Purchases averaged over per customer.</param>
    /// <param name="meanSpend">Their mean spend.</param>
    public double[] ExpectedMeanSpend(ReadOnlySpan<int> x, ReadOnlySpan<double> meanSpend)
    {
        if (x.Length != meanSpend.Length) throw new ArgumentException("The columns must be equally long.", nameof(meanSpend));
        var expected = new double[x.Length];
        for (var i = 0; i < expected.Length; i++) expected[i] = ExpectedMeanSpend(x[i], meanSpend[i]);
        return expected;
    }

    private static void Require(int x, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (!(meanSpend >= 0) || !double.IsFinite(meanSpend))
            throw new ArgumentOutOfRangeException(nameof(meanSpend), meanSpend, "A mean spend must be a finite number, 0 or more.");
    }
}
