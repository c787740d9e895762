using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Tests.Access.Rights;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Liuke.Tests.Access;

/// <summary>What strangers write into addresses: every parameter that the running program reads, with everything that has ever worked somewhere.</summary>
public sealed partial class InjectionTests(ITestOutputHelper output)
{
    /// <summary>Would be markup, were it ever shown as it came.</summary>
    private const string Mark = "<lk-mark";

    // The long form, LIUKE_FUZZ, tries every parameter with every payload; every run tries a share that shifts from parameter to parameter.
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LIUKE_FUZZ") is not null;
    private const int Share = 5;

    private static readonly string[] Payloads =
    [
        "' OR '1'='1", "'; DROP TABLE \"Customers\";--", "\" OR \"\"=\"", "1) OR (1=1", "x' UNION SELECT * FROM \"People\"--", "\\' OR 1=1#", "1;SELECT pg_sleep(9)", "||(SELECT 1)||",
        "%", "_", "%%%", "\\%", "[a-z]%", "*", "?", "a%' ESCAPE '!",
        $"\">{Mark} onload=alert(1)>", $"'>{Mark}>", $"</script>{Mark}>", $"</textarea>{Mark}>", $"<!--{Mark}-->", "javascript:alert(1)", $"\u003c\u0073cript>{Mark}>",
        "{{7*7}}", "${7*7}", "@(7*7)", "%{7*7}", "#{7*7}",
        "../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd", "//evil.example/x", "x\r\nX-Injected: yes", "%0d%0aX-Injected: yes",
        "\0", "a\0b", "\u202e客户", "Ａ１％＇", "\ufeff", "İıſK", "e\u0301\u0301\u0301", "\ud83d\ude00",
        "99999999999999999999", "-9223372036854775808", "-1", "1e308", "NaN", "0x10", "2026-02-30", "9999-12-31", "0001-01-01", "-4000-01-01", "2026-13", "=HYPERLINK(\"http://x\")", "@SUM(A1)",
        new('长', 3000), new('[', 500),
    ];

    private sealed record Place(string Path, string Parameter, bool IsForPrograms);

    [Fact]
    public async Task no_parameter_of_any_list_or_page_breaks_reflects_or_reaches_further()
    {
        await using var firm = await FirmScene.Open();
        await firm.Person("boss", Roles.GM | Roles.Admin);
        await firm.Customer(firm.Xiaoyu, firm.East, "自己客户");
        await firm.Customer(firm.Tang, firm.West, "别人客户");
        var house = await firm.House.Serve();
        using var rep = await Doorstep.Enter(house, "xiaoyu", FirmScene.Password);
        using var boss = await Doorstep.Enter(house, "boss", FirmScene.Password);
        var places = await Places(firm.House, boss);
        Assert.True(places.Count > 60, $"only {places.Count} parameters found");

        var wrong = new ConcurrentBag<string>();
        var tried = 0;
        await Parallel.ForEachAsync(places.Select((place, at) => (place, at)), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, stop) =>
        {
            var share = IsLong ? Payloads : [.. Enumerable.Range(0, Share).Select(i => Payloads[(one.at * Share + i) % Payloads.Length])];
            foreach (var payload in share)
                foreach (var (who, client) in new[] { ("rep", rep), ("boss", boss) })
                {
                    Interlocked.Increment(ref tried);
                    if (await Try(client, one.place, payload, who == "rep", stop) is { } found) wrong.Add($"{one.place.Path}?{one.place.Parameter}= by {who}, {Shown(payload)}: {found}");
                }
        });

