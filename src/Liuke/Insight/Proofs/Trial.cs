using System.Text.Json;
using Liuke.Basics;
using Liuke.Insight.Choices;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Insight.Proofs;

public readonly record struct TrialId(Guid Value) : IId<TrialId>
{
    public static TrialId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out TrialId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>A day of the past that somebody had forecast from, and how it went. Kept for good.</summary>
[NotPersonal("figures of the whole firm")]
public sealed class Trial
{
    private Proof? proof;

    private Trial() { }

    public Trial(TrialId id, Proof proof, PersonId? requestedBy, Instant judgedAt, double seconds)
    {
        (Id, CutOn, Days, RequestedBy, JudgedAt, Seconds) = (id, Basics.Days.Day(proof.CutDay), proof.Days, requestedBy, judgedAt.Cut(), Math.Round(seconds, 3));
        ProofJson = JsonSerializer.Serialize(proof, ModelChoice.Json);
    }

    public TrialId Id { get; private set; }

    /// <summary>Nothing after this day was used to forecast.</summary>
    public LocalDate CutOn { get; private set; }
    public int Days { get; private set; }
    public PersonId? RequestedBy { get; private set; }
    public Instant JudgedAt { get; private set; }
    public double Seconds { get; private set; }

    /// <summary>JSON of <see cref="Proofs.Proof"/>.</summary>
    public string ProofJson { get; private set; } = "";

    public Proof Proof => proof ??= JsonSerializer.Deserialize<Proof>(ProofJson, ModelChoice.Json)!;
}
