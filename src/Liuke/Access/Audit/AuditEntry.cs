using Liuke.Basics;

namespace Liuke.Access.Audit;

/// <summary>Something that somebody did and that must be known later. Says what and to what, never what a person's data are.</summary>
/// <param name="Kind">The name of a registered <see cref="AuditKind"/>, as in "grant.approved".</param>
/// <param name="By">Who did it; null for the program itself.</param>
/// <param name="SubjectKind">What it was done to, as in "customer", "person", "grant".</param>
public sealed record AuditEntry(string Kind, PersonId? By, string SubjectKind, string? SubjectId, IReadOnlyList<AuditFact> Facts)
{
    /// <summary>The subject's kind where the subject is a customer.</summary>
    public const string CustomerKind = "customer";

    /// <summary>The customer it concerns, so that it is found from there.</summary>
    public CustomerId? Customer { get; init; }

    public static AuditEntry Of(string kind, PersonId? by, string subjectKind, string? subjectId, params ReadOnlySpan<AuditFact> facts)
        => new(kind, by, subjectKind, subjectId, [.. facts])
        {
            Customer = subjectKind == CustomerKind && Guid.TryParse(subjectId, out var id) ? CustomerId.From(id) : null,
        };

    public static AuditEntry Of(string kind, PersonId? by, CustomerId customer, params ReadOnlySpan<AuditFact> facts)
        => Of(kind, by, CustomerKind, customer.ToString(), facts);
}

/// <summary>One thing worth knowing of what was done. A tuple of name and value will do.</summary>
/// <param name="Field">The name of a field, in clear.</param>
/// <param name="Value">In clear unless hashed: figures, states, roles, days; nobody's name, number or address.</param>
public sealed record AuditFact(string Field, string? Value)
{
    /// <summary>Whether only a keyed hash of the value is kept: enough to recognise it again, too little to read it.</summary>
    public bool IsHashed { get; private init; }

    /// <summary>For what belongs to a person.</summary>
    public static AuditFact Hashed(string field, string? value) => new(field, value) { IsHashed = value is not null };

    public static implicit operator AuditFact((string Field, string? Value) fact) => new(fact.Field, fact.Value);

    public static AuditFact FromValueTuple((string Field, string? Value) fact) => fact;
}
