using System.Diagnostics.CodeAnalysis;

namespace Liuke.Basics;

public enum RefusalKind { Missing, Forbidden, Conflict, Invalid }

/// <summary>The business says no, in a sentence that a clerk can read aloud.</summary>
public sealed record Refusal(RefusalKind Kind, Text Sentence)
{
    public static Refusal Missing(Text sentence) => new(RefusalKind.Missing, sentence);
    public static Refusal Forbidden(Text sentence) => new(RefusalKind.Forbidden, sentence);
    public static Refusal Conflict(Text sentence) => new(RefusalKind.Conflict, sentence);
    public static Refusal Invalid(Text sentence) => new(RefusalKind.Invalid, sentence);

    /// <summary>Where two people changed the same fields: each with what it said, says and was to say.</summary>
    public IReadOnlyList<Clash> Clashes { get; init; } = [];

    /// <summary>404, 403, 409 or 422.</summary>
    public int Status => Kind switch
    {
        RefusalKind.Missing => 404,
        RefusalKind.Forbidden => 403,
        RefusalKind.Conflict => 409,
        _ => 422,
    };
}

/// <summary>A value, or the refusal that stands in its place.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public T Value => Refusal is null ? value! : throw new InvalidOperationException(Refusal.Sentence.En);

    public bool Refused([NotNullWhen(true)] out Refusal? refusal, out T result)
    {
        (refusal, result) = (Refusal, value!);
        return refusal is not null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
