using System.Diagnostics;
using Liuke.Statistics.BuyTillYouDie;
using Liuke.Statistics.Evaluation;

namespace Liuke.Statistics.Forecasting.Choices;

/// <summary>
/// Which models a firm's own log speaks for, how they are combined, and what signals correct: plain data, to be kept, shown
/// and applied to every customer until the next choice.
/// </summary>
/// <param name="CutDay">The day up to which the log was looked at.</param>
/// <param name="AliveModel">The model that tells who is alive, and when the next purchase is due.</param>
/// <param name="Horizons">What was chosen for each horizon, ascending.</param>
/// <example>
/// <code>
/// var choice = ForecastChoice.Make(log, today, [30, 90, 365], options);   // seconds, on a share of the customers
/// var kept = JsonSerializer.Serialize(choice);
/// var forecast = JsonSerializer.Deserialize&lt;ForecastChoice&gt;(kept)!.Apply(log, today, options);   // everybody
/// </code>
/// </example>
/// <remarks>
/// Choosing looks at no more than <see cref="ForecastOptions.MostCustomers"/> customers, drawn by their index and the seed,
/// so that it takes seconds whatever the firm's size; applying fits the chosen models to all. The same log, options and seed
/// give the same choice and the same numbers, on any number of cores.
/// </remarks>
public sealed record ForecastChoice(int CutDay, string AliveModel, IReadOnlyList<HorizonChoice> Horizons)
{
    /// <summary>The model that is taken where nothing could be compared, and where leaving cannot be identified.</summary>
    internal const string Fallback = "own-rhythm", Usual = "mbg-nbd";

    /// <summary>Customers the choice was made on.</summary>
    public int Customers { get; init; }

    /// <summary>Customers there were to choose from.</summary>
    public int CustomersInAll { get; init; }

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<ForecastNote> Notes { get; init; } = [];

    /// <summary>Time it took, in seconds; the only number that changes from run to run.</summary>
    public double Seconds { get; init; }

    /// <summary>Chooses by rolling hold-outs inside the log.</summary>
    /// <param name="log">Lines in any order; those after the cut are not looked at.</param>
    /// <param name="cutDay">The day of choosing.</param>
    /// <param name="horizonDays">The horizons wanted, in days, 1 to 3,650 each.</param>
    /// <param name="options">How to do it; null for the defaults.</param>
    /// <exception cref="ArgumentException">Nobody bought on or before the cut day, or there are no horizons.</exception>
    /// <exception cref="Learning.LeakException">A signal tells on an earlier cut what came after it.</exception>
    public static ForecastChoice Make(DayLog log, int cutDay, IReadOnlyList<int> horizonDays, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(horizonDays);
        if (horizonDays.Count == 0) throw new ArgumentException("At least one horizon is wanted.", nameof(horizonDays));
        foreach (var days in horizonDays) Numerics.Domain.RequireBetween(days, 1, Forecaster.LongestHorizonDays, nameof(horizonDays));
        options ??= new();
        var watch = Stopwatch.GetTimestamp();
        var (some, customers, all) = CustomerSample.Of(log, cutDay, options);
        if (some.Lines == 0) throw new ArgumentException("Nobody bought on or before the cut day.", nameof(log));

        int[] horizons = [.. horizonDays.Distinct().Order()];
        Rehearsal[] rehearsals = [.. horizons.Select(days => Rehearsal.Of(some, cutDay, days, options))];
        return new(cutDay, BestAlive(rehearsals), [.. horizons.Zip(rehearsals, (days, rehearsal) => HorizonChoice.Of(days, rehearsal, options))])
        {
            Customers = customers,
            CustomersInAll = all,
            Notes = [.. rehearsals.SelectMany(rehearsal => rehearsal.Notes).Distinct()],
            Seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds,
        };
    }

