using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>The small cookies of the entrance. On https their names begin with __Host-, so that no neighbouring site can set them.</summary>
internal sealed class EntranceCookies(IDataProtectionProvider protection, IClock clock)
{
    public static readonly Duration Patience = Duration.FromMinutes(5);

    /// <summary>Kept in a browser that signed in, for a year.</summary>
    public static string Device(HttpContext http) => Named(http.Request, "liuke-device");

    public static string Named(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;

    public static void KeepDevice(HttpContext http, string secret)
        => http.Response.Cookies.Append(Device(http), secret, Options(http, TimeSpan.FromDays(365)));

    /// <summary>Keeps something in the browser, sealed, for five minutes.</summary>
    public void Keep<T>(HttpContext http, string name, T value)
    {
        var kept = JsonSerializer.Serialize(new Dated<T>(clock.GetCurrentInstant().ToUnixTimeSeconds(), value));
        http.Response.Cookies.Append(Named(http.Request, name), Seal(name).Protect(kept), Options(http, Patience.ToTimeSpan()));
    }

    /// <returns>What was kept, unless it is too old or was tampered with.</returns>
    public T? Read<T>(HttpContext http, string name) where T : class
    {
        if (http.Request.Cookies[Named(http.Request, name)] is not { } kept) return null;
        try
        {
            var dated = JsonSerializer.Deserialize<Dated<T>>(Seal(name).Unprotect(kept))!;
            return Instant.FromUnixTimeSeconds(dated.At) + Patience > clock.GetCurrentInstant() ? dated.Value : null;
        }
        catch (Exception spoilt) when (spoilt is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    public static void Drop(HttpContext http, string name) => http.Response.Cookies.Delete(Named(http.Request, name), Options(http, null));

    private IDataProtector Seal(string name) => protection.CreateProtector("Liuke.Entrance", name);

    private static CookieOptions Options(HttpContext http, TimeSpan? age)
        => new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = age };

    private sealed record Dated<T>(long At, T Value);
}

/// <summary>Names the session's cookie by the scheme of the request.</summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager chunks = new();

    public string? GetRequestCookie(HttpContext context, string key) => chunks.GetRequestCookie(context, EntranceCookies.Named(context.Request, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
        => chunks.AppendResponseCookie(context, EntranceCookies.Named(context.Request, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => chunks.DeleteCookie(context, EntranceCookies.Named(context.Request, key), options);
}
