using Liuke.Basics;
using NodaTime;

namespace Liuke.Access.Approving;

public readonly record struct SubstituteId(Guid Value) : IId<SubstituteId>
{
    public static SubstituteId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out SubstituteId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>Who decides in somebody's absence, from one day to another, both included.</summary>
public sealed class Substitute
{
    private Substitute() { }

    public const int DaysMax = 92;

    public SubstituteId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public PersonId StandInId { get; private set; }
    public LocalDate FromOn { get; private set; }
    public LocalDate ToOn { get; private set; }
    public Instant SetAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    public static Outcome<Substitute> Of(PersonId person, PersonId standIn, LocalDate from, LocalDate to, LocalDate today, Instant now)
    {
        if (person == standIn) return Refusal.Invalid(ApprovalWords.NotYourself);
        if (to < from || to < today) return Refusal.Invalid(ApprovalWords.DaysInOrder);
        if (Period.DaysBetween(from, to) > DaysMax) return Refusal.Invalid(ApprovalWords.AbsenceTooLong(DaysMax));
        return new Substitute { Id = Ids.New<SubstituteId>(now), PersonId = person, StandInId = standIn, FromOn = from, ToOn = to, SetAt = now.Cut() };
    }

    public void End(Instant now) => EndedAt ??= now.Cut();

    public bool Overlaps(LocalDate from, LocalDate to) => EndedAt is null && FromOn <= to && from <= ToOn;
}
