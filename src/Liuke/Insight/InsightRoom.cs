using Liuke.Access;
using Liuke.FollowUp;
using Liuke.Insight.Dashboard;
using Liuke.Insight.Histories;
using Liuke.Insight.Refresh;
using Liuke.Insight.Risk;
using Liuke.Jobs;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Insight;

public static class InsightRoom
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<ITables, InsightTables>();
        services.AddSingleton(new InsightRules());
        services.AddScoped<UpdateHistories>();
        services.AddJob<RefreshInsight>();
        services.AddNightly<RefreshInsight>(AskForDueRefresh.Nightly, new LocalTime(2, 30), new RefreshArguments());
        services.AddScoped<AskForDueRefresh>();
        services.AddHostedService<RefreshWatch>();
        services.AddWorkWords<RiskWords>();
        services.AddDashboard();
        return services;
    }
}
