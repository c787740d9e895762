using System.Globalization;

namespace Liuke.Statistics.Numerics;

/// <summary>Positive parameters in logarithms inside a box, and what can be said at the end of a climb.</summary>
internal sealed class LogBox(string[] names, double[] lower, double[] upper)
{
    private const double FlatCondition = 1e10;

    public double[] Lower { get; } = [.. lower.Select(v => Math.Log(v))];

    public double[] Upper { get; } = [.. upper.Select(v => Math.Log(v))];

    public Maximum Climb(Func<double[], Curvature> evaluate, double[] start, int maxIterations, double tolerance) =>
        BoxedNewton.Climb(evaluate, [.. start.Select(v => Math.Log(v))], Lower, Upper, maxIterations, tolerance);

    public static double[] Natural(double[] logs) => [.. logs.Select(v => Math.Exp(v))];

    /// <summary>Turns natural derivatives into derivatives by the logarithms.</summary>
    public static Curvature InLogs(double value, double[] gradient, double[,] hessian, double[] natural)
    {
        var n = natural.Length;
        var g = new double[n];
        var h = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            g[i] = gradient[i] * natural[i];
            for (var j = 0; j < n; j++) h[i, j] = hessian[i, j] * natural[i] * natural[j];
            h[i, i] += g[i];
        }
        return new(value, g, h);
    }

    /// <summary>Result with errors, bounds and warnings; the maximum is of the mean log-likelihood.</summary>
    public FitResult<T> Report<T>(T parameters, Maximum maximum, double customers)
    {
        var values = Natural(maximum.Point);
        var free = Enumerable.Range(0, names.Length).Where(i => !AtLower(maximum, i) && !AtUpper(maximum, i)).ToArray();
        var information = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++)
                information[i, j] = -maximum.At.Hessian[free[i], free[j]];

        var covariance = Covariance(information, free, values, customers);
        var eigenvalues = SymmetricMatrix.Eigen(information).Values;
        double? condition = covariance is null || free.Length == 0 ? null : eigenvalues[^1] / eigenvalues[0];
        return new(parameters, names, values, maximum.At.Value * customers, (long)Math.Round(customers),
            maximum.Converged && covariance is not null)
        {
            Covariance = covariance,
            StandardErrors = [.. names.Select((_, i) =>
                covariance is null || !free.Contains(i) ? (double?)null : Math.Sqrt(covariance[i, i]))],
            ConditionNumber = condition,
            Iterations = maximum.Iterations,
            GradientNorm = maximum.GradientNorm,
            AtBounds = [.. names.Where((_, i) => !free.Contains(i))],
            Warnings = [.. Warnings(maximum, covariance is not null, condition)],
        };
    }

    private IEnumerable<FitWarning> Warnings(Maximum maximum, bool isMaximum, double? condition)
    {
        if (!maximum.Converged)
            yield return new(FitWarningKind.NotConverged, maximum.GradientNorm.ToString("G3", CultureInfo.InvariantCulture));
        if (!isMaximum) yield return new(FitWarningKind.NotAMaximum, "");
        for (var i = 0; i < names.Length; i++)
        {
            if (AtLower(maximum, i)) yield return new(FitWarningKind.AtLowerBound, names[i]);
            if (AtUpper(maximum, i)) yield return new(FitWarningKind.AtUpperBound, names[i]);
        }
        if (condition > FlatCondition)
            yield return new(FitWarningKind.FlatDirection, condition.Value.ToString("G3", CultureInfo.InvariantCulture));
    }

    private static double[,]? Covariance(double[,] information, int[] free, double[] values, double customers)
    {
        var n = values.Length;
        var covariance = new double[n, n];
        if (free.Length == 0) return covariance;
        if (SymmetricMatrix.InverseOfPositiveDefinite(information) is not { } inverse) return null;
        for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++)
                covariance[free[i], free[j]] = inverse[i, j] / customers * values[free[i]] * values[free[j]];
        return covariance;
    }

    private bool AtLower(Maximum maximum, int i) => maximum.Point[i] <= Lower[i] + 1e-9;

    private bool AtUpper(Maximum maximum, int i) => maximum.Point[i] >= Upper[i] - 1e-9;
}
