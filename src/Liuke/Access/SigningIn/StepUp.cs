using Liuke.Access.SigningIn.HeldForms;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
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
    public async Task InvokeAsync(HttpContext http, CurrentPerson me, CurrentSession session, RulesInForce rules, IClock clock)
    {
        // Pages of ours send forms: a browser that changes something through a door for programs is asked whatever the door.
        var isGrave = http.GetEndpoint()?.Metadata.GetMetadata<NeedsFreshSecondFactorAttribute>() is not null
            || (http.Request.Path.StartsWithSegments(TokenRoom.ApiPath) && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method));
        if (!me.IsKnown || session.Id == default) await next(http);
        else if (!session.HasSecondFactor && me.Is(rules.Now.SecondFactorRoles) && !LeadsToFactors(http.Request.Path)) Send(http, "/me/factors?must=true");
        else if (!isGrave || clock.GetCurrentInstant() - session.ProvenAt <= StepUp.Fresh) await next(http);
        else if (http.Request.Path.StartsWithSegments(TokenRoom.ApiPath)) Refuse(http);
        else Send(http, $"/confirm?next={Uri.EscapeDataString(await WayOn(http, me.Id))}");
    }

    private static bool LeadsToFactors(PathString path)
        => path.StartsWithSegments("/me") || path.StartsWithSegments("/confirm") || path.StartsWithSegments("/sign-out") || path.StartsWithSegments("/language")
            || path.StartsWithSegments("/lib") || Path.HasExtension(path.Value);

    // A page is asked for again; a form is kept, with what was typed, and sent on.
    private static async Task<string> WayOn(HttpContext http, PersonId me)
    {
        if (HttpMethods.IsGet(http.Request.Method)) return http.Request.Path + http.Request.QueryString;
        var services = http.RequestServices;
        if (!http.Request.HasFormContentType || !await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return UiRoom.Back(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.Count > 0) return UiRoom.Back(http);
        var token = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        var fields = form.Where(f => f.Key != token).SelectMany(f => f.Value.Select(value => KeyValuePair.Create(f.Key, value ?? ""))).ToList();
        var held = await services.GetRequiredService<HoldForm>().Run(new(http.Request.Path + http.Request.QueryString, fields), me, http.RequestAborted);
        return held is { } id ? $"{HeldForm.GoOn}?form={id}" : UiRoom.Back(http);
    }

    // A program is told, not sent to a page.
    private static void Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Features.Set(Refusal.Forbidden(SigningWords.ProveFirst));
    }

    private static void Send(HttpContext http, string to)
    {
        if (http.Request.Headers.ContainsKey("HX-Request")) http.Response.Headers["HX-Redirect"] = to;
        else http.Response.Redirect(to);
    }
}
