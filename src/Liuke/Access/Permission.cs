using Liuke.Access.Rights;
using Liuke.Basics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Liuke.Access;

[Flags]
public enum Roles
{
    None = 0,
    Rep = 1,
    Manager = 2,
    GM = 4,
    Admin = 8,
    Agent = 16,
    Marketer = 32,
    Finance = 64,
    Everyone = Rep | Manager | GM | Admin | Agent | Marketer | Finance,
}

/// <summary>On whose customers a role may do something. Each includes those before it.</summary>
public enum DataScope
{
    Nothing,

    /// <summary>Those the person owns.</summary>
    Own,

    /// <summary>Those of the person's department, without the departments below it.</summary>
    Team,

    /// <summary>Those of the person's department and of all below it.</summary>
    Department,
    All,
}

/// <summary>What is done by a permission; grants widen a reach for one of these.</summary>
public enum Act
{
    View,
    Edit,
    Copy,
    Export,

    /// <summary>Done to the firm and not to customers: held or not, with no scope.</summary>
    Manage,
}

/// <summary>What a grant does to a permission.</summary>
public enum ByGrant
{
    /// <summary>Whoever holds it reaches what was granted as well; one that is for more than looking is held by the grant alone.</summary>
    Widens,

    /// <summary>Nothing: somebody's own desk, the audit.</summary>
    Nothing,
}

/// <summary>Something a person may do. Each room declares its own and registers them; a door names the one it needs.</summary>
/// <param name="GrantedTo">The roles that hold it as delivered, each within its usual scope.</param>
public sealed record Permission(string Name, Text Title, Roles GrantedTo)
{
    public Act Act { get; init; } = Act.View;

    public ByGrant ByGrant { get; init; }

    /// <summary>Where a role's scope is not the usual one.</summary>
    public IReadOnlyDictionary<Roles, DataScope> Unusual { get; private init; } = new Dictionary<Roles, DataScope>();

    /// <summary>Gives some roles another scope than their usual one, as delivered.</summary>
    public Permission Within(DataScope scope, Roles roles)
    {
        var unusual = new Dictionary<Roles, DataScope>(Unusual);
        foreach (var role in Role.All.Where(r => roles.HasFlag(r))) unusual[role] = scope;
        return this with { Unusual = unusual };
    }

    /// <summary>The scope of one role as delivered.</summary>
    public DataScope ScopeOf(Roles role) => !GrantedTo.HasFlag(role) ? DataScope.Nothing
        : Act == Act.Manage ? DataScope.All : Unusual.GetValueOrDefault(role, Role.UsualScope(role));
}

public static class Role
{
    public static readonly IReadOnlyList<Roles> All = [Roles.Rep, Roles.Manager, Roles.GM, Roles.Agent, Roles.Marketer, Roles.Finance, Roles.Admin];

    /// <summary>A caller may be anybody's customer, a campaign and a receivable too: so agents, marketers and finance look at all.</summary>
    public static DataScope UsualScope(Roles role) => role switch
    {
        Roles.Rep => DataScope.Own,
        Roles.Manager => DataScope.Department,
        _ => DataScope.All,
    };

    public static IEnumerable<Roles> Of(Roles combined) => All.Where(role => combined.HasFlag(role));
}

public static class AccessPermissions
{
    public const string ChangeSettings = "settings.change";

    public const string ViewRights = "rights.view";
    public const string ChangeRights = "rights.change";

    internal static readonly Permission[] All =
    [
        new(ChangeSettings, new("修改公司设置", "Change the company's settings"), Roles.Admin | Roles.GM) { Act = Act.Manage },
        new(ViewRights, RightsWords.ViewRights, Roles.Admin | Roles.GM) { Act = Act.Manage },
        new(ChangeRights, RightsWords.ChangeRights, Roles.Admin) { Act = Act.Manage },
    ];
}

/// <summary>On a page: who may open it.</summary>
public sealed class NeedsAttribute(string permission) : AuthorizeAttribute(permission)
{
    public string Permission { get; } = permission;
}

public static class PermissionDoors
{
    /// <summary>On an endpoint: who may call it.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder door, string permission) where TBuilder : IEndpointConventionBuilder
        => door.RequireAuthorization(new NeedsAttribute(permission));

    /// <summary>On an endpoint that strangers may call, with the reason why.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder door, string reason) where TBuilder : IEndpointConventionBuilder
        => door.AllowAnonymous().WithMetadata(new OpenDoor(reason));

    public static IServiceCollection AddPermissions(this IServiceCollection services, params ReadOnlySpan<Permission> permissions)
    {
        foreach (var permission in permissions) services.AddSingleton(permission);
        return services;
    }
}

/// <summary>Marks a door that strangers may use.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenDoor(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed class PermissionPolicies(IEnumerable<Permission> permissions, IOptions<AuthorizationOptions> options)
    : DefaultAuthorizationPolicyProvider(options)
{
    private readonly Dictionary<string, AuthorizationPolicy> policies = permissions.ToDictionary(
        p => p.Name,
        p => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(p)).Build(),
        StringComparer.Ordinal);

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
        => policies.GetValueOrDefault(policyName) ?? await base.GetPolicyAsync(policyName);
}

internal sealed class PermissionCheck(CurrentPerson current) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (current.May(requirement.Permission.Name)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
