using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.Tokens;

public static class TokenPermissions
{
    public const string Own = "tokens.own";
    public const string All = "tokens.all";
}

public static class TokenRoom
{
    /// <summary>Where tokens are good; pages are for people.</summary>
    public const string ApiPath = "/api";

    internal static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<ITables, TokenTables>();
        services.AddPermissions(
            new Permission(TokenPermissions.Own, TokenWords.MayMake, Roles.Everyone) { Act = Act.Manage },
            new Permission(TokenPermissions.All, TokenWords.MaySeeAll, Roles.Admin) { Act = Act.Manage });
        services.AddScoped<ReadToken>().AddScoped<FindTokens>().AddScoped<MakeToken>().AddScoped<EndToken>();
        services.AddAuditKinds(
            new AuditKind(MakeToken.Made, TokenWords.WasMade) { Icon = "key" },
            new AuditKind(EndToken.Ended, TokenWords.WasEnded) { Icon = "key-off" });
        services.AddSingleton(new MenuEntry(TokenWords.OfAll, "/tokens", "key", TokenPermissions.All, 93));
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);
        return services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, AskTokensFirst);
    }

    internal static void MapTokens(this IEndpointRouteBuilder doors)
    {
        doors.MapPost("/me/tokens", async (HttpContext http, [FromForm] IFormCollection form, MakeToken make, CurrentPerson me, CancellationToken stop) =>
        {
            var asked = new NewToken(form["name"].ToString(), [.. form["scope"].OfType<string>()], int.TryParse(form["days"], out var days) ? days : 0);
            return (await make.Run(asked, me.Rights, stop)).Refused(out var refusal, out var made)
                ? Results.LocalRedirect($"/me/tokens?no={Uri.EscapeDataString(refusal.Sentence.ToString())}")
                : new RazorComponentResult<TokenMade>(new { Secret = made.Secret });
        }).Needs(TokenPermissions.Own).NeedsFreshSecondFactor();

        doors.MapPost("/me/tokens/{id:guid}/end", (Guid id, [FromForm] string? unused, EndToken end, CurrentPerson me, CancellationToken stop) => End("/me/tokens", end.Run(new(id), me.Id, false, stop)))
            .Needs(TokenPermissions.Own);
        doors.MapPost("/tokens/{id:guid}/end", (Guid id, [FromForm] string? unused, EndToken end, CurrentPerson me, CancellationToken stop) => End("/tokens", end.Run(new(id), me.Id, true, stop)))
            .Needs(TokenPermissions.All);
    }

    private static async Task<IResult> End(string page, Task<Outcome<ApiTokenId>> ending)
        => (await ending).Refused(out var refusal, out _) ? refusal.Kind == RefusalKind.Missing ? Results.NotFound() : Results.LocalRedirect($"{page}?no={Uri.EscapeDataString(refusal.Sentence.ToString())}") : Results.LocalRedirect($"{page}?ended=true");

    // A request that shows a token is that token's and nobody else's, whatever cookies come along.
    private static void AskTokensFirst(CookieAuthenticationOptions cookie)
        => cookie.ForwardDefaultSelector = http => TokenScheme.IsShown(http.Request) ? TokenScheme.Name : null;
}
