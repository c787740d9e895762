using Liuke.Statistics.Learning;

namespace Liuke.Statistics.Forecasting;

/// <summary>Turns expected purchase days into the chance to buy at all, as earlier cuts showed it: plain data.</summary>
/// <param name="Intercept">Log-odds where ln(expected + 0.0001) is 0.</param>
/// <param name="Slope">Their change with that logarithm.</param>
/// <param name="Bend">Their change with its square.</param>
/// <param name="Least">Expectations below this were not seen; the chance stays there.</param>
/// <param name="Most">Expectations above this were not seen; the chance stays there.</param>
/// <remarks>
/// A parabola in the logarithm of the expectation, kept from falling, learned by logistic regression. Where too few
/// bought, or too few did not, the chance is that of a Poisson count above zero, 1 - exp(-expected): see <see cref="Poisson"/>.
/// </remarks>
public sealed record ChanceCurve(double Intercept, double Slope, double Bend, double Least, double Most)
{
    private const double Shift = 1e-4;
    private const int FewestOfEach = 20;
    private const double LargestLog = 700;

    /// <summary>True where no curve could be learned.</summary>
    public bool IsPoisson { get; init; }

    /// <summary>The chance of a Poisson count above zero.</summary>
    public static ChanceCurve Poisson { get; } = new(0, 0, 0, 0, 0) { IsPoisson = true };

    internal static ChanceCurve Learn(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> outcomes)
    {
        double[] all = [.. expected.SelectMany(e => e)];
        bool[] bought = [.. outcomes.SelectMany(y => y).Select(y => y > 0)];
        var buyers = bought.Count(b => b);
        if (Math.Min(buyers, bought.Length - buyers) < FewestOfEach) return Poisson;
        double[] logs = [.. all.Select(Log)];
        var curve = LogisticRegression.Fit(new(["log", "log squared"], [logs, [.. logs.Select(l => l * l)]]), bought, 0.01).Parameters;
        return new(curve.Intercept, curve.Slopes[0], curve.Slopes[1], all.Min(), all.Max());
    }

    /// <summary>The chance to buy.</summary>
    /// <param name="expected">Expected purchase days, 0 or more.</param>
    /// <returns>Strictly between 0 and 1; never falls as the expectation rises.</returns>
    public double Tell(double expected)
    {
        if (IsPoisson) return Math.Clamp(-Numerics.GammaFunctions.ExpMinusOne(-expected), 1e-9, 1 - 1e-9);
        var log = Log(Inside(expected));
        return Math.Clamp(RidgeNewton.Sigmoid(Intercept + Slope * log + Bend * log * log), 1e-9, 1 - 1e-9);
    }

    internal double[] Tell(double[] expected) => [.. expected.Select(Tell)];

    /// <summary>Outside what was seen, and beyond where the parabola would turn, the chance stays.</summary>
    private double Inside(double expected)
    {
        var e = Math.Clamp(expected, Least, Most);
        var turn = Bend == 0 ? 0 : Math.Exp(Math.Clamp(-Slope / (2 * Bend), -LargestLog, LargestLog)) - Shift;
        return Bend < 0 ? Math.Min(e, turn) : Math.Max(e, turn);
    }

    private static double Log(double expected) => Math.Log(Math.Max(0, expected) + Shift);
}
