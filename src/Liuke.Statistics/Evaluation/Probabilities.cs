namespace Liuke.Statistics.Evaluation;

/// <summary>How good told probabilities are.</summary>
public static class Probabilities
{
    private const double Least = 1e-15;

    /// <summary>Mean of minus the logarithm of the probability told for what happened.</summary>
    /// <param name="told">Probabilities; 0 and 1 are taken as 1e-15 away from them, so that the loss stays finite.</param>
    /// <param name="did">What happened.</param>
    /// <returns>0 or more, ln 2 for telling one half always; null without rows.</returns>
    /// <exception cref="ArgumentException">The columns differ in length or a probability lies outside 0 to 1.</exception>
    public static double? LogLoss(ReadOnlySpan<double> told, ReadOnlySpan<bool> did)
    {
        Require(told, did);
        double sum = 0;
        for (var i = 0; i < told.Length; i++) sum -= Math.Log(Math.Max(Least, did[i] ? told[i] : 1 - told[i]));
        return told.Length == 0 ? null : sum / told.Length;
    }

    /// <summary>Brier score: mean squared distance between the probability and what happened (1 or 0).</summary>
    /// <param name="told">Probabilities.</param>
    /// <param name="did">What happened.</param>
    /// <returns>From 0 to 1; null without rows.</returns>
    /// <exception cref="ArgumentException">The columns differ in length or a probability lies outside 0 to 1.</exception>
    public static double? Brier(ReadOnlySpan<double> told, ReadOnlySpan<bool> did)
    {
        Require(told, did);
        double sum = 0;
        for (var i = 0; i < told.Length; i++) sum += (told[i] - (did[i] ? 1 : 0)) * (told[i] - (did[i] ? 1 : 0));
        return told.Length == 0 ? null : sum / told.Length;
    }

    internal static void Require(ReadOnlySpan<double> told, ReadOnlySpan<bool> did)
    {
        if (told.Length != did.Length) throw new ArgumentException("Probabilities and outcomes must be equally long.", nameof(did));
        foreach (var p in told)
            if (!(p >= 0 && p <= 1)) throw new ArgumentException($"{p} is no probability.", nameof(told));
    }
}
