using Liuke.Access.Limits;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Files;

/// <summary>Counts how many different files each person opens on a day: who copies a firm's customers by hand opens many.</summary>
/// <remarks>Kept in memory and written once a minute, so that looking costs no writing.</remarks>
public sealed class FilesOpened(IServiceScopeFactory scopes, Company company, IClock clock, ILogger<FilesOpened> log) : BackgroundService
{
    public const string What = "archive.files.opened";
    private const int MostKept = 200_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly HashSet<(PersonId, CustomerId)> today = [];
    private Dictionary<(PersonId Person, LocalDate Day), int> unwritten = [];
    private LocalDate day;

    public void Keep(PersonId person, CustomerId customer)
    {
        if (person == default) return;
        var now = company.Today(clock);
        lock (gate)
        {
            if (now != day || today.Count >= MostKept)
            {
                today.Clear();
                day = now;
            }

            if (today.Add((person, customer))) unwritten[(person, now)] = unwritten.GetValueOrDefault((person, now)) + 1;
        }
    }

    /// <summary>Writes what has come together since the last time.</summary>
    public async Task Write(CancellationToken stop)
    {
        Dictionary<(PersonId Person, LocalDate Day), int> some;
        lock (gate) (some, unwritten) = (unwritten, []);
        if (some.Count == 0) return;

        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        foreach (var ((person, on), count) in some) await db.AddToDay(What, person, on, count, stop);
        await write.Commit(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Write(CancellationToken.None);
            }
            catch (Exception broken)
            {
                if (Trouble.Of(broken) is null) log.LogWarning(broken, "The count of opened files could not be written");
            }
        }
    }
}
