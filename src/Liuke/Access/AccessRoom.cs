using Liuke.Access.Approving;
using Liuke.Access.Administration;
using Liuke.Access.Audit;
using Liuke.Access.Borders;
using Liuke.Access.Fields;
using Liuke.Access.Firm;
using Liuke.Access.Granting;
using Liuke.Access.Keys;
using Liuke.Access.Leaving;
using Liuke.Access.Limits;
using Liuke.Access.People;
using Liuke.Access.Rights;
using Liuke.Access.SigningIn;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access;

public static class AccessRoom
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<ITables, AccessTables>();
        services.AddBorders();
        services.AddKeyRing(); // first of all: what other rooms read when the database opens may be sealed
        services.AddSingleton<Company>().AddSingleton<IWhenOpen, LoadCompany>().AddScoped<SetUpCompany>();
        services.AddPermissions(AccessPermissions.All);
        services.AddSingleton(new MenuEntry(FirmWords.Settings, "/settings", "settings", AccessPermissions.ChangeSettings, 90));
        services.AddScoped<CurrentPerson>();
        services.AddAudit().AddLimits().AddSingleton<PersonalFields>();
        services.AddSingleton<ITables, LeavingTables>().AddAuditKinds(LeavingAudit.Kinds);
        services.AddRights();
        services.AddApproving().AddGranting();
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext());
        services.AddSigningIn();
        services.AddPeople();
        services.AddAdministration();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, TellRefusals>().AddScoped<RecordRefusal>();
        services.AddAuditKinds(new AuditKind(RecordRefusal.Kind, AccessWords.WasRefused) { Icon = "lock", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["permission"] = RightsWords.Permission, ["way"] = AccessWords.RefusedWay } });
        services.AddScoped<IAuthorizationHandler, PermissionCheck>();
        services.AddTokens();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AddPerson>().AddScoped<FindColleagues>().AddScoped<AddDepartment>();
        return services;
    }

    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseMiddleware<PlainQuery>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<KnowThePerson>();
        app.UseAuthorization();
        app.UseMiddleware<AskForProof>();
        app.UseAntiforgery();
    }

    public static void MapAccess(this IEndpointRouteBuilder doors)
    {
        doors.MapRights();
        doors.MapLimits();
        ApprovalDesk.DeskDoors.Map(doors);
        ApprovalFlows.FlowDoors.Map(doors);
        GrantDoors.Map(doors);
        EntranceDoors.Map(doors);
        MyDoors.Map(doors);
        PeopleDoors.Map(doors);
        doors.MapPost("/jobs/{id:guid}/cancel", async (Guid id, HttpContext http, StopJob cancel, CurrentPerson me, [FromForm] string? unused, CancellationToken stop) =>
            (await cancel.Run(new(id), me.Id, stop)).Refused(out var refusal, out _) ? Said.No(http, "/jobs", refusal) : Said.Then(http, "/jobs", AdministrationWords.CancelAsked))
            .Needs(AdministrationPermissions.Jobs);
        doors.MapTokens();

        doors.MapPost("/settings", async (HttpContext http, SetUpCompany setUp, [FromForm] CompanySettings asked, [FromForm] string? next, CancellationToken stop) =>
            (await setUp.Run(asked, stop)).Refused(out var refusal, out _)
                ? Said.No(http, EntranceDoors.Own(next ?? "/settings"), refusal)
                : Said.Then(http, EntranceDoors.Own(next ?? "/settings"), FirmWords.Saved))
            .Needs(AccessPermissions.ChangeSettings).NeedsFreshSecondFactor();
    }
}
