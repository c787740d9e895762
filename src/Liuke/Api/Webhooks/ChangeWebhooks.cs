using Liuke.Access.Audit;
using Liuke.Access.Keys;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Webhooks;

public sealed record NewWebhook(string Url, IReadOnlyList<string> Events);

/// <param name="Secret">Shown once: the receiver checks signatures with it.</param>
public sealed record MadeWebhook(WebhookId Id, string Secret);

/// <summary>Has an address told of events from now on.</summary>
internal sealed class MakeWebhook(IDbContextFactory<Db> store, MasterKey master, PublicOnly borders, IClock clock)
{
    private const int Most = 20;

    public async Task<Outcome<MadeWebhook>> Run(NewWebhook asked, PersonId by, CancellationToken stop)
    {
        var address = asked.Url.Trim();
        if (address.Length > Webhook.UrlLengthMax || !Uri.TryCreate(address, UriKind.Absolute, out var url)) return Refusal.Invalid(WebhookWords.NotAnAddress);
        if (!borders.MayBeCalled(url)) return Refusal.Invalid(WebhookWords.NotAnAddress);
        var events = asked.Events.Distinct(StringComparer.Ordinal).ToList();
        if (events.Count == 0 || !events.TrueForAll(e => WebhookEvents.All.Any(known => known.Name == e))) return Refusal.Invalid(WebhookWords.ChooseEvents);

        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Webhooks.CountAsync(h => h.EndedAt == null, stop) >= Most) return Refusal.Conflict(WebhookWords.TooMany(Most));
        var secret = Signature.NewSecret();
        var hook = new Webhook(clock.New<WebhookId>(), address, events, master.Seal(SendMessages.SecretPurpose, secret), by, clock.GetCurrentInstant());
        db.Webhooks.Add(hook);
        db.Audit(AuditEntry.Of(WebhookAudit.Made, by, WebhookAudit.Subject, hook.Id.ToString(), ("host", url.Host), ("events", hook.Events)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new MadeWebhook(hook.Id, Signature.Written(secret));
    }
}

/// <summary>Gives a webhook a new secret; for a day messages are signed by both.</summary>
internal sealed class RenewSecret(IDbContextFactory<Db> store, MasterKey master, IClock clock)
{
    public async Task<Outcome<MadeWebhook>> Run(WebhookId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Webhooks.SingleOrDefaultAsync(h => h.Id == id, stop) is not { } hook) return Refusal.Missing(WebhookWords.NoSuchWebhook);
        var secret = Signature.NewSecret();
        if (hook.Renew(master.Seal(SendMessages.SecretPurpose, secret), clock.GetCurrentInstant()) is { } refusal) return refusal;
        db.Audit(AuditEntry.Of(WebhookAudit.Renewed, by, WebhookAudit.Subject, id.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return new MadeWebhook(id, Signature.Written(secret));
    }
}

/// <summary>Tells an address nothing more; what still waited for it is dead.</summary>
internal sealed class EndWebhook(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<WebhookId>> Run(WebhookId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.Webhooks.SingleOrDefaultAsync(h => h.Id == id, stop) is not { } hook) return Refusal.Missing(WebhookWords.NoSuchWebhook);
        if (hook.End(clock.GetCurrentInstant()) is { } refusal) return refusal;
        await db.WebhookMessages.Where(m => m.WebhookId == id && m.State == MessageState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Dead).SetProperty(m => m.LastAnswer, Answer.Ended), stop);
        db.Audit(AuditEntry.Of(WebhookAudit.Ended, by, WebhookAudit.Subject, id.ToString()));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return id;
    }
}

/// <summary>Sends a message that says nothing, to see whether messages arrive.</summary>
internal sealed class TestWebhook(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<MessageId>> Run(WebhookId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { } hook) return Refusal.Missing(WebhookWords.NoSuchWebhook);
        if (hook.EndedAt is not null) return Refusal.Conflict(WebhookWords.EndedBefore);
        var message = new WebhookMessage(id, new(WebhookEvents.Test, by), "[]", clock.GetCurrentInstant());
        db.WebhookMessages.Add(message);
        await db.SaveChangesAsync(stop);
        return message.Id;
    }
}

/// <summary>Sends a dead message again.</summary>
internal sealed class ResendMessage(IDbContextFactory<Db> store, IClock clock)
{
    public async Task<Outcome<WebhookId>> Run(MessageId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await db.WebhookMessages.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } message) return Refusal.Missing(WebhookWords.NoSuchMessage);
        if (await db.Webhooks.AnyAsync(h => h.Id == message.WebhookId && h.EndedAt != null, stop)) return Refusal.Conflict(WebhookWords.EndedBefore);
        if (message.Resend(clock.GetCurrentInstant()) is { } refusal) return refusal;
        db.Audit(AuditEntry.Of(WebhookAudit.Resent, by, WebhookAudit.Subject, message.WebhookId.ToString(), ("events", message.Event)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return message.WebhookId;
    }
}

internal static class WebhookAudit
{
    public const string Subject = "webhook", Made = "webhook.made", Renewed = "webhook.renewed", Ended = "webhook.ended", Resent = "webhook.resent";

    private static readonly Dictionary<string, Text> Fields = new(StringComparer.Ordinal) { ["host"] = WebhookWords.Host, ["events"] = WebhookWords.Events };

    public static readonly AuditKind[] Kinds =
    [
        new(Made, WebhookWords.WasMade) { Icon = "webhook", Fields = Fields }, new(Renewed, WebhookWords.WasRenewed) { Icon = "key" },
        new(Ended, WebhookWords.WasEnded) { Icon = "webhook-off" }, new(Resent, WebhookWords.WasResent) { Icon = "send", Fields = Fields },
    ];
}
