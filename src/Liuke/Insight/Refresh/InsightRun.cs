using System.Globalization;
using System.Text.Json;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Insight.Models;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Insight.Refresh;

public readonly record struct InsightRunId(Guid Value) : IId<InsightRunId>
{
    public static InsightRunId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out InsightRunId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>One refresh that came to its end: what it read, what it fitted, what came out. Kept for good.</summary>
[NotPersonal("figures of the whole firm")]
public sealed class InsightRun
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private InsightRun() { }

    public InsightRun(InsightRunId id, LocalDate asOf, Instant startedAt, PersonId? requestedBy)
        => (Id, AsOf, StartedAt, RequestedBy) = (id, asOf, startedAt.Cut(), requestedBy);

    public InsightRunId Id { get; private set; }
    public LocalDate AsOf { get; private set; }
    public PersonId? RequestedBy { get; private set; }
    public Instant StartedAt { get; private set; }
    public Instant FinishedAt { get; private set; }
    public double Seconds { get; private set; }

    /// <summary>Customers on file, and those of them who have bought.</summary>
    public int OnFile { get; private set; }
    public int Customers { get; private set; }

    /// <summary>The first and the last purchase day that counted.</summary>
    public LocalDate? DataFrom { get; private set; }
    public LocalDate? DataUntil { get; private set; }

    /// <summary>The choice of models it went by; null where there was too little to choose by.</summary>
    public ModelChoiceId? ChoiceId { get; private set; }

    /// <summary>JSON of <see cref="FitReport"/>; warnings included.</summary>
    public string FitsJson { get; private set; } = "";

    /// <summary>JSON: customers by state.</summary>
    public string StatesJson { get; private set; } = "";

    public FitReport Fits => JsonSerializer.Deserialize<FitReport>(FitsJson, Json)!;

    public IReadOnlyDictionary<RetentionState, int> States => JsonSerializer.Deserialize<Dictionary<RetentionState, int>>(StatesJson, Json)!;

    internal RefreshReport Report(ModelChoice? choice) => new(
        AsOf.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), Customers, Fits.Alive?.Model, Fits.Alive?.Parameters ?? new Dictionary<string, double>(),
        States.ToDictionary(s => s.Key.ToString(), s => s.Value, StringComparer.Ordinal))
    {
        Combination = choice is null ? null : CombinationReport.Of(choice),
        Warnings = [.. Fits.Warnings.Select(w => RunWords.Warning(w).ToString())],
        Seconds = Seconds,
    };

    internal void Tell(Grounds grounds, Tally tally, BuyerColumns buyers)
    {
        ChoiceId = grounds.Choice?.Id;
        (OnFile, Customers) = (tally.OnFile, buyers.Count);
        if (buyers.Count > 0) (DataFrom, DataUntil) = (Days.Day(buyers.FirstDay), Days.Day(buyers.LastDay));
        FitsJson = JsonSerializer.Serialize(grounds.Fits, Json);
        StatesJson = JsonSerializer.Serialize(tally.States, Json);
    }

    internal void Finish(Instant now, double seconds) => (FinishedAt, Seconds) = (now.Cut(), Math.Round(seconds, 3));
}
