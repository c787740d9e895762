using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Api.Webhooks;

internal sealed class WebhookTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Webhook>(hook =>
        {
            hook.ToTable("Webhooks");
            hook.Ignore(h => h.EventList);
        });
        model.Entity<WebhookMessage>(message =>
        {
            message.ToTable("WebhookMessages");
            message.Ignore(m => m.Row);
            message.HasIndex(m => new { m.WebhookId, m.State, m.NextAt });
            message.HasIndex(m => new { m.WebhookId, m.Id });
        });
        model.Entity<WebhookTry>(one =>
        {
            one.ToTable("WebhookTries");
            one.HasKey(t => new { t.MessageId, t.Number });
        });
    }
}

internal static class WebhookSets
{
    extension(Db db)
    {
        internal DbSet<Webhook> Webhooks => db.Set<Webhook>();
        internal DbSet<WebhookMessage> WebhookMessages => db.Set<WebhookMessage>();
        internal DbSet<WebhookTry> WebhookTries => db.Set<WebhookTry>();
    }
}
