using System.Text.Json;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Jobs;

/// <summary>Wakes the runner as soon as something is asked for.</summary>
public sealed class JobBell
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try { bell.Release(); }
        catch (SemaphoreFullException) { /* it rings already */ }
    }

    public Task Wait(TimeSpan atMost, CancellationToken stop) => bell.WaitAsync(atMost, stop);
}

/// <summary>The kinds of work that the rooms brought.</summary>
public sealed record JobKind(string Name, Text Title, Type Job)
{
    public string? Permission { get; init; }
    public bool StaysWithinReach { get; init; }
    public IReadOnlyList<string> FormerNames { get; init; } = [];
}

/// <summary>Takes a job by lease, runs it, and keeps what came out. A job whose holder fell silent is taken over.</summary>
public sealed class RunJob(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, IClock clock, ILogger<RunJob> log)
{
    public static readonly Duration Lease = Duration.FromSeconds(30);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly string holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset()):N}";

    /// <param name="only">One job to run, or null for the next that waits.</param>
    /// <param name="watch">Told how far the job is; for progress bars.</param>
    /// <returns>Whether there was anything to run.</returns>
    public async Task<bool> Run(JobId? only, Action<long, long>? watch, CancellationToken stop)
    {
        if (await Claim(only, stop) is not { } job) return false;

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var done = 0L;
        var total = 0L;
        using var heart = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var beating = KeepBeating(job.Id, () => (Interlocked.Read(ref done), Interlocked.Read(ref total)), cancel, heart.Token);
        var run = new JobRun(job, (d, t) =>
        {
            Interlocked.Exchange(ref done, d);
            Interlocked.Exchange(ref total, t);
            watch?.Invoke(d, t);
        });

        var ending = await Perform(job, run, cancel.Token, stop);
        await heart.CancelAsync();
        await beating;
        if (ending is not null) await Finish(job.Id, ending, done, total);
        return true;
    }

    private sealed record Ending(JobState State, string? Result, Text? Error);

    // Null when the house itself is closing: the job stays claimed and is taken over after its lease.
    private async Task<Ending?> Perform(Job job, JobRun run, CancellationToken cancel, CancellationToken closing)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var kind = kinds.FirstOrDefault(k => k.Name == job.Kind) ?? kinds.FirstOrDefault(k => k.FormerNames.Contains(job.Kind)) ?? throw new InvalidOperationException($"No room does {job.Kind}.");
            if ((await ReachOf(scope.ServiceProvider, kind, job, cancel)).Refused(out var no, out var reach)) return new(JobState.Failed, null, no.Sentence);
            scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = reach;
            var outcome = await ((IJob)scope.ServiceProvider.GetRequiredService(kind.Job)).Run(run, cancel);
            return outcome.Refused(out var refusal, out var result)
                ? new(JobState.Failed, null, refusal.Sentence)
                : new(JobState.Done, JsonSerializer.Serialize(result, JobRun.Json), null);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new(JobState.Cancelled, null, null);
        }
        catch (Exception broken)
        {
            if (Trouble.Of(broken) is { } trouble) return new(JobState.Failed, null, trouble.Sentence);
            log.LogError(broken, "Job {Kind} {Id} broke", job.Kind, job.Id);
            return new(JobState.Failed, null, JobWords.Broke(broken.Message));
        }
    }

    // The rights of this moment, not those of the moment of asking: who left meanwhile has nothing done any more.
    private static async Task<Outcome<Reach>> ReachOf(IServiceProvider scope, JobKind kind, Job job, CancellationToken stop)
    {
        if (job.RequestedBy is not { } requester) return Reach.All;
        var may = await scope.GetRequiredService<IJobRights>().Of(requester, kind.Permission, stop);
        return may.Refusal is null && !kind.StaysWithinReach ? Reach.All : may;
    }

    private async Task<Job?> Claim(JobId? only, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var stale = now - Lease;
        var dead = await DeadHolders(db, stop);
        var free = db.Jobs.Where(j => (only == null || j.Id == only)
            && (j.State == JobState.Waiting || (j.State == JobState.Running && (j.HeartbeatAt < stale || dead.Contains(j.Holder!)))));

        for (var tries = 0; tries < 10; tries++)
        {
            var next = await free.OrderBy(j => j.RequestedAt).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(stop);
            if (next is null) return null;
            var won = await free.Where(j => j.Id == next).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Holder, holder)
                .SetProperty(j => j.HeartbeatAt, now).SetProperty(j => j.StartedAt, j => j.StartedAt ?? now), stop);
            if (won == 1) return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == next, stop);
        }

        return null;
    }

    // An SQLite file is shared by programs of one machine only, so that a holder whose process is gone need not be waited for.
    private static async Task<List<string>> DeadHolders(Db db, CancellationToken stop)
        => db.Database.IsSqlite()
            ? (await db.Jobs.Where(j => j.State == JobState.Running && j.Holder != null).Select(j => j.Holder!).ToListAsync(stop)).FindAll(IsDead)
            : [];

    private static bool IsDead(string holder)
    {
        if (holder.Split('/') is not [var machine, var process, _] || machine != Environment.MachineName) return false;
        try
        {
            using var running = System.Diagnostics.Process.GetProcessById(int.Parse(process, null));
            return running.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private async Task KeepBeating(JobId id, Func<(long Done, long Total)> progress, CancellationTokenSource cancel, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beat, stop);
                await using var scope = scopes.CreateAsyncScope();
                await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
                var (done, total) = progress();
                var now = clock.GetCurrentInstant();
                var mine = await db.Jobs.Where(j => j.Id == id && j.Holder == holder).ExecuteUpdateAsync(set => set
                    .SetProperty(j => j.HeartbeatAt, now).SetProperty(j => j.Done, done).SetProperty(j => j.Total, total), stop);
                var isCancelAsked = await db.Jobs.Where(j => j.Id == id).Select(j => j.IsCancelAsked).SingleAsync(stop);
                if (mine == 0 || isCancelAsked) await cancel.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(broken, "Lost the heartbeat of job {Id}", id);
        }
    }

    private async Task Finish(JobId id, Ending ending, long done, long total)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
        var now = clock.GetCurrentInstant();
        var (zh, en) = (ending.Error?.Zh, ending.Error?.En);
        await db.Jobs.Where(j => j.Id == id && j.Holder == holder).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, ending.State).SetProperty(j => j.FinishedAt, now).SetProperty(j => j.Result, ending.Result)
            .SetProperty(j => j.ErrorZh, zh).SetProperty(j => j.ErrorEn, en)
            .SetProperty(j => j.Done, done).SetProperty(j => j.Total, total));
    }
}

/// <summary>Runs whatever waits, one job at a time, as long as the house is open.</summary>
internal sealed class JobRunner(RunJob run, JobBell bell, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Trouble? known = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await run.Run(null, null, stoppingToken)) await bell.Wait(Pause, stoppingToken);
                known = null;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                // The same trouble every two seconds is said once.
                if (Trouble.Of(broken) is not { } trouble) log.LogWarning(broken, "The job runner stumbled and goes on");
                else if (trouble != known) log.LogWarning("No jobs are done for now. {Why}", (known = trouble).Sentence.En);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
