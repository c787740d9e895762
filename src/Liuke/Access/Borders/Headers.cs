using System.Collections.Frozen;

namespace Liuke.Access.Borders;

/// <summary>Puts the headers on every answer, also on refusals and failures, at the moment it leaves.</summary>
internal sealed class Headers(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    private static readonly FrozenDictionary<string, string> Always = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Content-Security-Policy"] = Policy,
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state => Put((HttpContext)state), http);
        return next(http);
    }

    private static Task Put(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A file of somebody's is shown under a policy of its own, which is stricter; nobody else sets one.
        var own = headers.ContentSecurityPolicy;
        foreach (var (name, value) in Always) headers[name] = value;
        if (own.Count == 1 && own.ToString().StartsWith("default-src 'none'", StringComparison.Ordinal)) headers.ContentSecurityPolicy = own;
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Only styles and scripts say that they may be kept; pages hold people's data, or links that work once.
        if (!headers.ContainsKey("Cache-Control")) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
