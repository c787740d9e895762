using Liuke.Access.SigningIn.Sessions;
using Liuke.Ui;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>On a page or door: whoever comes must have proved who they are within the last minutes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsFreshSecondFactorAttribute : Attribute;

public static class StepUp
{
    public static readonly Duration Fresh = Duration.FromMinutes(10);

    /// <summary>On an endpoint: asks for a second factor again (the password where there is none) when the last proof is old.</summary>
    public static TBuilder NeedsFreshSecondFactor<TBuilder>(this TBuilder door) where TBuilder : IEndpointConventionBuilder
        => door.WithMetadata(new NeedsFreshSecondFactorAttribute());
}

/// <summary>Sends people to prove who they are again, or to add the second factor that their role needs.</summary>
internal sealed class AskForProof(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, CurrentPerson me, CurrentSession session, RulesInForce rules, IClock clock)
    {
        if (!me.IsKnown || session.Id == default) return next(http);
        if (!session.HasSecondFactor && me.Is(rules.Now.SecondFactorRoles) && !LeadsToFactors(http.Request.Path)) return Send(http, "/me/factors?must=true");
        var isStale = clock.GetCurrentInstant() - session.ProvenAt > StepUp.Fresh;
        return isStale && http.GetEndpoint()?.Metadata.GetMetadata<NeedsFreshSecondFactorAttribute>() is not null
            ? Send(http, $"/confirm?next={Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : UiRoom.Back(http))}")
            : next(http);
    }

    private static bool LeadsToFactors(PathString path)
        => path.StartsWithSegments("/me") || path.StartsWithSegments("/confirm") || path.StartsWithSegments("/sign-out") || path.StartsWithSegments("/language")
            || path.StartsWithSegments("/lib") || Path.HasExtension(path.Value);

    private static Task Send(HttpContext http, string to)
    {
        if (http.Request.Headers.ContainsKey("HX-Request")) http.Response.Headers["HX-Redirect"] = to;
        else http.Response.Redirect(to);
        return Task.CompletedTask;
    }
}
