using Liuke.Statistics.Numerics;

namespace Liuke.Statistics.BuyTillYouDie.Fits;

/// <summary>A fitted model of coming and leaving as plain data, whichever model it is: what a program keeps between runs.</summary>
/// <param name="Model">Its name, one of <see cref="AliveModels.Names"/>.</param>
/// <param name="Parameters">Estimates by name; times in weeks.</param>
/// <param name="StandardErrors">Their standard errors; null at a bound, or where there is no proper maximum.</param>
/// <remarks>
/// System.Text.Json writes and reads it without help. <see cref="Open"/> makes the model that answers, and a later
/// <see cref="AliveModels.Fit(string, PurchaseHistories, AliveFit?, FitOptions?)"/> may start from it.
/// </remarks>
public sealed record AliveFit(
    string Model, IReadOnlyDictionary<string, double> Parameters, IReadOnlyDictionary<string, double?> StandardErrors)
{
    /// <summary>Sum of the log-likelihood over customers.</summary>
    public double LogLikelihood { get; init; }

    /// <summary>Customers fitted.</summary>
    public long Customers { get; init; }

    /// <summary>Whether this is a proper maximum; if not, <see cref="Warnings"/> say why.</summary>
    public bool Converged { get; init; }

    /// <summary>False where these data cannot show that anybody leaves for good.</summary>
    public bool DropoutIdentified { get; init; } = true;

    /// <summary>Largest over smallest curvature in log-parameters; null where there is no proper maximum.</summary>
    public double? ConditionNumber { get; init; }

    /// <summary>Parameters that ended on a bound of their box.</summary>
    public IReadOnlyList<string> AtBounds { get; init; } = [];

    /// <summary>What the reader should know, worst first.</summary>
    public IReadOnlyList<FitWarning> Warnings { get; init; } = [];

    /// <summary>Names of the estimated parameters, in the order of <see cref="Covariance"/>.</summary>
    public IReadOnlyList<string> Estimated { get; init; } = [];

    /// <summary>Covariance of the estimated parameters, row by row; null where there is no proper maximum.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Covariance { get; init; }

    /// <summary>An estimate.</summary>
    /// <param name="parameter">Its name.</param>
    public double this[string parameter] => Parameters[parameter];

    /// <summary>The model at these estimates.</summary>
    /// <exception cref="InvalidOperationException">There is no model of this name.</exception>
    public IPurchaseModel Open() => AliveModels.Open(this);

    /// <summary>The model with some of the parameters changed.</summary>
    internal IPurchaseModel OpenWith(IEnumerable<(string Name, double Value)> changed)
    {
        var parameters = new Dictionary<string, double>(Parameters, StringComparer.Ordinal);
        foreach (var (name, value) in changed) parameters[name] = value;
        return AliveModels.Open(this with { Parameters = parameters });
    }

    /// <summary>Any fit as plain data.</summary>
    /// <typeparam name="T">The model's parameters.</typeparam>
    /// <param name="model">Its name.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="given">Parameters that were not estimated but belong to the model.</param>
    public static AliveFit Of<T>(string model, FitResult<T> fit, params ReadOnlySpan<(string Name, double Value)> given)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var parameters = fit.Names.Zip(fit.Values).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        foreach (var (name, value) in given) parameters[name] = value;
        return new(model, parameters, fit.Names.Zip(fit.StandardErrors).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))
        {
            LogLikelihood = fit.LogLikelihood,
            Customers = fit.Customers,
            Converged = fit.Converged,
            DropoutIdentified = fit.DropoutIdentified,
            ConditionNumber = fit.ConditionNumber is { } c && double.IsFinite(c) ? c : null,
            AtBounds = fit.AtBounds,
            Warnings = fit.Warnings,
            Estimated = fit.Names,
            Covariance = fit.Covariance is { } covariance ? Rows(covariance) : null,
        };
    }

    private static double[][] Rows(double[,] matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]).ToArray())];
}
