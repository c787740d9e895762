using System.Globalization;
using Liuke.Archive.People;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Archive.Interactions;

/// <summary>What somebody typed into the form of an interaction, as it was typed.</summary>
public sealed record InteractionTyped
{
    private static readonly LocalDateTimePattern When = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public string? Channel { get; init; }
    public string? Direction { get; init; }
    public string? Contact { get; init; }
    public string? At { get; init; }
    public string? Body { get; init; }
    public string? NextStep { get; init; }
    public string? NextOn { get; init; }
    public string? Corrects { get; init; }

    public static InteractionTyped Of(InteractionView known, DateTimeZone zone) => new()
    {
        Channel = known.Channel.ToString(), Direction = known.Direction.ToString(), Contact = known.Contact?.ToString(), Body = known.Body, NextStep = known.NextStep,
        At = When.Format(known.HappenedAt.InZone(zone).LocalDateTime), NextOn = known.NextOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), Corrects = known.Id.ToString(),
    };

    internal Outcome<Said> Read(DateTimeZone zone)
    {
        Instant? at = null;
        if (!string.IsNullOrWhiteSpace(At))
        {
            if (When.Parse(At.Trim()) is not { Success: true, Value: var local }) return Refusal.Invalid(InteractionWords.NotATime);
            at = local.InZoneLeniently(zone).ToInstant();
        }

        LocalDate? nextOn = null;
        if (!string.IsNullOrWhiteSpace(NextOn))
        {
            if (LocalDatePattern.Iso.Parse(NextOn.Trim()) is not { Success: true, Value: var day }) return Refusal.Invalid(PeopleWords.NotADay);
            nextOn = day;
        }

        return new Said(Word<InteractionChannel>(Channel), Word<Direction>(Direction), Body ?? "")
        {
            At = at, NextStep = NextStep, NextOn = nextOn,
            Contact = Guid.TryParse(Contact, out var contact) ? new ContactId(contact) : null,
            Corrects = Guid.TryParse(Corrects, out var corrects) ? new InteractionId(corrects) : null,
        };
    }

    private static T Word<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var choice) ? choice : default;
}
