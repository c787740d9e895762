using Liuke.Access.ApprovalDesk;
using Liuke.Access.ApprovalFlows;
using Liuke.Access.Audit;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.Access.Approving;

public static class ApprovalPermissions
{
    public const string Use = "approvals.use";
    public const string SetFlows = "approvals.flows";
}

internal static class ApprovingRoom
{
    public static IServiceCollection AddApproving(this IServiceCollection services)
    {
        services.AddSingleton<ITables, ApprovalTables>();
        services.AddPermissions(
            new Permission(ApprovalPermissions.Use, ApprovalWords.Use, Roles.Everyone),
            new Permission(ApprovalPermissions.SetFlows, ApprovalWords.SetFlows, Roles.GM | Roles.Admin) { Act = Act.Manage });
        services.AddAuditKinds([.. ApprovalAudit.Kinds, ApprovalAudit.FlowKind]);
        services.AddScoped<Approvals>().AddScoped<DecideApproval>().AddScoped<WithdrawApproval>().AddScoped<ResubmitApproval>().AddScoped<HandOverApprovals>();
        services.AddScoped<SetSubstitute>().AddScoped<EndSubstitute>();
        services.AddScoped<ReadApprovals>().AddScoped<ReadApproval>().AddScoped<CountApprovals>().AddScoped<ReadAbsence>().AddScoped<Desk>().AddScoped<ReadFlows>().AddScoped<SetFlow>();
        services.AddSingleton(new MenuEntry(FlowWords.Title, FlowDoors.Path, "route", ApprovalPermissions.SetFlows, 91));
        services.AddJob<EscalateApprovals>().AddHourly<EscalateApprovals>(EscalateApprovals.Kind, new { });
        services.AddSingleton(new MenuEntry(ApprovalWords.Title, DeskDoors.Path, "checks", ApprovalPermissions.Use, 15, OnPhone: true)
        {
            Count = (scope, stop) => scope.GetRequiredService<CountApprovals>().Run(scope.GetRequiredService<CurrentPerson>().Id, stop),
        });
        return services;
    }
}
