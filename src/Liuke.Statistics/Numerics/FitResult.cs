namespace Liuke.Statistics.Numerics;

/// <summary>How a fit is run.</summary>
/// <param name="MaxIterations">Limit of Newton steps over all rows.</param>
/// <param name="GradientTolerance">Largest component of the gradient of the mean log-likelihood, in log-parameters, taken as zero.</param>
/// <param name="Cores">Threads to use; 0 for all. The result does not depend on it, to the last bit.</param>
public sealed record FitOptions(int MaxIterations = 100, double GradientTolerance = 1e-9, int Cores = 0);

/// <summary>What a fit wants its reader to know.</summary>
public enum FitWarningKind
{
    /// <summary>The gradient did not vanish within the limit of iterations.</summary>
    NotConverged,

    /// <summary>A parameter ended on the lower bound of its box.</summary>
    AtLowerBound,

    /// <summary>A parameter ended on the upper bound of its box.</summary>
    AtUpperBound,

    /// <summary>The likelihood hardly changes along some direction: parameters are not told apart by these data.</summary>
    FlatDirection,

    /// <summary>The maximum lies on the boundary without dropout: the data hold no sign that customers leave for good.</summary>
    NoDropout,

    /// <summary>Dropout improves the likelihood less than chance would: its parameters mean little.</summary>
    WeakDropout,

    /// <summary>No customer has bought twice, so that rates cannot be estimated.</summary>
    NoRepeatPurchases,

    /// <summary>Fewer than ten customers have bought twice.</summary>
    FewRepeatCustomers,

    /// <summary>The mean of the population does not exist at the fitted parameters.</summary>
    NoFiniteMean,

    /// <summary>Customers whose mean spend is not positive were left out of the spend model; the detail counts them.</summary>
    SpendNotPositive,

    /// <summary>The Hessian is not negative definite at the end: this is no proper maximum, and there are no standard errors.</summary>
    NotAMaximum,
}

/// <summary>One warning.</summary>
/// <param name="Kind">What is the matter.</param>
/// <param name="Detail">The parameter's name or the figure concerned, in invariant English; empty when the kind says all.</param>
public sealed record FitWarning(FitWarningKind Kind, string Detail);

/// <summary>What a fit answers.</summary>
/// <typeparam name="TParameters">The model's parameters.</typeparam>
/// <param name="Parameters">Estimates.</param>
/// <param name="Names">Names of the parameters in the order of the standard errors and the covariance.</param>
/// <param name="Values">Estimates in that order.</param>
/// <param name="LogLikelihood">The sum over customers at the estimates.</param>
/// <param name="Customers">Customers whose likelihood was summed.</param>
/// <param name="Converged">The gradient vanished, and this is a maximum inside the box or on a bound.</param>
public sealed record FitResult<TParameters>(
    TParameters Parameters, IReadOnlyList<string> Names, IReadOnlyList<double> Values, double LogLikelihood, long Customers, bool Converged)
{
    /// <summary>Standard errors from the analytic Hessian; null for a parameter at its bound, or where there is no proper maximum.</summary>
    public IReadOnlyList<double?> StandardErrors { get; init; } = [];

    /// <summary>Covariance of the estimates; rows and columns of parameters at a bound are 0; null where there is no proper maximum.</summary>
    public double[,]? Covariance { get; init; }

    /// <summary>What the reader should know, worst first.</summary>
    public IReadOnlyList<FitWarning> Warnings { get; init; } = [];

    /// <summary>Newton steps over all rows.</summary>
    public int Iterations { get; init; }

    /// <summary>Largest free component of the gradient of the mean log-likelihood in log-parameters.</summary>
    public double GradientNorm { get; init; }

    /// <summary>Largest over smallest eigenvalue of the negative Hessian in log-parameters, free parameters only; null where there is no proper maximum.</summary>
    public double? ConditionNumber { get; init; }

    /// <summary>Names of the parameters that ended on a bound of their box.</summary>
    public IReadOnlyList<string> AtBounds { get; init; } = [];

    /// <summary>False where these data cannot show that customers leave for good; true for models without dropout.</summary>
    public bool DropoutIdentified { get; init; } = true;

    internal FitResult<TOther> For<TOther>(TOther parameters) => new(parameters, Names, Values, LogLikelihood, Customers, Converged)
    {
        StandardErrors = StandardErrors,
        Covariance = Covariance,
        Warnings = Warnings,
        Iterations = Iterations,
        GradientNorm = GradientNorm,
        ConditionNumber = ConditionNumber,
        AtBounds = AtBounds,
        DropoutIdentified = DropoutIdentified,
    };

    /// <summary>True when a warning of this kind was given.</summary>
    /// <param name="kind">The kind.</param>
    public bool Has(FitWarningKind kind) => Warnings.Any(w => w.Kind == kind);
}
