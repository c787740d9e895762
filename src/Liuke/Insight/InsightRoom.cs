using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Merging;
using Liuke.Exports;
using Liuke.FollowUp;
using Liuke.Insight.Customers;
using Liuke.Insight.Dashboard;
using Liuke.Insight.Explained;
using Liuke.Insight.Figures;
using Liuke.Insight.Histories;
using Liuke.Insight.Proofs;
using Liuke.Insight.Refresh;
using Liuke.Insight.Risk;
using Liuke.Insight.Runs;
using Liuke.Jobs;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Insight;

public static class InsightPermissions
{
    public const string ViewRuns = "insight.runs.view";
    public const string Refresh = "insight.refresh";
    public const string TryCutDate = "insight.models.try";
    public const string ExportRuns = "insight.runs.export";
}

public static class InsightRoom
{
    /// <summary>What is told to the outside of customers whose state a refresh finds changed.</summary>
    public const string StateChanged = "customer.state-changed";

    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<ITables, InsightTables>();
        services.AddSingleton(new InsightRules()).AddMergeRules(InsightMerges.Rules);
        services.AddScoped<UpdateHistories>();
        services.AddJob<RefreshInsight>();
        services.AddNightly<RefreshInsight>(AskForDueRefresh.Nightly, new LocalTime(2, 30), new RefreshArguments());
        services.AddScoped<AskForDueRefresh>();
        services.AddHostedService<RefreshWatch>();
        services.AddWorkWords<RiskWords>();
        services.AddDashboard();
        services.AddPermissions(
            new(InsightPermissions.ViewRuns, InsightWords.ViewRuns, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Manage },
            new(InsightPermissions.Refresh, InsightWords.RefreshTitle, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Manage },
            new(InsightPermissions.ExportRuns, RunPageWords.ExportRuns, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Manage },
            new(InsightPermissions.TryCutDate, TrialWords.MayTry, Roles.Manager | Roles.GM | Roles.Admin) { Act = Act.Manage });
        services.AddJob<TryCutDate>();
        services.AddScoped<AskForTrial>().AddScoped<ReadModels>().AddScoped<ReadTrial>();
        services.AddExportable<RunExport>();
        services.AddScoped<ReadOutlook>().AddScoped<ReadRuns>();
        services.AddCustomerPanel<AlivePanel>(5, PanelPlace.Main).AddCustomerPanel<WhyRiskPanel>(10, PanelPlace.Side);
        services.AddFigure<CustomersFigure>().AddFigure<BucketFigure>().AddFigure<RiskFigure>();
        return services;
    }

    public static void MapInsight(this IEndpointRouteBuilder doors)
    {
        RunDoors.Map(doors);
        ModelDoors.Map(doors);
    }
}
