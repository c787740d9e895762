using System.Text.Json;
using System.Text.Json.Serialization;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Insight.Choices;

public readonly record struct ModelChoiceId(Guid Value) : IId<ModelChoiceId>
{
    public static ModelChoiceId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out ModelChoiceId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>The models and weights chosen on one day: they hold until the week is over, much has changed, or somebody asks anew.</summary>
[NotPersonal("figures of the whole firm")]
public sealed class ModelChoice
{
    /// <summary>So many days a choice holds.</summary>
    public const int MostDays = 7;

    // More purchase days than this share, either way, and the choice was made of other data.
    private const double MuchChanged = 0.1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private ChoiceReport? report;

    private ModelChoice() { }

    public ModelChoice(ModelChoiceId id, LocalDate asOf, (Instant At, double Seconds) chosen, (int Customers, long PurchaseDays) read, ChoiceReport report)
    {
        (Id, AsOf, ChosenAt, Seconds, Customers, PurchaseDays) = (id, asOf, chosen.At.Cut(), Math.Round(chosen.Seconds, 3), read.Customers, read.PurchaseDays);
        ReportJson = JsonSerializer.Serialize(report, Json);
    }

    public ModelChoiceId Id { get; private set; }

    /// <summary>Nothing after this day was looked at.</summary>
    public LocalDate AsOf { get; private set; }
    public Instant ChosenAt { get; private set; }
    public double Seconds { get; private set; }

    /// <summary>Who had bought by then, and on how many days in all.</summary>
    public int Customers { get; private set; }
    public long PurchaseDays { get; private set; }

    /// <summary>JSON of <see cref="ChoiceReport"/>.</summary>
    public string ReportJson { get; private set; } = "";

    public ChoiceReport Report => report ??= JsonSerializer.Deserialize<ChoiceReport>(ReportJson, Json)!;

    public bool StillHolds(LocalDate asOf, long purchaseDays)
        => AsOf <= asOf && Period.DaysBetween(AsOf, asOf) < MostDays && Math.Abs(purchaseDays - PurchaseDays) <= MuchChanged * PurchaseDays;
}
