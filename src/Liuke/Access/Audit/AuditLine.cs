using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Access.Audit;

/// <summary>An entry as it is kept: numbered without a gap and sealed together with the one before it.</summary>
[OnlyAppended]
[NotPersonal("ids, figures and keyed fingerprints only: decision 0029")]
internal sealed class AuditLine
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const int LongestValue = 500;

    private AuditLine() { }

    /// <param name="previous">The seal of the line before.</param>
    public AuditLine(AuditEntry entry, long sequence, Instant at, byte[] previous, AuditSeal seal)
    {
        (Sequence, At, Kind, ById) = (sequence, at.Cut(), entry.Kind, entry.By);
        (SubjectKind, SubjectId, CustomerId) = (entry.SubjectKind, entry.SubjectId, entry.Customer);
        Facts = JsonSerializer.Serialize(entry.Facts.Select(f => KeptFact.Of(f, seal)), Json);
        Hash = seal.Of(this, previous);
    }

    public long Sequence { get; private set; }
    public Instant At { get; private set; }
    public string Kind { get; private set; } = "";
    public PersonId? ById { get; private set; }
    public string SubjectKind { get; private set; } = "";
    public string? SubjectId { get; private set; }
    public CustomerId? CustomerId { get; private set; }

    /// <summary>The facts as JSON.</summary>
    public string Facts { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    public IReadOnlyList<KeptFact> Read() => JsonSerializer.Deserialize<List<KeptFact>>(Facts, Json) ?? [];

    internal sealed record KeptFact(string Field, string? Value, string? Hash)
    {
        public static KeptFact Of(AuditFact fact, AuditSeal seal)
            => fact is { IsHashed: true, Value: { } value } ? new(fact.Field, null, seal.OfValue(value)) : new(fact.Field, Short(fact.Value), null);

        // PostgreSQL keeps no character 0.
        private static string? Short(string? value)
            => value?.Replace("\0", "", StringComparison.Ordinal) is { } clean && clean.Length > LongestValue ? clean[..LongestValue] : value?.Replace("\0", "", StringComparison.Ordinal);
    }
}
