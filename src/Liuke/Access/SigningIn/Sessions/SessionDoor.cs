using System.Security.Claims;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.Sessions;

/// <summary>Turns the id in the cookie into the person whose session it is, as long as the session lives.</summary>
internal sealed class SessionDoor(IDbContextFactory<Db> store, IClock clock, RulesInForce rules, SessionWatch watch, CurrentSession current) : CookieAuthenticationEvents
{
    public const string Claim = "session";

    public static ClaimsPrincipal Ticket(SessionId id) => new(new ClaimsIdentity([new(Claim, id.ToString())], IdentityConstants.ApplicationScheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // The page that says something broke must not need the database, which may be what broke.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        if (await Find(context.Principal, http.RequestAborted) is not { } session)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        current.Become(session);
        context.ReplacePrincipal(new(new ClaimsIdentity(
            [new(Claim, session.Id.ToString()), new(ClaimTypes.NameIdentifier, session.PersonId.Value.ToString())], IdentityConstants.ApplicationScheme)));
    }

    // A program is told, not sent to a page.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.Request.Path.StartsWithSegments(TokenRoom.ApiPath)) return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task<Session?> Find(ClaimsPrincipal? ticket, CancellationToken stop)
    {
        if (!Guid.TryParse(ticket?.FindFirstValue(Claim), out var value)) return null;
        var (id, now) = (SessionId.From(value), clock.GetCurrentInstant());
        await using var db = await store.CreateDbContextAsync(stop);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, stop);
        if (session is null || session.EndsAt <= now || Instant.Max(session.SeenAt, watch.LastSeen(id)) + rules.Now.Idle <= now) return null;
        watch.Saw(id, now);
        return session;
    }
}
