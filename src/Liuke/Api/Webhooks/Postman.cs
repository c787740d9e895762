using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Api.Webhooks;

/// <summary>Looks every few seconds whether something is to be sent.</summary>
internal sealed class Postman(IServiceScopeFactory scopes, ILogger<Postman> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
                if (await scope.ServiceProvider.GetRequiredService<SendMessages>().Run(stoppingToken) > 0) continue;
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                if (Trouble.Of(broken) is null) log.LogError(broken, "Messages to webhooks could not be sent");
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>Forgets messages that were taken a month ago, and those that nobody took for three.</summary>
internal sealed class DropOldMessages(IDbContextFactory<Db> store, IClock clock) : IJob
{
    private static readonly Duration TakenKept = Duration.FromDays(30), DeadKept = Duration.FromDays(90);

    public static string Kind => "drop-old-messages";
    public static Text Title => WebhookWords.DropTitle;

    public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var (taken, dead) = (clock.GetCurrentInstant() - TakenKept, clock.GetCurrentInstant() - DeadKept);
        await using var write = await db.BeginWrite(stop);
        var old = db.WebhookMessages.Where(m => (m.State == MessageState.Sent && m.At < taken) || (m.State == MessageState.Dead && m.At < dead));
        await db.WebhookTries.Where(t => old.Any(m => m.Id == t.MessageId)).ExecuteDeleteAsync(stop);
        var dropped = await old.ExecuteDeleteAsync(stop);
        await write.Commit(stop);
        return new { dropped };
    }
}
