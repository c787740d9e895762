using System.Globalization;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Kernels;

/// <summary>Whether a fit shows that customers leave for good, told by its gain over the same model without dropout.</summary>
internal static class DropoutVerdict
{
    /// <summary>Half the 10% point of chi-square with one degree: the 5% point on a boundary (Self and Liang 1987).</summary>
    private const double ChanceGain = 1.3528;

    private const double BoundaryGain = 1e-3;
    private const long FewRepeatCustomers = 10;

    /// <summary>
    /// The fit with its verdict; where it gains nothing, the rates of the model without dropout in its place, one dropout
    /// parameter at its lower bound and the other without meaning.
    /// </summary>
    /// <param name="fit">The fit.</param>
    /// <param name="rates">The model without dropout.</param>
    /// <param name="boundary">Parameters with no dropout, from r and alpha.</param>
    /// <param name="valuesOf">The four parameters in order, the one at its bound third.</param>
    /// <param name="rows">What was fitted.</param>
    public static FitResult<T> Of<T>(
        FitResult<T> fit, FitResult<(double R, double Alpha)> rates, Func<double, double, T> boundary, Func<T, double[]> valuesOf, MergedRows rows)
    {
        var gain = fit.LogLikelihood - rates.LogLikelihood;
        var none = gain < BoundaryGain;
        var result = none ? AtBoundary(fit, rates, boundary(rates.Parameters.R, rates.Parameters.Alpha), valuesOf) : fit;
        return result with
        {
            Warnings = [.. Few(rows), .. Weak(gain, none), .. result.Warnings],
            DropoutIdentified = gain >= ChanceGain,
            Converged = result.Converged && rows.RepeatCustomers > 0,
        };
    }

    /// <summary>What must be said where hardly anybody has bought twice.</summary>
    public static IEnumerable<FitWarning> Few(MergedRows rows)
    {
        if (rows.RepeatCustomers == 0) yield return new(FitWarningKind.NoRepeatPurchases, "");
        else if (rows.RepeatCustomers < FewRepeatCustomers)
            yield return new(FitWarningKind.FewRepeatCustomers, rows.RepeatCustomers.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<FitWarning> Weak(double gain, bool none)
    {
        if (none) yield return new(FitWarningKind.NoDropout, "");
        else if (gain < ChanceGain) yield return new(FitWarningKind.WeakDropout, gain.ToString("F3", CultureInfo.InvariantCulture));
    }

    private static FitResult<T> AtBoundary<T>(
        FitResult<T> fit, FitResult<(double R, double Alpha)> rates, T parameters, Func<T, double[]> valuesOf)
    {
        double[,]? covariance = null;
        if (rates.Covariance is { } c)
            covariance = new[,] { { c[0, 0], c[0, 1], 0, 0 }, { c[1, 0], c[1, 1], 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } };
        return rates.For(parameters) with
        {
            Names = fit.Names,
            Values = valuesOf(parameters),
            StandardErrors = [.. rates.StandardErrors, null, null],
            Covariance = covariance,
            AtBounds = [.. rates.AtBounds, fit.Names[2]],
            Warnings = [.. rates.Warnings, new(FitWarningKind.AtLowerBound, fit.Names[2]), new(FitWarningKind.FlatDirection, fit.Names[3])],
            Iterations = fit.Iterations,
        };
    }
}
