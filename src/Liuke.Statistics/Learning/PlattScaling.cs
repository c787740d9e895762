namespace Liuke.Statistics.Learning;

/// <summary>Calibration by a line through the log-odds: told' = logistic(slope x log-odds(told) + intercept).</summary>
/// <remarks>Platt (1999), "Probabilistic outputs for support vector machines", with his smoothed targets.</remarks>
/// <param name="Slope">Below 1 draws extreme probabilities in, above 1 spreads them.</param>
/// <param name="Intercept">Moves the level.</param>
public sealed record PlattScaling(double Slope, double Intercept)
{
    private const double Edge = 1e-9;

    /// <summary>Leaves probabilities as they are.</summary>
    public static PlattScaling None { get; } = new(1, 0);

    /// <summary>Learns slope and intercept; give it probabilities that were told without knowing the outcome.</summary>
    /// <param name="told">Probabilities.</param>
    /// <param name="did">What happened; where only one outcome occurs nothing can be learned and <see cref="None"/> comes back.</param>
    /// <exception cref="ArgumentException">The columns differ in length or a probability lies outside 0 to 1.</exception>
    public static PlattScaling Fit(double[] told, bool[] did)
    {
        Evaluation.Probabilities.Require(told, did);
        var positives = did.Count(d => d);
        if (positives == 0 || positives == did.Length) return None;
        var yes = (positives + 1.0) / (positives + 2.0);
        var no = 1 / (did.Length - positives + 2.0);
        var found = RidgeNewton.Fit(new(["log-odds"], [[.. told.Select(LogOdds)]]), [.. did.Select(d => d ? yes : no)], Link.Logistic, 0);
        if (found.Scales[0] == 0) return new(0, found.Point[0]);
        var slope = found.Point[1] / found.Scales[0];
        // A falling line would turn the ranking round: then nothing was learned but the level.
        return slope <= 0 ? new(0, found.Point[0]) : new(slope, found.Point[0] - slope * found.Means[0]);
    }

    /// <summary>The calibrated probability; strictly between 0 and 1.</summary>
    /// <param name="told">From 0 to 1.</param>
    public double Apply(double told) => RidgeNewton.Sigmoid(Slope * LogOdds(told) + Intercept);

    /// <summary>ln [p / (1 - p)], with 0 and 1 moved in by 1e-9.</summary>
    internal static double LogOdds(double p)
    {
        var inside = Math.Clamp(p, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }
}
