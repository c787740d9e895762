using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Webhooks;

public sealed record WebhookRow(WebhookId Id, string Url, IReadOnlyList<string> Events, bool IsActive, int Waiting, int Sent, int Dead);

public sealed record DeadMessage(MessageId Id, string Event, string Url, LocalDate On, int Attempts, string? LastAnswer);

/// <param name="Dead">The latest that nobody took, of addresses that are still told.</param>
public sealed record WebhookList(LocalDate Today, IReadOnlyList<WebhookRow> Rows, IReadOnlyList<DeadMessage> Dead);

/// <summary>The addresses that are told, and the messages that nobody took.</summary>
internal sealed class ReadWebhooks(IDbContextFactory<Db> store, IClock clock, Company company)
{
    private const int Most = 100;

    public async Task<WebhookList> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var hooks = await db.Webhooks.AsNoTracking().OrderByDescending(h => h.Id).Take(Most).ToListAsync(stop);
        var counts = await db.WebhookMessages.GroupBy(m => new { m.WebhookId, m.State }).Select(g => new { g.Key.WebhookId, g.Key.State, Count = g.Count() }).ToListAsync(stop);
        var active = hooks.Where(h => h.EndedAt is null).ToDictionary(h => h.Id, h => h.Url);
        var ids = active.Keys.ToList();
        var dead = await db.WebhookMessages.AsNoTracking().Where(m => ids.Contains(m.WebhookId) && m.State == MessageState.Dead).OrderByDescending(m => m.Id).Take(Most).ToListAsync(stop);
        return new(company.Today(clock), [.. hooks.Select(h => new WebhookRow(h.Id, h.Url, h.EventList, h.EndedAt is null, Count(h.Id, MessageState.Waiting), Count(h.Id, MessageState.Sent), Count(h.Id, MessageState.Dead)))],
            [.. dead.Select(m => new DeadMessage(m.Id, m.Event, active[m.WebhookId], m.At.DayIn(company.Zone), m.Attempts, m.LastAnswer))]);

        int Count(WebhookId id, MessageState state) => counts.Find(c => c.WebhookId == id && c.State == state)?.Count ?? 0;
    }
}

public sealed record TryRow(int Number, Instant At, string? Answer, int? Milliseconds);

/// <param name="NextAt">When it is tried again; null where it is not.</param>
public sealed record MessageRow(MessageId Id, string Event, Instant At, MessageState State, string? LastAnswer, Instant? NextAt, IReadOnlyList<TryRow> Tries);

/// <param name="After">Where the older ones begin; null at the end.</param>
public sealed record MessagePage(WebhookId Id, string Url, IReadOnlyList<string> Events, bool IsActive, IReadOnlyList<MessageRow> Rows, MessageId? After);

/// <summary>The messages to one address, the newest first, and every try of each.</summary>
internal sealed class ReadMessages(IDbContextFactory<Db> store)
{
    public const int PageSize = 50;

    public async Task<Outcome<MessagePage>> Run(WebhookId id, MessageId? after, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, stop) is not { } hook) return Refusal.Missing(WebhookWords.NoSuchWebhook);
        var messages = await Older(db, id, after).OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(stop);
        var shown = messages.Take(PageSize).ToList();
        var ids = shown.ConvertAll(m => m.Id);
        var tries = (await db.WebhookTries.AsNoTracking().Where(t => ids.Contains(t.MessageId)).OrderBy(t => t.Number).ToListAsync(stop)).ToLookup(t => t.MessageId);
        return new MessagePage(id, hook.Url, hook.EventList, hook.EndedAt is null,
            [.. shown.Select(m => new MessageRow(m.Id, m.Event, m.At, m.State, m.LastAnswer, m.State == MessageState.Waiting ? m.NextAt : null, [.. tries[m.Id].Select(t => new TryRow(t.Number, t.At, t.Answer, t.Milliseconds))]))],
            messages.Count > PageSize ? shown[^1].Id : null);
    }

    private static IQueryable<WebhookMessage> Older(Db db, WebhookId id, MessageId? after)
    {
        var all = db.WebhookMessages.AsNoTracking().Where(m => m.WebhookId == id);
        return after is { } last ? all.Where(m => m.Id < last) : all;
    }
}
