using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Interactions;

public readonly record struct InteractionId(Guid Value) : IId<InteractionId>
{
    public static InteractionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <remarks>The numbers are stored: append, never renumber.</remarks>
public enum InteractionChannel { Call = 1, Visit = 2, WeChat = 3, Email = 4, Meeting = 5, Message = 6, Letter = 7, Fair = 8, Other = 9 }

/// <summary>Who spoke first: the customer, or the firm.</summary>
public enum Direction { In = 1, Out = 2 }

/// <summary>Something said between the firm and a customer. It is never changed: a correction is a row of its own that names the one it corrects.</summary>
[PartOf(typeof(Customer), nameof(CustomerId)), FoundByText(nameof(BodyKey), nameof(Number))]
[Personal]
public sealed class Interaction
{
    public const int BodyLengthMax = 4000, NextStepLengthMax = 200;

    /// <summary>Words are found by any part of them.</summary>
    internal static readonly TextIndex Text = new("Interactions", nameof(BodyKey), nameof(Number));

    private Interaction() { }

    internal Interaction(long number, CustomerId customer, Said said, PersonId? by, Instant now)
    {
        (Id, Number, CustomerId, By, WrittenAt) = (Ids.New<InteractionId>(now), number, customer, by, now.Cut());
        (ContactId, Channel, Direction, HappenedAt, CorrectsId) = (said.Contact, said.Channel, said.Direction, (said.At ?? now).Cut(), said.Corrects);
        (Body, NextStep, NextOn) = (said.Body, said.NextStep, said.NextOn);
        BodyKey = Key(said);
    }

    public InteractionId Id { get; private set; }
    public long Number { get; private set; }
    public CustomerId CustomerId { get; private set; }
    public ContactId? ContactId { get; private set; }
    public InteractionChannel Channel { get; private set; }
    public Direction Direction { get; private set; }
    public Instant HappenedAt { get; private set; }
    public string Body { get; private set; } = "";

    /// <summary>What searches look into: body and next step in plain small letters without spaces.</summary>
    public string BodyKey { get; private set; } = "";
    public string? NextStep { get; private set; }
    public LocalDate? NextOn { get; private set; }

    /// <summary>Who wrote it down; null for an import of the program's own.</summary>
    public PersonId? By { get; private set; }
    public Instant WrittenAt { get; private set; }

    /// <summary>The one this stands in place of. Each is corrected once; who corrects a correction names that.</summary>
    public InteractionId? CorrectsId { get; private set; }

    internal static string Key(Said said) => CustomerName.Key(said.NextStep is null ? said.Body : $"{said.Body} {said.NextStep}");
}

/// <summary>An interaction as somebody tells it.</summary>
/// <param name="At">When it happened; null for just now.</param>
public sealed record Said(InteractionChannel Channel, Direction Direction, string Body)
{
    private static readonly Duration FutureMost = Duration.FromMinutes(10);
    private const int NextDaysMax = 730;

    public ContactId? Contact { get; init; }
    public Instant? At { get; init; }
    public string? NextStep { get; init; }
    public LocalDate? NextOn { get; init; }
    public InteractionId? Corrects { get; init; }

    /// <summary>As it would be kept: without spaces around, and nothing instead of an empty word.</summary>
    public Said Tidy() => this with { Body = Body.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), NextStep = string.IsNullOrWhiteSpace(NextStep) ? null : NextStep.Trim() };

    public Refusal? Check(Instant now, LocalDate today)
    {
        if (!Enum.IsDefined(Channel) || !Enum.IsDefined(Direction)) return Refusal.Invalid(InteractionWords.NoSuchChannel);
        if (Body.Length is 0 or > Interaction.BodyLengthMax) return Refusal.Invalid(InteractionWords.BodyLength(Interaction.BodyLengthMax));
        if (NextStep?.Length > Interaction.NextStepLengthMax) return Refusal.Invalid(InteractionWords.NextStepTooLong(Interaction.NextStepLengthMax));
        if (At > now + FutureMost) return Refusal.Invalid(InteractionWords.InTheFuture);
        if (NextOn is not null && NextStep is null) return Refusal.Invalid(InteractionWords.NextNeedsStep);
        if (NextStep is not null && NextOn is null) return Refusal.Invalid(InteractionWords.StepNeedsNext);
        return NextOn < today || NextOn > today.PlusDays(NextDaysMax) ? Refusal.Invalid(InteractionWords.NextOutOfBounds(today.PlusDays(NextDaysMax))) : null;
    }
}
