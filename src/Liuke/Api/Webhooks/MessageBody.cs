using System.Text.Json;
using System.Text.Json.Serialization;
using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Api.Webhooks;

/// <summary>What a receiver is sent: names of events, codes and ids. More it reads from the API, as far as its token may.</summary>
internal sealed record MessageBody(string Type, DateTimeOffset Timestamp, MessageData Data)
{
    private static readonly JsonSerializerOptions Sparing = new(ApiJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task<string> Write(Db db, WebhookMessage message, CancellationToken stop)
    {
        var waiting = JsonSerializer.Deserialize<WaitingCustomer[]>(message.Customers)!;
        var ids = waiting.Select(c => CustomerId.From(c.Id)).ToList();
        var codes = ids.Count == 0 ? [] : await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Code }).ToDictionaryAsync(c => c.Id.Value, c => c.Code, stop);
        var actor = message.ActorId?.Value;
        var by = actor is null ? null : await db.People.Where(p => p.Id == actor).Select(p => p.UserName).SingleOrDefaultAsync(stop);
        var subject = message.SubjectKind is { } kind ? new MessageSubject(kind, message.SubjectId) : null;
        // Who was taken out of the archive since has no code any more and is left out.
        var customers = waiting.Where(c => codes.ContainsKey(c.Id)).Select(c => new MessageCustomer(codes[c.Id], c.Was, c.Is)).ToList();
        return JsonSerializer.Serialize(new MessageBody(message.Event, ApiJson.At(message.At), new(subject, message.Became, customers, by)), Sparing);
    }
}

internal sealed record MessageData(MessageSubject? Subject, string? Became, IReadOnlyList<MessageCustomer> Customers, string? By);

internal sealed record MessageSubject(string Kind, string? Id);

internal sealed record MessageCustomer(string Code, string? Was, string? Is);
