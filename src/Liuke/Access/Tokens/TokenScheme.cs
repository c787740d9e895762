using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Liuke.Access.Tokens;

/// <summary>Knows whoever shows a token, on the doors for programs.</summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ReadToken read)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "Token";
    public const string ScopeClaim = "scope";
    private const string Bearer = "Bearer ";

    public static bool IsShown(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request) || !Request.Path.StartsWithSegments(TokenRoom.ApiPath)) return AuthenticateResult.NoResult();
        if (await read.Run(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(), Context.RequestAborted) is not { } known) return AuthenticateResult.Fail("no such token");

        Claim[] claims = [new(ClaimTypes.NameIdentifier, known.PersonId.ToString()), .. known.Scopes.Select(scope => new Claim(ScopeClaim, scope))];
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    // A token is ended on its page; there is nothing to forget here.
    protected override Task HandleSignOutAsync(AuthenticationProperties? properties) => Task.CompletedTask;
}
