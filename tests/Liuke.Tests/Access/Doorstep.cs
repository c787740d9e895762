using System.Net;
using System.Text.RegularExpressions;

namespace Liuke.Tests.Access;

/// <summary>Signs in over HTTP as a browser would and keeps the cookie.</summary>
internal static partial class Doorstep
{
    public static async Task<HttpClient> Enter(Uri house, string userName, string password)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = house };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var entered = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(
            [new("userName", userName), new("password", password), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]));
        return entered.StatusCode == HttpStatusCode.Redirect && entered.Headers.Location?.ToString() == "/" ? client : throw new InvalidOperationException("The sign-in failed.");
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
