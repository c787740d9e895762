using Liuke.Access.Tokens;
using Liuke.Basics;

namespace Liuke.Access.Borders;

/// <summary>A request that changes something comes from a page of our own, or from no browser at all.</summary>
/// <remarks>
/// Forms carry an anti-forgery token besides. What is no form (JSON, an empty body) and comes with a cookie must carry a header
/// that no foreign page can send without our leave. A token is such a header, and whoever shows one is not asked for a cookie.
/// </remarks>
internal sealed class OwnPagesOnly(RequestDelegate next, ILogger<OwnPagesOnly> log)
{
    /// <summary>Sent by our own scripts with what is no form; htmx sends its own.</summary>
    public const string OurHeader = "X-Liuke-Request";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsUnsafe(http.Request.Method) || (IsFromOurPages(http.Request) && IsFormOrMeant(http.Request)))
        {
            await next(http);
            return;
        }

        // Neither the address nor the whole origin: either may be made to hold anything.
        log.LogWarning("A {Method} that came from no page of ours ({Site}) was not carried out", http.Request.Method, SiteOf(http.Request));
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Features.Set(Refusal.Forbidden(BorderWords.FromElsewhere));
        if (http.Request.Path.StartsWithSegments(TokenRoom.ApiPath)) return; // said there in the way of programs
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(BorderWords.FromElsewhere.ToString(), http.RequestAborted);
    }

    private static bool IsUnsafe(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);

    private static bool IsFromOurPages(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static string SiteOf(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "cross-site" or "same-site" => "another site",
        "" => Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var from) ? from.IdnHost : "no form and no header of ours",
        _ => "no form and no header of ours",
    };

    private static bool IsFormOrMeant(HttpRequest request)
        => request.HasFormContentType || request.Cookies.Count == 0 || TokenScheme.IsShown(request) || request.Headers.ContainsKey(OurHeader) || request.Headers.ContainsKey("HX-Request");
}
