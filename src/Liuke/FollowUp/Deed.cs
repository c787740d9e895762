using Liuke.Basics;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>Who does something, when, and on which business day.</summary>
public readonly record struct Deed(PersonId ById, Instant At, LocalDate On)
{
    internal static Deed Now(PersonId by, IClock clock, Company company)
    {
        var at = clock.GetCurrentInstant().Cut();
        return new(by, at, at.DayIn(company.Zone));
    }
}

/// <summary>What somebody answers when they finish: how it went, a note, and when to be in touch again.</summary>
public sealed record WorkEnding(WorkOutcome Outcome, string? Note, LocalDate? NextOn);
