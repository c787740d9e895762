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
    Everyone = Rep | Manager | GM | Admin,
}

/// <summary>Something a person may do. Each room declares its own and registers them; a door names the one it needs.</summary>
public sealed record Permission(string Name, Text Title, Roles GrantedTo);

public static class AccessPermissions
{
    public const string ChangeSettings = "settings.change";

    internal static readonly Permission[] All = [new(ChangeSettings, new("修改公司设置", "Change the company's settings"), Roles.Admin | Roles.GM)];
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
        if ((current.Roles & requirement.Permission.GrantedTo) != Roles.None) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
