using System.Security.Claims;
using Liuke.Access.Rights;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Liuke.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Liuke.Access;

/// <summary>Who is asking. Empty until somebody has signed in.</summary>
public sealed class CurrentPerson
{
    public PersonId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string DepartmentName { get; private set; } = "";
    public DepartmentId DepartmentId { get; private set; }
    public Roles Roles { get; private set; }

    /// <summary>What the person may do at this moment, and by which rule or grant.</summary>
    public PersonRights Rights { get; private set; } = PersonRights.None;

    public bool May(string permission) => Rights.May(permission);

    /// <summary>On whose customers the person may do it.</summary>
    public Reach Reach(string permission) => Rights.Reach(permission);

    public bool IsKnown => Id != default;
    public bool Is(Roles roles) => (Roles & roles) != Roles.None;

    /// <summary>What the screen calls the person's most far-reaching role.</summary>
    public Text RoleTitle => AccessWords.RoleTitle(Roles);

    internal void Become(PersonRights rights)
        => (Id, Name, DepartmentId, DepartmentName, Roles, Rights) = (rights.Id, rights.Name, rights.DepartmentId, rights.DepartmentName, rights.Roles, rights);
}

/// <summary>Reads the person afresh for every request, so that a changed role or a disabled account acts at once.</summary>
/// <remarks>The reach of the request is that of the permission on the door: somebody may view more than they may change.</remarks>
internal sealed class KnowThePerson(RequestDelegate next, ILogger<KnowThePerson> log)
{
    public async Task InvokeAsync(HttpContext http, CurrentPerson current, CurrentReach reach, Visitor visitor, ReadRights read)
    {
        // The page that says something broke must not need the database, which may be what broke.
        if (http.Features.Get<IExceptionHandlerFeature>() is null && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            var rights = await read.Run(new(id), http.RequestAborted);
            if (rights is not { IsWelcome: true })
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new();
            }
            else
            {
                if (http.User.Identity?.AuthenticationType == TokenScheme.Name) rights = rights.NarrowedTo(http.User.FindAll(TokenScheme.ScopeClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal));
                current.Become(rights);
                if (http.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is { } door) reach.Reach = current.Reach(door.Permission);
                (visitor.Name, visitor.Department, visitor.Role) = (current.Name, current.DepartmentName, current.RoleTitle);
            }
        }

        try
        {
            await next(http);
        }
        catch (OutOfReach hidden) when (!http.Response.HasStarted)
        {
            // What lies outside somebody's reach does not exist for them.
            log.LogWarning("{Person} reached for a row that is not theirs at {Method} {Path}: {What}", current.Id, http.Request.Method, http.Request.Path, hidden.Message);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}

/// <summary>A part of a page that shows what another door leads to looks through that door's permission.</summary>
internal sealed class LookThroughDoor(CurrentPerson current, IServiceScopeFactory scopes) : ILookThroughDoor
{
    public AsyncServiceScope Through(string permission)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(current.Rights);
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = current.Reach(permission);
        return scope;
    }
}
