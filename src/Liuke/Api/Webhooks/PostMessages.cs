using System.Text.Json;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Webhooks;

/// <summary>A customer in a message that waits.</summary>
internal sealed record WaitingCustomer(Guid Id, string? Was, string? Is);

/// <summary>Puts what happened into the boxes of those who want to hear of it, in the transaction that made it true.</summary>
/// <remarks>Before the audit chain, which others wait for and which takes its entries away.</remarks>
internal sealed class PostMessages(IClock clock) : ILastWord
{
    /// <summary>Whatever is done to more customers at once is told in several messages.</summary>
    public const int CustomersMost = 500;

    public int Order => 0;

    public async Task Write(Db db, CancellationToken stop)
    {
        var happened = db.Unwritten.Select(WebhookEvents.Of).OfType<Happening>().ToList();
        db.Unwritten.RemoveAll(said => said is Told);
        if (happened.Count == 0) return;

        var hooks = await db.Webhooks.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync(stop);
        var heard = (from hook in hooks let wanted = hook.EventList from what in happened where wanted.Contains(what.Event) select (hook.Id, What: what)).ToList();
        if (heard.Count == 0) return;

        var now = clock.GetCurrentInstant();
        await using var writer = await db.Dialect.Write(db, WebhookMessage.Bulk, stop);
        foreach (var (hook, what) in heard)
            foreach (var some in Portions(what.Customers)) await writer.Add(new WebhookMessage(hook, what, some, now).Row);
        await writer.Complete(stop);
    }

    private static IEnumerable<string> Portions(IReadOnlyList<ToldCustomer> customers)
        => customers.Count == 0 ? ["[]"] : customers.Chunk(CustomersMost).Select(some => JsonSerializer.Serialize(some.Select(c => new WaitingCustomer(c.Id.Value, WebhookEvents.Word(c.Was), WebhookEvents.Word(c.Is)))));
}
