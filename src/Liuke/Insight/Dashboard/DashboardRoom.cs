using Liuke.Access;
using Liuke.Archive;
using Liuke.Insight.Sets;
using Liuke.Ui;

namespace Liuke.Insight.Dashboard;

public static class DashboardPermissions
{
    public const string ViewInsight = "insight.view";
}

internal static class DashboardRoom
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddPermissions(new Permission(DashboardPermissions.ViewInsight, DashboardWords.ViewInsight, Roles.Everyone));
        services.AddSingleton(new MenuEntry(DashboardWords.Title, DashboardAsked.Path, "activity-heartbeat", DashboardPermissions.ViewInsight, 30, OnPhone: true));
        services.AddScoped<ReadDashboard>();
        services.AddCustomerSet<EnteredSet>().AddCustomerSet<WonBackSet>().AddCustomerSet<LostSet>();
        services.AddCustomerSet<StateSet>().AddCustomerSet<BoughtSet>().AddCustomerSet<AtRiskSet>().AddCustomerSet<GoldenSet>();
        return services;
    }
}
