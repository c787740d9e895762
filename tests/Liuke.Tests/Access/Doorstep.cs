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
        using var entered = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), Form(page, ("userName", userName), ("password", password)));
        return entered.StatusCode == HttpStatusCode.Redirect && entered.Headers.Location?.ToString() == "/" ? client : throw new InvalidOperationException("The sign-in failed.");
    }

    /// <summary>A form as the page would send it, with the page's token.</summary>
    public static FormUrlEncodedContent Form(string page, params IEnumerable<(string Name, string Value)> fields)
        => new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
