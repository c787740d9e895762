using System.Globalization;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;
using Quartz;

namespace Liuke.Jobs;

/// <summary>Work to be asked for every night at a time of the company's own day, or every hour.</summary>
/// <param name="Name">Starts the natural key, which ends in the day or the hour: however many nodes ask, the work is done once.</param>
/// <param name="At">Null for every hour.</param>
public sealed record Nightly(string Name, LocalTime? At, Func<IServiceProvider, string, CancellationToken, Task> Ask)
{
    public string KeyAt(LocalDateTime now) => At is null ? $"{Key(Name, now.Date)}T{now.Hour:00}" : Key(Name, now.Date);

    public static string Key(string name, LocalDate day) => $"{name}:{day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";
}

public static class NightlyJobs
{
    /// <param name="name">Starts the natural key; the day ends it.</param>
    public static IServiceCollection AddNightly<TJob>(this IServiceCollection services, string name, LocalTime at, object arguments) where TJob : class, IJob
        => services.AddSingleton(new Nightly(name, at, (scope, key, stop) => scope.GetRequiredService<AskForJob>().Run<TJob>(arguments, null, key, stop)));

    /// <summary>The same every hour.</summary>
    public static IServiceCollection AddHourly<TJob>(this IServiceCollection services, string name, object arguments) where TJob : class, IJob
        => services.AddSingleton(new Nightly(name, null, (scope, key, stop) => scope.GetRequiredService<AskForJob>().Run<TJob>(arguments, null, key, stop)));

    internal static IServiceCollection AddNightlyClock(this IServiceCollection services)
    {
        services.AddQuartz(_ => { });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = false);
        return services.AddHostedService<NightlyClock>();
    }
}

/// <summary>Gives Quartz one alarm for each nightly work. It keeps them in memory: what must survive is the job's row.</summary>
internal sealed class NightlyClock(ISchedulerFactory schedulers, IEnumerable<Nightly> nightly, Company company) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var work in nightly)
        {
            var alarm = JobBuilder.Create<Alarm>().WithIdentity(work.Name).UsingJobData(Alarm.Name, work.Name).Build();
            var cron = work.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?") : "0 0 * * * ?";
            var trigger = TriggerBuilder.Create().WithIdentity(work.Name)
                .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone))).Build();
            await scheduler.ScheduleJob(alarm, trigger, cancellationToken: cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Rings at night and asks for the work of the day.</summary>
internal sealed class Alarm(IServiceScopeFactory scopes, IEnumerable<Nightly> nightly, Company company, IClock clock) : Quartz.IJob
{
    public const string Name = "name";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var work = nightly.Single(n => n.Name == context.MergedJobDataMap.GetString(Name));
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = Reach.All;
        await work.Ask(scope.ServiceProvider, work.KeyAt(clock.GetCurrentInstant().InZone(company.Zone).LocalDateTime), cancellationToken);
    }
}
