using System.Globalization;
using Liuke.Statistics.Evaluation;

namespace Liuke.Statistics.Learning;

/// <summary>A feature that knows the outcome.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Auc">How well it tells the outcome alone, from 0.5 to 1.</param>
public readonly record struct Leak(string Feature, double Auc);

/// <summary>Thrown when features know what they are to predict.</summary>
public sealed class LeakException : ArgumentException
{
    /// <summary>With the leaks found.</summary>
    /// <param name="leaks">At least one.</param>
    public LeakException(IReadOnlyList<Leak> leaks)
        : base("These features know the outcome and must be left out: " + string.Join(", ",
            (leaks ?? throw new ArgumentNullException(nameof(leaks))).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Feature} (AUC {l.Auc:F3})")))
            + ". A feature must be known before what it predicts.") => Leaks = leaks;

    /// <summary>The leaks.</summary>
    public IReadOnlyList<Leak> Leaks { get; }
}

/// <summary>Refuses features that tell the outcome alone: they were written after it, or are the outcome itself.</summary>
public static class LeakGuard
{
    /// <summary>No honest single feature is that good.</summary>
    public const double LargestAuc = 0.98;

    private const int Bins = 32;
    private const int RowsPerBin = 20;
    private const int FewestOfEach = 20;

    /// <summary>Features whose AUC alone is above <see cref="LargestAuc"/>, rising, falling or by ranges of values.</summary>
    /// <param name="features">The features.</param>
    /// <param name="did">The outcome.</param>
    /// <returns>Empty when there are none, or fewer than twenty rows of either outcome, when chance alone could do it.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static IReadOnlyList<Leak> Find(FeatureTable features, IReadOnlyList<bool> did)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(did);
        if (features.Rows != did.Count) throw new ArgumentException($"There are {did.Count} outcomes for {features.Rows} rows.", nameof(did));
        bool[] outcome = [.. did];
        var positives = outcome.Count(d => d);
        if (Math.Min(positives, outcome.Length - positives) < FewestOfEach) return [];
        return [.. features.Names
            .Select((name, c) => new Leak(name, Math.Max(Monotone(features.Columns[c], outcome), ByRanges(features.Columns[c], outcome))))
            .Where(leak => leak.Auc > LargestAuc)];
    }

    /// <summary>Throws when a feature leaks.</summary>
    /// <param name="features">The features.</param>
    /// <param name="did">The outcome.</param>
    /// <exception cref="LeakException">Names the features.</exception>
    public static void Require(FeatureTable features, IReadOnlyList<bool> did)
    {
        if (Find(features, did) is { Count: > 0 } leaks) throw new LeakException(leaks);
    }

    private static double Monotone(double[] column, bool[] did)
    {
        var auc = Ranking.Auc(column, did) ?? 0.5;
        return Math.Max(auc, 1 - auc);
    }

    /// <summary>The AUC of the share of outcomes in each range of values: finds leaks that neither rise nor fall.</summary>
    private static double ByRanges(double[] column, bool[] did)
    {
        var most = Math.Clamp(column.Length / RowsPerBin, 2, Bins);
        var bins = FeatureBins.Of(new(["x"], [column]), most).Bins[0];
        var (rows, hits) = (new double[most + 1], new double[most + 1]);
        for (var i = 0; i < bins.Length; i++)
        {
            rows[bins[i]]++;
            if (did[i]) hits[bins[i]]++;
        }
        return Ranking.Auc([.. bins.Select(b => hits[b] / rows[b])], did) ?? 0.5;
    }
}
