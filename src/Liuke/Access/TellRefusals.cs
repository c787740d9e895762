using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access;

/// <summary>Keeps in the audit that somebody knocked at a door that is not theirs; the answer is the usual one.</summary>
internal sealed class TellRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.RequestServices.GetRequiredService<CurrentPerson>() is { IsKnown: true } me)
        {
            var (door, permission) = ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Permission);
            var by = context.User.Identity?.AuthenticationType == TokenScheme.Name ? "token" : null;
            await context.RequestServices.GetRequiredService<RecordRefusal>().Run(new(me.Id, $"{context.Request.Method} {door}", permission, by), context.RequestAborted);
        }

        await usual.HandleAsync(next, context, policy, authorizeResult);
    }
}

/// <param name="Door">Method and route; never what was in it.</param>
/// <param name="By">"token" where a program came.</param>
public sealed record RefusedAtDoor(PersonId Who, string Door, string? Permission, string? By);

/// <summary>Records a refusal; of somebody who keeps knocking, so many an hour: the log is not to be flooded.</summary>
public sealed class RecordRefusal(IDbContextFactory<Db> store, IClock clock)
{
    public const int MostAnHour = 30;
    internal const string Kind = "access.refused";

    public async Task<bool> Run(RefusedAtDoor refused, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (!await Tries.Take(db, $"refused:{refused.Who}", MostAnHour, Duration.FromHours(1), clock.GetCurrentInstant(), stop)) return false;
        db.Audit(AuditEntry.Of(Kind, refused.Who, "door", refused.Door, ("permission", refused.Permission), ("way", refused.By)));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        return true;
    }
}
