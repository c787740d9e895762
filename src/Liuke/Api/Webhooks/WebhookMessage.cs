using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Api.Webhooks;

public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);
    public static bool operator >(MessageId left, MessageId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <(MessageId left, MessageId right) => left.Value.CompareTo(right.Value) < 0;
    public override string ToString() => Value.ToString();
}

public enum MessageState { Waiting, Sent, Dead }

/// <summary>One event for one address: written in the transaction that made it true, sent afterwards until it is taken.</summary>
public sealed class WebhookMessage
{
    /// <summary>How long to wait before each further try; after the last the message is dead.</summary>
    public static readonly IReadOnlyList<Duration> Pauses =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5), Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20),
    ];

    /// <summary>Whoever took a message to send it has this long; then another may.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(1);

    internal static readonly BulkTable Bulk = new("WebhookMessages",
        ["Id", "WebhookId", "Event", "At", "SubjectKind", "SubjectId", "Became", "ActorId", "Customers", "State", "Attempts", "AttemptsBefore", "NextAt"], ["Id"]);

    private WebhookMessage() { }

    internal WebhookMessage(WebhookId to, Happening what, string customers, Instant now)
    {
        (Id, WebhookId, Event, At, NextAt) = (Ids.New<MessageId>(now), to, what.Event, now.Cut(), now.Cut());
        (SubjectKind, SubjectId, Became, ActorId, Customers) = (what.SubjectKind, what.SubjectId, what.Became, what.Actor, customers);
    }

    public MessageId Id { get; private set; }
    public WebhookId WebhookId { get; private set; }
    [NotPersonal("a key")]
    public string Event { get; private set; } = "";
    public Instant At { get; private set; }
    [NotPersonal("a key")]
    public string? SubjectKind { get; private set; }
    [NotPersonal("ids")]
    public string? SubjectId { get; private set; }
    [Personal]
    public string? Became { get; private set; }
    public PersonId? ActorId { get; private set; }

    /// <summary>Whom it happened to, as JSON with ids; codes are put in their place when it is sent.</summary>
    [NotPersonal("ids")]
    public string Customers { get; private set; } = "[]";
    public MessageState State { get; private set; }

    /// <summary>Counted when a try begins, so that one that never ended counts too.</summary>
    public int Attempts { get; private set; }

    /// <summary>Those before somebody had it sent again.</summary>
    public int AttemptsBefore { get; private set; }
    public Instant NextAt { get; private set; }

    /// <summary>What the last try came to: a status, or a word for why there was none.</summary>
    [Personal]
    public string? LastAnswer { get; private set; }
    public Instant? SentAt { get; private set; }

    /// <summary>The values for <see cref="Bulk"/>.</summary>
    internal object?[] Row => [Id, WebhookId, Event, At, SubjectKind, SubjectId, Became, ActorId, Customers, State, Attempts, AttemptsBefore, NextAt];

    internal void Taken(string answer, Instant now) => (State, LastAnswer, SentAt) = (MessageState.Sent, answer, now.Cut());

    /// <param name="forGood">There is no use in trying again.</param>
    internal void NotTaken(string answer, bool forGood, Instant now)
    {
        LastAnswer = answer;
        var tries = Attempts - AttemptsBefore;
        if (forGood || tries > Pauses.Count) State = MessageState.Dead;
        else NextAt = (now + Pauses[tries - 1]).Cut();
    }

    public Refusal? Resend(Instant now)
    {
        if (State != MessageState.Dead) return Refusal.Conflict(WebhookWords.NotDead);
        (State, AttemptsBefore, NextAt) = (MessageState.Waiting, Attempts, now.Cut());
        return null;
    }
}

/// <summary>One try to hand over a message, kept when it begins and completed when it ends.</summary>
public sealed class WebhookTry
{
    private WebhookTry() { }

    internal WebhookTry(MessageId message, int number, Instant now) => (MessageId, Number, At) = (message, number, now.Cut());

    public MessageId MessageId { get; private set; }
    public int Number { get; private set; }
    public Instant At { get; private set; }

    /// <summary>A status, or a word for why there was none; null while it runs, and for good where the program died meanwhile.</summary>
    [Personal]
    public string? Answer { get; private set; }
    public int? Milliseconds { get; private set; }

    internal void End(string answer, int milliseconds) => (Answer, Milliseconds) = (answer, milliseconds);
}

/// <summary>Something that happened, by its public name, and to what: ids only, so that nobody is told more than they may read.</summary>
internal sealed record Happening(string Event, PersonId? Actor)
{
    public string? SubjectKind { get; init; }
    public string? SubjectId { get; init; }
    public string? Became { get; init; }
    public IReadOnlyList<ToldCustomer> Customers { get; init; } = [];
}
