using Liuke.Storage;

namespace Liuke.Jobs;

public static class JobsRoom
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<ITables, JobTables>();
        services.AddSingleton<JobBell>().AddSingleton<RunJob>();
        services.AddScoped<AskForJob>().AddScoped<CancelJob>().AddScoped<ReadJob>();
        return services;
    }

    public static IServiceCollection AddJob<TJob>(this IServiceCollection services) where TJob : class, IJob
        => services.AddScoped<TJob>().AddSingleton(new JobKind(TJob.Kind, TJob.Title, typeof(TJob)) { Permission = TJob.Permission, FormerNames = TJob.FormerKinds, StaysWithinReach = TJob.StaysWithinReach });

    /// <summary>Only the serving program runs jobs in the background; a command runs its own.</summary>
    public static IServiceCollection AddJobRunner(this IServiceCollection services) => services.AddHostedService<JobRunner>().AddNightlyClock();
}
