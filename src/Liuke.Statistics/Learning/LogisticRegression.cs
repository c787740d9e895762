using System.Globalization;
using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.Learning;

/// <summary>Logistic regression with a ridge penalty: ln [p / (1 - p)] = intercept + sum of slope x value.</summary>
/// <remarks>Hoerl and Kennard (1970) for the penalty; le Cessie and van Houwelingen (1992) for logistic regression with it.</remarks>
public sealed class LogisticRegression
{
    private LogisticRegression(IReadOnlyList<string> names, double intercept, double[] slopes) =>
        (Names, Intercept, Slopes) = (names, intercept, slopes);

    /// <summary>Names of the columns, in the order of <see cref="Slopes"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Log-odds where every column is 0.</summary>
    public double Intercept { get; }

    /// <summary>Change of the log-odds by one unit of each column; 0 for a column that did not vary.</summary>
    public IReadOnlyList<double> Slopes { get; }

    /// <summary>Fits by penalised maximum likelihood, Newton's method.</summary>
    /// <param name="features">Columns in their own units; they are scaled to variance one inside.</param>
    /// <param name="did">The outcome of each row; both outcomes must occur.</param>
    /// <param name="penalty">Ridge penalty on each squared standardised slope, 0 or more; without it separable data have no maximum.</param>
    /// <returns>
    /// Names "intercept" and the columns'. Standard errors are those of the penalised information in the columns' own
    /// units: with a penalty they tell of spread, not of bias. The log-likelihood is without the penalty.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths differ, only one outcome occurs, or the penalty is negative.</exception>
    public static FitResult<LogisticRegression> Fit(FeatureTable features, IReadOnlyList<bool> did, double penalty = 1)
    {
        Require(features, did, penalty);
        var found = RidgeNewton.Fit(features, [.. did.Select(d => d ? 1.0 : 0.0)], Link.Logistic, penalty);
        var (intercept, slopes) = InOwnUnits(found);
        var converged = found.GradientNorm <= 1e-7 && found.Covariance is not null;
        var covariance = found.Covariance is null ? null : InOwnUnits(found, found.Covariance);
        return new(new LogisticRegression(features.Names, intercept, slopes), ["intercept", .. features.Names],
            [intercept, .. slopes], found.LogLikelihood, did.Count, converged)
        {
            Covariance = covariance,
            StandardErrors = [.. Enumerable.Range(0, slopes.Length + 1).Select(i =>
                covariance is null || (i > 0 && found.Scales[i - 1] == 0) ? (double?)null : Math.Sqrt(covariance[i, i]))],
            Iterations = found.Steps,
            GradientNorm = found.GradientNorm,
            Warnings = [.. Warnings(features, found, converged)],
        };
    }

    /// <summary>Probability of the outcome for each row.</summary>
    /// <param name="features">Columns in the order they were learned in.</param>
    /// <exception cref="ArgumentException">The columns are not those that were learned.</exception>
    public double[] Probabilities(FeatureTable features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!features.Names.SequenceEqual(Names)) throw new ArgumentException("The columns are not those that were learned.", nameof(features));
        var scores = new double[features.Rows];
        Array.Fill(scores, Intercept);
        for (var c = 0; c < Slopes.Count; c++)
            for (var row = 0; row < scores.Length; row++) scores[row] += Slopes[c] * features.Columns[c][row];
        return [.. scores.Select(RidgeNewton.Sigmoid)];
    }

    internal static void Require(FeatureTable features, IReadOnlyList<bool> did, double penalty)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(did);
        if (features.Rows != did.Count) throw new ArgumentException($"There are {did.Count} outcomes for {features.Rows} rows.", nameof(did));
        if (!did.Contains(true) || !did.Contains(false)) throw new ArgumentException("Both outcomes must occur.", nameof(did));
        if (!(penalty >= 0) || !double.IsFinite(penalty)) throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "The penalty must be 0 or more.");
    }

    private static (double Intercept, double[] Slopes) InOwnUnits(RidgeNewton.Found found)
    {
        var intercept = found.Point[0];
        var slopes = new double[found.Scales.Length];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = found.Scales[i] == 0 ? 0 : found.Point[i + 1] / found.Scales[i];
            intercept -= slopes[i] * found.Means[i];
        }
        return (intercept, slopes);
    }

    /// <summary>Covariance after the linear map from standardised to own units.</summary>
    private static double[,] InOwnUnits(RidgeNewton.Found found, double[,] standard)
    {
        var n = found.Scales.Length + 1;
        var map = new double[n, n];
        map[0, 0] = 1;
        for (var i = 1; i < n; i++)
        {
            if (found.Scales[i - 1] == 0) continue;
            map[i, i] = 1 / found.Scales[i - 1];
            map[0, i] = -found.Means[i - 1] / found.Scales[i - 1];
        }
        return Product(Product(map, standard, transposeSecond: false), map, transposeSecond: true);
    }

    private static double[,] Product(double[,] first, double[,] second, bool transposeSecond)
    {
        var n = first.GetLength(0);
        var product = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                for (var k = 0; k < n; k++)
                    product[i, j] += first[i, k] * (transposeSecond ? second[j, k] : second[k, j]);
        return product;
    }

    private static IEnumerable<FitWarning> Warnings(FeatureTable features, RidgeNewton.Found found, bool converged)
    {
        if (!converged) yield return new(FitWarningKind.NotConverged, found.GradientNorm.ToString("G3", CultureInfo.InvariantCulture));
        if (found.Covariance is null) yield return new(FitWarningKind.NotAMaximum, "");
        for (var i = 0; i < found.Scales.Length; i++)
            if (found.Scales[i] == 0) yield return new(FitWarningKind.FlatDirection, features.Names[i]);
    }
}
