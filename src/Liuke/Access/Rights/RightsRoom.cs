using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Jobs;
using Liuke.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.Rights;

internal static class RightsRoom
{
    public const string Changed = "access.rights.changed";

    public static IServiceCollection AddRights(this IServiceCollection services)
    {
        services.AddScoped<ILookThroughDoor, LookThroughDoor>().AddScoped<ReadRights>().AddScoped<IJobRights, JobRights>();
        services.AddScoped<FindRoleScopes>().AddScoped<SetRoleScope>().AddScoped<ReadPersonsRights>().AddScoped<ReadRightsOn>();
        services.AddSingleton(new MenuEntry(RightsWords.Title, "/rights", "lock-access", AccessPermissions.ViewRights, 92));
        return services.AddAuditKinds(new AuditKind(Changed, RightsWords.ChangedScope) { Icon = "lock-access" });
    }

    public static void MapRights(this IEndpointRouteBuilder doors)
        => doors.MapPost("/rights", async (SetRoleScope set, CurrentPerson me, [FromForm] string permission, [FromForm] Roles role, [FromForm] DataScope scope, CancellationToken stop) =>
            (await set.Run(new(permission, role, scope), me.Id, stop)).Refused(out var refusal, out _)
                ? Results.LocalRedirect($"/rights?change={Uri.EscapeDataString(permission)}&no={Uri.EscapeDataString(refusal.Sentence.ToString())}")
                : Results.LocalRedirect($"/rights?change={Uri.EscapeDataString(permission)}&saved=true"))
            .Needs(AccessPermissions.ChangeRights).NeedsFreshSecondFactor();
}
