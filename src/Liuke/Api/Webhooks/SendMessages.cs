using System.Diagnostics;
using System.Text;
using Liuke.Access.Keys;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Webhooks;

/// <summary>Sends the messages that are due. A receiver may get one twice, never none: it tells repeats by their id.</summary>
internal sealed class SendMessages(IDbContextFactory<Db> store, MasterKey master, IHttpClientFactory clients, IClock clock, ILogger<SendMessages> log)
{
    public const string Client = "webhooks", SecretPurpose = "webhook-secrets";
    private const int AtOnce = 20;

    private sealed record Due(MessageId Id, Instant At);

    /// <returns>How many were tried.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var hooks = await db.Webhooks.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync(stop);
        var now = clock.GetCurrentInstant();
        var sending = new List<Task<int>>();
        foreach (var hook in hooks)
        {
            var due = await db.WebhookMessages.AsNoTracking().Where(m => m.WebhookId == hook.Id && m.State == MessageState.Waiting && m.NextAt <= now)
                .OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(AtOnce).Select(m => new Due(m.Id, m.NextAt)).ToListAsync(stop);
            if (due.Count > 0) sending.Add(SendAll(hook, due, stop));
        }

        return (await Task.WhenAll(sending)).Sum();
    }

    // One after the other to each address, all addresses side by side: a slow one keeps no other waiting.
    private async Task<int> SendAll(Webhook hook, List<Due> due, CancellationToken stop)
    {
        var tried = 0;
        foreach (var one in due)
        {
            await using var db = await store.CreateDbContextAsync(stop);
            if (await Take(db, one, stop) is not { } message) continue;
            var body = await MessageBody.Write(db, message, stop);
            var (answer, milliseconds) = await Try(hook, message, body, stop);
            await Keep(db, message, answer, milliseconds, stop);
            tried++;
        }

        return tried;
    }

    // Whoever moves its time has it; the others find it moved. The try is kept before anything is sent.
    private async Task<WebhookMessage?> Take(Db db, Due due, CancellationToken stop)
    {
        await using var write = await db.BeginWrite(stop);
        var now = clock.GetCurrentInstant();
        var until = now + WebhookMessage.Lease;
        var taken = await db.WebhookMessages.Where(m => m.Id == due.Id && m.State == MessageState.Waiting && m.NextAt == due.At)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), stop);
        if (taken == 0) return null;
        var message = await db.WebhookMessages.AsNoTracking().SingleAsync(m => m.Id == due.Id, stop);
        db.WebhookTries.Add(new(message.Id, message.Attempts, now));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return message;
    }

    private async Task<(Answer Answer, int Milliseconds)> Try(Webhook hook, WebhookMessage message, string body, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var secrets = hook.Signing(now).Select(s => master.Unseal(SecretPurpose, s)).OfType<byte[]>().ToList();
        if (secrets.Count == 0) return (Answer.NoSecret, 0);

        var (id, at) = (Signature.IdOf(message.Id), Signature.At(now));
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(Signature.IdHeader, id);
        request.Headers.Add(Signature.TimestampHeader, at);
        request.Headers.Add(Signature.Header, string.Join(' ', secrets.Select(s => Signature.Of(s, id, at, body))));
        var watch = Stopwatch.StartNew();
        var answer = await Post(request, stop);
        return (answer, (int)watch.ElapsedMilliseconds);
    }

    private async Task<Answer> Post(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return Answer.Of(answer.StatusCode);
        }
        catch (Exception broke) when (broke is HttpRequestException or IOException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            log.LogInformation("A message to {Host} was not taken: {Why}", request.RequestUri!.Host, broke.GetBaseException().Message);
            return broke is TaskCanceledException ? Answer.NotInTime : IsOrHolds<NotPublic>(broke) ? Answer.NotPublic : Answer.NoConnection;
        }
    }

    private async Task Keep(Db db, WebhookMessage sent, Answer answer, int milliseconds, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWrite(stop);
        (await db.WebhookTries.SingleAsync(t => t.MessageId == sent.Id && t.Number == sent.Attempts, stop)).End(answer.Word, milliseconds);
        var message = await db.WebhookMessages.SingleAsync(m => m.Id == sent.Id, stop);
        // Who took longer than the lease leaves it to the one who came after, unless it was taken.
        if (message.State == MessageState.Waiting && answer.IsTaken) message.Taken(answer.Word, clock.GetCurrentInstant());
        else if (message.State == MessageState.Waiting && message.Attempts == sent.Attempts) message.NotTaken(answer.Word, answer.IsForGood, clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
    }

    private static bool IsOrHolds<T>(Exception? broke) => broke is not null && (broke is T || IsOrHolds<T>(broke.InnerException));
}
