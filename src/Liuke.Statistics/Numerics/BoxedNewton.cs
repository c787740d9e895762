namespace Liuke.Statistics.Numerics;

/// <summary>Value, gradient and Hessian of a function at a point.</summary>
/// <param name="Value">The value.</param>
/// <param name="Gradient">First derivatives.</param>
/// <param name="Hessian">Second derivatives, symmetric.</param>
public sealed record Curvature(double Value, double[] Gradient, double[,] Hessian);

/// <summary>Where a maximisation ended.</summary>
/// <param name="Point">The best point, inside the box.</param>
/// <param name="At">Value and derivatives there.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="GradientNorm">Largest gradient component that does not push against a bound.</param>
/// <param name="Converged">The gradient norm is below the tolerance.</param>
public sealed record Maximum(double[] Point, Curvature At, int Iterations, double GradientNorm, bool Converged);

/// <summary>Damped Newton ascent inside a box, for a few smooth parameters.</summary>
/// <remarks>
/// The step uses the absolute eigenvalues of the negative Hessian over the parameters that are not held at a bound,
/// is limited in length and halved until the value rises enough (Nocedal and Wright, Numerical Optimization,
/// sections 3.4 and 16.7). The value must be finite at the start; a point where it is not is stepped back from.
/// </remarks>
public static class BoxedNewton
{
    private const double LongestStep = 2;
    private const int MaxHalvings = 40;
    private const double SufficientRise = 1e-4;
    private const double Rounding = 1e-12;

    /// <summary>Climbs to a maximum.</summary>
    /// <param name="evaluate">The function with its derivatives; never throws inside the box.</param>
    /// <param name="start">Where to start; moved into the box if it lies outside.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds.</param>
    /// <param name="maxIterations">Limit of Newton steps.</param>
    /// <param name="tolerance">Largest free gradient component accepted as zero.</param>
    /// <returns>The best point found, converged or not.</returns>
    public static Maximum Climb(
        Func<double[], Curvature> evaluate, double[] start, double[] lower, double[] upper, int maxIterations, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        ArgumentNullException.ThrowIfNull(start);
        var point = Clamp(start, lower, upper);
        var at = evaluate(point);
        var iterations = 0;
        for (; iterations < maxIterations; iterations++)
        {
            if (FreeGradient(at, point, lower, upper) <= tolerance) break;
            if (Rise(evaluate, point, at, lower, upper) is not { } risen) break;
            (point, at) = risen;
        }
        var norm = FreeGradient(at, point, lower, upper);
        return new(point, at, iterations, norm, norm <= Math.Max(tolerance, 1e-7));
    }

    private static (double[] Point, Curvature At)? Rise(
        Func<double[], Curvature> evaluate, double[] point, Curvature at, double[] lower, double[] upper)
    {
        var step = NewtonStep(at, point, lower, upper);
        for (var halving = 0; halving < MaxHalvings; halving++)
        {
            var next = Clamp(Sum(point, step, Math.ScaleB(1, -halving)), lower, upper);
            var expected = 0.0;
            for (var i = 0; i < point.Length; i++) expected += at.Gradient[i] * (next[i] - point[i]);
            if (!(expected > 0)) return null;
            var there = evaluate(next);
            if (double.IsFinite(there.Value) && there.Value >= at.Value + SufficientRise * expected) return (next, there);
            if (expected > Rounding * Math.Max(1, Math.Abs(at.Value))) continue;
            // So near the top the value is flat to rounding; the gradient still tells.
            var nearer = FreeGradient(there, next, lower, upper) < 0.5 * FreeGradient(at, point, lower, upper);
            return nearer ? (next, there) : null;
        }
        return null;
    }

    private static double[] NewtonStep(Curvature at, double[] point, double[] lower, double[] upper)
    {
        var free = FreeParameters(at, point, lower, upper);
        var minus = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++)
                minus[i, j] = -at.Hessian[free[i], free[j]];
        var (values, vectors) = SymmetricMatrix.Eigen(minus);
        var floor = values.Max(Math.Abs) * 1e-12 + 1e-300;

        var step = new double[point.Length];
        for (var k = 0; k < values.Length; k++)
        {
            var along = 0.0;
            for (var i = 0; i < free.Length; i++) along += vectors[i, k] * at.Gradient[free[i]];
            var length = Math.Clamp(along / Math.Max(Math.Abs(values[k]), floor), -LongestStep, LongestStep);
            for (var i = 0; i < free.Length; i++) step[free[i]] += vectors[i, k] * length;
        }
        return step;
    }

    private static double FreeGradient(Curvature at, double[] point, double[] lower, double[] upper)
    {
        var largest = 0.0;
        foreach (var i in FreeParameters(at, point, lower, upper)) largest = Math.Max(largest, Math.Abs(at.Gradient[i]));
        return largest;
    }

    private static int[] FreeParameters(Curvature at, double[] point, double[] lower, double[] upper) =>
        [.. Enumerable.Range(0, point.Length).Where(i =>
            !(point[i] <= lower[i] && at.Gradient[i] <= 0) && !(point[i] >= upper[i] && at.Gradient[i] >= 0))];

    private static double[] Clamp(double[] point, double[] lower, double[] upper) =>
        [.. point.Select((value, i) => Math.Clamp(value, lower[i], upper[i]))];

    private static double[] Sum(double[] point, double[] step, double scale) =>
        [.. point.Select((value, i) => value + scale * step[i])];
}
