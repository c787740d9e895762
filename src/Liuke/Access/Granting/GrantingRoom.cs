using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Access.Rights;
using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.Access.Granting;

public static class GrantPermissions
{
    public const string Use = "grants.use";
}

internal static class GrantingRoom
{
    public static IServiceCollection AddGranting(this IServiceCollection services)
    {
        services.AddSingleton<ITables, GrantTables>();
        services.AddPermissions(new Permission(GrantPermissions.Use, GrantWords.UseGrants, Roles.Everyone));
        services.AddSingleton(new MenuEntry(GrantWords.Title, GrantDoors.Path, "key", GrantPermissions.Use, 16));
        services.AddScoped<IWidenReach, GrantsWiden>();
        services.AddAuditKinds(GrantAudit.GivenKind, GrantAudit.UsedKind, GrantAudit.RevokedKind);
        foreach (var kind in Enum.GetValues<GrantKind>()) services.AddScoped<IApprovalKind>(s => new GrantApproval(kind, s.GetRequiredService<ICustomerDirectory>()));
        return services.AddScoped<AskForGrant>().AddScoped<RevokeGrant>().AddScoped<ReadGrants>().AddScoped<ReadGrantsOn>();
    }
}
