using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Administration;

public static class AdministrationPermissions
{
    public const string Jobs = "jobs.manage";

    internal static readonly Permission[] All = [new(Jobs, new("查看并取消任务", "See and cancel jobs"), Roles.Admin | Roles.GM) { Act = Act.Manage }];
}

public sealed record JobLine(JobView Job, Text Title, string? By);

/// <param name="Bytes">The size of an SQLite database with its journal; null for a server's.</param>
public sealed record HouseState(string Database, string Version, long? Bytes, long? FreeBytes, int Waiting, int Running, int FailedToday);

public sealed record JobsSeen(HouseState House, IReadOnlyList<JobLine> Jobs)
{
    /// <summary>While nothing is read yet.</summary>
    public static readonly JobsSeen None = new(new("", "", null, null, 0, 0, 0), []);
}

/// <summary>Work that runs, waits, and was done lately, and how the house stands.</summary>
public sealed class FindJobs(IDbContextFactory<Db> store, IEnumerable<JobKind> kinds, Database database, IClock clock)
{
    private const int Most = 60;

    public async Task<JobsSeen> Run(bool onlyFailed, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var found = await db.Jobs.AsNoTracking().Where(j => !onlyFailed || j.State == JobState.Failed)
            .OrderBy(j => j.State == JobState.Running ? 0 : j.State == JobState.Waiting ? 1 : 2).ThenByDescending(j => j.RequestedAt).Take(Most).ToListAsync(stop);
        var names = await db.People.AsNoTracking().Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop);
        var titles = kinds.ToDictionary(k => k.Name, k => k.Title, StringComparer.Ordinal);
        return new(await House(db, stop), [.. found.Select(j => new JobLine(
            new(j.Id, j.Kind, j.State, j.Done, j.Total, j.IsCancelAsked, j.RequestedAt, j.StartedAt, j.FinishedAt, null, j.Error),
            titles.GetValueOrDefault(j.Kind, new(j.Kind, j.Kind)), j.RequestedBy is { } by ? names.GetValueOrDefault(by) : null))]);
    }

    private async Task<HouseState> House(Db db, CancellationToken stop)
    {
        var day = clock.GetCurrentInstant() - Duration.FromDays(1);
        var file = database.File;
        long Size(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
        return new(
            file is null ? "PostgreSQL" : "SQLite", typeof(FindJobs).Assembly.GetName().Version?.ToString(3) ?? "",
            file is null ? null : Size(file) + Size(file + "-wal"), file is null ? null : new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace,
            await db.Jobs.CountAsync(j => j.State == JobState.Waiting, stop), await db.Jobs.CountAsync(j => j.State == JobState.Running, stop),
            await db.Jobs.CountAsync(j => j.State == JobState.Failed && j.FinishedAt > day, stop));
    }
}

internal static class AdministrationRoom
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
        => services.AddPermissions(AdministrationPermissions.All).AddScoped<FindJobs>().AddScoped<StopJob>()
            .AddSingleton(new MenuEntry(AdministrationWords.Jobs, "/jobs", "heartbeat", AdministrationPermissions.Jobs, 84));
}
