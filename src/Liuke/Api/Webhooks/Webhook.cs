using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Api.Webhooks;

public readonly record struct WebhookId(Guid Value) : IId<WebhookId>
{
    public static WebhookId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>An address of somebody's that is told when certain things happen.</summary>
[NotPersonal("the firm's own programs")]
public sealed class Webhook
{
    public const int UrlLengthMax = 500;

    /// <summary>How long messages are signed by the former secret as well, after a new one was made.</summary>
    public static readonly Duration Overlap = Duration.FromHours(24);

    private Webhook() { }

    public Webhook(WebhookId id, string url, IEnumerable<string> events, byte[] secretSealed, PersonId by, Instant now)
        => (Id, Url, Events, SecretSealed, MadeById, MadeAt) = (id, url, string.Join(' ', events.Order(StringComparer.Ordinal)), secretSealed, by, now.Cut());

    public WebhookId Id { get; private set; }
    public string Url { get; private set; } = "";

    /// <summary>Names of events, with spaces between.</summary>
    public string Events { get; private set; } = "";
    public byte[] SecretSealed { get; private set; } = [];
    public byte[]? FormerSealed { get; private set; }
    public Instant? FormerUntil { get; private set; }
    public PersonId MadeById { get; private set; }
    public Instant MadeAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    public IReadOnlyList<string> EventList => Events.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The secrets that sign a message at this moment, the newest first.</summary>
    public IReadOnlyList<byte[]> Signing(Instant now) => FormerSealed is { } former && now < FormerUntil ? [SecretSealed, former] : [SecretSealed];

    public Refusal? Renew(byte[] secretSealed, Instant now)
    {
        if (EndedAt is not null) return Refusal.Conflict(WebhookWords.EndedBefore);
        (FormerSealed, FormerUntil, SecretSealed) = (SecretSealed, (now + Overlap).Cut(), secretSealed);
        return null;
    }

    public Refusal? End(Instant now)
    {
        if (EndedAt is not null) return Refusal.Conflict(WebhookWords.EndedBefore);
        EndedAt = now.Cut();
        return null;
    }
}