    /// <summary>Fits the chosen models to all customers of a log and forecasts each.</summary>
    /// <param name="log">Lines in any order; those after the cut are not looked at.</param>
    /// <param name="cutDay">The day from which is forecast; at or after that of the choice.</param>
    /// <param name="options">The options of the choice, with the same signals; null for the defaults.</param>
    /// <param name="asked">Horizons, discounting and earlier fits; null for the horizons of the choice.</param>
    /// <exception cref="ArgumentException">Nobody bought on or before the cut day.</exception>
    public FirmForecast Apply(DayLog log, int cutDay, ForecastOptions? options = null, ForecastAsked? asked = null) =>
        new Application(this, options ?? new(), asked ?? new()).Run(log, cutDay);

    /// <summary>The choice for a horizon: that of the nearest one there is, by ratio.</summary>
    /// <param name="horizonDays">Days ahead, above 0.</param>
    public HorizonChoice For(double horizonDays) => Horizons.MinBy(h => Math.Abs(Math.Log(h.HorizonDays / Math.Max(horizonDays, 1e-9))))!;

    /// <summary>Of the models that could identify leaving on every earlier cut, the one whose probability of being alive told best who bought.</summary>
    private static string BestAlive(Rehearsal[] rehearsals)
    {
        var compared = rehearsals.Where(rehearsal => rehearsal.IsPossible).ToArray();
        if (compared.Length == 0) return Usual;
        var best = compared.SelectMany(rehearsal => rehearsal.AliveModels())
            .GroupBy(told => told.Model, StringComparer.Ordinal)
            .Where(told => told.Count() == compared.Length)
            .OrderByDescending(told => told.Average(t => t.Auc))
            .FirstOrDefault();
        return best?.Key ?? Fallback;
    }
}

/// <summary>What was chosen for one horizon.</summary>
/// <param name="HorizonDays">Days ahead.</param>
/// <param name="BestModel">The model that did best alone, whose level the forecast keeps.</param>
/// <param name="Parts">
/// Weights of what is combined, largest first; they sum to 1. A model's name, or "trees" and "regression" for corrections
/// learned from signals, or the same with " order" where only their order is taken and the values are the best model's.
/// </param>
public sealed record HorizonChoice(int HorizonDays, string BestModel, IReadOnlyList<CombinationPart> Parts)
{
    /// <summary>Longest window into the past that signals may look through, in days: every earlier cut had it.</summary>
    public int SpanDays { get; init; }

    /// <summary>From expected purchase days to the chance to buy at all.</summary>
    public ChanceCurve Chances { get; init; } = ChanceCurve.Poisson;

    /// <summary>The learned corrections that have a part, by name.</summary>
    public IReadOnlyDictionary<string, Correction> Corrections { get; init; } = new Dictionary<string, Correction>(StringComparer.Ordinal);

    /// <summary>The earlier cuts that models and weights were compared on; empty when the log is too short.</summary>
    public IReadOnlyList<RollingCut> Cuts { get; init; } = [];

    /// <summary>On each earlier cut, in their order, the figures of each model and last of the combination.</summary>
    public IReadOnlyList<IReadOnlyList<HoldOutReport>> HoldOuts { get; init; } = [];

    /// <summary>Of customers told a chance on the earlier cuts, how many bought.</summary>
    public IReadOnlyList<ReliabilityLine> Reliability { get; init; } = [];

    internal static HorizonChoice Of(int days, Rehearsal rehearsal, ForecastOptions options)
    {
        if (!rehearsal.IsPossible) return new(days, ForecastChoice.Usual, [new(ForecastChoice.Usual, 1)]) { SpanDays = rehearsal.SpanDays };
        return new(days, options.Models[rehearsal.BestModel].Name, rehearsal.Parts)
        {
            SpanDays = rehearsal.SpanDays,
            Chances = rehearsal.Chances,
            Corrections = Learner.All.Zip(rehearsal.Learned()).Where(p => p.Second is not null)
                .ToDictionary(p => p.First.Name, p => p.Second!, StringComparer.Ordinal),
            Cuts = rehearsal.Cuts,
            HoldOuts = rehearsal.Reports,
            Reliability = rehearsal.Reliability,
        };
    }
}
