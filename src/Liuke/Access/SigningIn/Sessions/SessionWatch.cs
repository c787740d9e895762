using System.Collections.Concurrent;
using Liuke.Access.SigningIn.HeldForms;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.Sessions;

/// <summary>Remembers when sessions were last seen and writes it down now and then: no page waits for a write.</summary>
internal sealed class SessionWatch
{
    private readonly ConcurrentDictionary<SessionId, Instant> seen = new();

    public Instant LastSeen(SessionId id) => seen.GetValueOrDefault(id, Instant.MinValue);

    public void Saw(SessionId id, Instant now) => seen[id] = now;

    public IReadOnlyCollection<KeyValuePair<SessionId, Instant>> Unwritten => [.. seen];

    /// <summary>Written down; what was seen since stays.</summary>
    public void Forget(KeyValuePair<SessionId, Instant> written) => seen.TryRemove(written);
}

/// <summary>Writes down which sessions were seen, sweeps away what has run out, and follows changes of the rules.</summary>
internal sealed class KeepSessions(IDbContextFactory<Db> store, SessionWatch watch, IClock clock)
{
    private static readonly Duration Kept = Duration.FromDays(30);

    public async Task Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var unwritten = watch.Unwritten;
        if (unwritten.Count > 0)
        {
            await using var write = await db.BeginWrite(stop);
            foreach (var (id, at) in unwritten)
                await db.Sessions.Where(s => s.Id == id && s.SeenAt < at).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, at), stop);
            await write.Commit(stop);
            foreach (var one in unwritten) watch.Forget(one);
        }

        var now = clock.GetCurrentInstant();
        var old = now - Kept;
        var unheld = now - HeldForm.Lasts;
        if (!await db.TryCounts.AnyAsync(t => t.EndsAt < now, stop) && !await db.Sessions.AnyAsync(s => s.EndsAt < old, stop) && !await db.HeldForms.AnyAsync(f => f.HeldAt < unheld, stop)) return;
        await using var sweep = await db.BeginWrite(stop);
        await db.TryCounts.Where(t => t.EndsAt < now).ExecuteDeleteAsync(stop);
        await db.Sessions.Where(s => s.EndsAt < old).ExecuteDeleteAsync(stop);
        await db.HeldForms.Where(f => f.HeldAt < unheld).ExecuteDeleteAsync(stop);
        await sweep.Commit(stop);
    }
}

/// <summary>Does so every few seconds while the web application serves.</summary>
internal sealed class SessionKeeper(IServiceScopeFactory scopes, ILogger<SessionKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await KeepOnce(stoppingToken);
        }
    }

    private async Task KeepOnce(CancellationToken stop)
    {
        // At the end once more, so that a restart does not forget who was here.
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeepSessions>().Run(CancellationToken.None);
            if (stop.IsCancellationRequested) return;
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
            await scope.ServiceProvider.GetRequiredService<LoadRules>().Run(db, stop);
        }
        catch (OperationCanceledException)
        {
            // Closing.
        }
        catch (Exception broken)
        {
            log.LogWarning("Sessions could not be written down and will be later. {Why}", Trouble.Of(broken)?.Sentence.En ?? broken.Message);
        }
    }
}
