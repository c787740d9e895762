using System.Globalization;
using System.Net;
using Liuke.Basics;

namespace Liuke.Api.Webhooks;

/// <summary>What a try came to, in a word that is kept: a status, or why there was none.</summary>
internal readonly record struct Answer(string Word, bool IsTaken = false, bool IsForGood = false)
{
    public static readonly Answer NoConnection = new("no-connection"), NotInTime = new("not-in-time"), NotPublic = new("not-public"), NoSecret = new("no-secret", IsForGood: true);

    public const string Ended = "ended";

    public static Answer Of(HttpStatusCode status) => new(((int)status).ToString(CultureInfo.InvariantCulture), (int)status is >= 200 and < 300, status == HttpStatusCode.Gone);

    public static Text Says(string? word) => word switch
    {
        null => WebhookWords.NoAnswerYet,
        "no-connection" => WebhookWords.NoConnection,
        "not-in-time" => WebhookWords.NotInTime,
        "not-public" => WebhookWords.NotPublic,
        "no-secret" => WebhookWords.NoSecret,
        Ended => WebhookWords.HookEnded,
        _ => WebhookWords.Status(word),
    };
}
