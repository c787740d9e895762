using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Insight.Refresh;

/// <summary>Asks for a refresh once orders have changed and nothing else is at work, and for the night's when the house was closed that night.</summary>
public sealed class AskForDueRefresh(IDbContextFactory<Db> store, AskForJob ask, Company company, IClock clock)
{
    public const string Nightly = "insight";

    /// <returns>The job that was asked for, or null when nothing is due.</returns>
    public async Task<JobId?> Run(CancellationToken stop)
    {
        if (await DueKey(stop) is not { } key) return null;
        return await ask.Run<RefreshInsight>(new RefreshArguments(), null, key, stop);
    }

    private async Task<string?> DueKey(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        // An import in the middle would leave marks again at once.
        if (await db.Jobs.AnyAsync(j => j.State == JobState.Waiting || j.State == JobState.Running, stop)) return null;
        if (await db.OrderChanges.AnyAsync(stop))
            return $"{Nightly}:orders:{await db.OrderChanges.OrderByDescending(c => c.Stamp).Select(c => c.Stamp).FirstAsync(stop)}";

        // A run for a day of somebody's choosing is left standing until the night.
        var today = company.Today(clock);
        var last = await db.InsightRuns.OrderByDescending(r => r.StartedAt).Select(r => new { r.AsOf, r.StartedAt }).FirstOrDefaultAsync(stop);
        return last is not null && last.AsOf == last.StartedAt.DayIn(company.Zone) && last.AsOf < today ? Jobs.Nightly.Key(Nightly, today) : null;
    }
}

/// <summary>Looks every few seconds whether a refresh is due, as long as the house is open.</summary>
internal sealed class RefreshWatch(IServiceScopeFactory scopes, ILogger<RefreshWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await Task.Delay(Pause, stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
                await scope.ServiceProvider.GetRequiredService<AskForDueRefresh>().Run(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                log.LogWarning(broken, "The refresh watch stumbled and goes on");
            }
        }
    }
}
