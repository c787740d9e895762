namespace Liuke.Insight.Models;

/// <summary>A fitted model as it is kept: its name as the command line spells it, its parameters, and how well it did.</summary>
public sealed record ModelFit(string Model, IReadOnlyDictionary<string, double> Parameters, IReadOnlyDictionary<string, double?> StandardErrors)
{
    public double LogLikelihood { get; init; }
    public long Customers { get; init; }
    public bool Converged { get; init; }

    /// <summary>False where the data cannot show that anybody leaves for good.</summary>
    public bool DropoutIdentified { get; init; } = true;

    public double this[string parameter] => Parameters[parameter];
}

/// <summary>Something a reader of the results should know; put into words by <see cref="RunWords"/>.</summary>
/// <param name="Model">The model it concerns, or empty.</param>
/// <param name="Kind">A key.</param>
/// <param name="Detail">A parameter or figure, in invariant form, or empty.</param>
public sealed record RunWarning(string Model, string Kind, string Detail);

/// <summary>All that was fitted in one run.</summary>
/// <param name="Alive">Gives the chance of being alive: MBG/NBD or the model chosen before it, or the own rhythm where no dropout can be identified.</param>
/// <param name="Tried">MBG/NBD where it was fitted and set aside.</param>
/// <param name="Reference">BG/NBD, for comparison only.</param>
/// <param name="Spend">Gamma-Gamma, or null where spend is taken as each customer's own mean.</param>
public sealed record FitReport(ModelFit? Alive, ModelFit? Tried, ModelFit? Reference, ModelFit? Spend, IReadOnlyList<RunWarning> Warnings)
{
    public static readonly FitReport Nothing = new(null, null, null, null, []);

    /// <summary>True where the chances rest on each customer's own rhythm and an assumed chance to leave.</summary>
    public bool IsFallback => Alive?.Model == AliveModels.OwnRhythm;
}
