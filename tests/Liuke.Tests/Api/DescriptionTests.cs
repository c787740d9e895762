using System.Text.Json;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Api.Border;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Liuke.Tests.Api;

public sealed partial class DescriptionTests
{
    [Fact]
    public async Task every_door_for_programs_is_described_with_its_permission_an_example_and_its_refusals()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var paths = document.RootElement.GetProperty("paths");
        var doors = house.Doors.Where(d => d.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();

        Assert.True(doors.Count > 35, $"only {doors.Count} doors");
        Assert.Empty(doors.SelectMany(door => Missing(door, paths)));
        Assert.Equal(doors.Count, paths.EnumerateObject().Sum(p => p.Value.EnumerateObject().Count()));
        var names = doors.Select(d => d.Metadata.GetMetadata<ApiDoor>()?.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal("http", document.RootElement.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("type").GetString());
    }

    [Fact]
    public async Task the_description_is_told_in_the_readers_language()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("Lists customers", await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), StringComparison.Ordinal);
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        using var chinese = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        Assert.Contains("客户列表", chinese.RootElement.GetProperty("paths").GetProperty("/api/v1/customers").GetProperty("get").GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Missing(RouteEndpoint door, JsonElement paths)
    {
        var method = door.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single();
        var route = Constraint().Replace(door.RoutePattern.RawText!, "}");
        var name = $"{method} {route}";
        if (!paths.TryGetProperty(route, out var path) || !path.TryGetProperty(method.ToLowerInvariant(), out var told)) return [$"{name} is not described"];

        return new[]
        {
            Text(told, "summary").Length > 0 ? null : $"{name} has no summary",
            door.Metadata.GetMetadata<NeedsAttribute>() is not { } needs || Text(told, "description").Contains(needs.Permission, StringComparison.Ordinal) ? null : $"{name} does not name its permission",
            HasExample(told.GetProperty("responses").GetProperty("200"), "application/json") || HasExample(told.GetProperty("responses").GetProperty("200"), "text/csv") || HasExample(told.GetProperty("responses").GetProperty("200"), "application/octet-stream") ? null : $"{name} has no example of its answer",
            door.Metadata.GetMetadata<ApiBody>() is null || HasExample(told.GetProperty("requestBody"), "application/json") ? null : $"{name} has no example of its body",
            Refusals(told).Contains("401") && Refusals(told).Contains("403") ? null : $"{name} does not tell its refusals",
            door.Metadata.GetMetadata<ApiDoor>()!.Refuses.All(status => Refusals(told).Contains($"{status}")) ? null : $"{name} refuses otherwise than described",
            method == "GET" || told.GetProperty("parameters").EnumerateArray().Any(p => Text(p, "name") == "Idempotency-Key") ? null : $"{name} does not tell of keys",
        }.OfType<string>();
    }

    private static List<string> Refusals(JsonElement told)
        => [.. told.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5' && HasExample(r.Value, "application/problem+json")).Select(r => r.Name)];

    private static bool HasExample(JsonElement of, string media) => of.TryGetProperty("content", out var content) && content.TryGetProperty(media, out var told) && told.TryGetProperty("example", out _);

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}
