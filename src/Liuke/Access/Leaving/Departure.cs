using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Leaving;

public readonly record struct DepartureId(Guid Value) : IId<DepartureId>
{
    public static DepartureId From(Guid value) => new(value);
}

/// <summary>Somebody is about to leave the firm: from this moment they take nothing out any more.</summary>
public sealed class Departure
{
    private Departure() { }

    internal Departure(PersonId person, LocalDate? lastDayOn, PersonId by, Instant now)
        => (Id, PersonId, LastDayOn, MarkedBy, MarkedAt) = (Ids.New<DepartureId>(now), person, lastDayOn, by, now.Cut());

    public DepartureId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public LocalDate? LastDayOn { get; private set; }
    public PersonId MarkedBy { get; private set; }
    public Instant MarkedAt { get; private set; }

    /// <summary>When it turned out that they stay.</summary>
    public Instant? EndedAt { get; private set; }
    public PersonId? EndedBy { get; private set; }

    internal void End(PersonId by, Instant now) => (EndedAt, EndedBy) = (now.Cut(), by);
}