        output.WriteLine($"{tried} requests: {places.Count} parameters of {places.Select(p => p.Path).Distinct().Count()} doors, {Payloads.Length} payloads");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(20)));
    }

    [Fact]
    public void there_are_forty_payloads_and_every_one_is_tried() => Assert.True(Payloads.Distinct(StringComparer.Ordinal).Count() >= 40);

    private static async Task<string?> Try(HttpClient client, Place place, string payload, bool isRep, CancellationToken stop)
    {
        using var answer = await client.GetAsync(new Uri($"{place.Path}{(place.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{place.Parameter}={Uri.EscapeDataString(payload)}", UriKind.Relative), stop);
        if ((int)answer.StatusCode >= 500) return $"answers {answer.StatusCode}";
        if (answer.Headers.Contains("X-Injected")) return "makes a header";
        if (answer.Headers.Location is { IsAbsoluteUri: true } away && away.Authority != client.BaseAddress!.Authority) return $"leads to {away}";
        var body = await answer.Content.ReadAsStringAsync(stop);
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        if (isPage && body.Contains(Mark, StringComparison.OrdinalIgnoreCase)) return "shows the markup as it came";
        if (isPage && HrefsOut().IsMatch(body)) return "links to what was typed";
        if (isRep && WebUtility.HtmlDecode(body).Contains("别人客户", StringComparison.Ordinal)) return "shows a row beyond reach";
        return null;
    }

    // What the program itself says it reads: fields of pages, arguments of handlers, parameters of doors for programs, and what its own links and forms send.
    private static async Task<IReadOnlyList<Place>> Places(TestHouse house, HttpClient boss)
    {
        var found = new HashSet<Place>();
        foreach (var door in house.Doors.Where(d => (d.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET")))
        {
            var path = "/" + door.RoutePattern.RawText!.TrimStart('/');
            if (path.Contains("{*", StringComparison.Ordinal) || path.StartsWith("/status", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal)) continue;
            path = Parameter().Replace(path, p => p.Groups[1].Value.ToUpperInvariant() switch { "CODE" => "C2026-00001-7", "USERNAME" => "xiaoyu", "ACT" => "finish", "KIND" => "grant.view", _ => "0190a000-0000-7000-8000-000000000000" });
            var isForPrograms = path.StartsWith("/api/", StringComparison.Ordinal);
            foreach (var name in Names(door)) found.Add(new(path, name, isForPrograms));
            if (isForPrograms || door.Metadata.GetMetadata<ComponentTypeMetadata>() is null) continue;
            using var page = await boss.GetAsync(new Uri(path, UriKind.Relative));
            foreach (var name in Sent(await page.Content.ReadAsStringAsync(), path)) found.Add(new(path, name, false));
        }

        return [.. found.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Parameter, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Names(RouteEndpoint door)
    {
        var page = door.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        var fields = page?.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.IsDefined(typeof(SupplyParameterFromQueryAttribute)))
            .Select(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? p.Name) ?? [];
        var route = door.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var arguments = door.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Where(p => p.Name is { } name && !route.Contains(name) && (p.ParameterType == typeof(string) || Nullable.GetUnderlyingType(p.ParameterType) is not null || p.ParameterType.IsPrimitive))
            .Select(p => p.Name!) ?? [];
        return fields.Concat(arguments).Concat(door.Metadata.GetOrderedMetadata<Liuke.Api.Border.ApiParameter>().Select(p => p.Name));
    }

    private static IEnumerable<string> Sent(string page, string path)
    {
        var links = Link().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(href => href.StartsWith(path + "?", StringComparison.Ordinal))
            .SelectMany(href => href[(path.Length + 1)..].Split('#')[0].Split('&')).Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]));
        var forms = GetForm().Matches(page).Where(form => form.Value.Contains($"action=\"{path}\"", StringComparison.Ordinal)).SelectMany(form => Field().Matches(form.Value)).Select(m => m.Groups[1].Value);
        return links.Concat(forms).Where(name => name.Length > 0);
    }

    private static string Shown(string payload) => payload.Length > 40 ? payload[..40] + "…" : payload;

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<form[^>]*method=\"get\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex GetForm();

    [GeneratedRegex("name=\"([^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("(?:href|src|action)=\"\\s*(?:javascript:|//evil|file:)", RegexOptions.IgnoreCase)]
    private static partial Regex HrefsOut();
}
