using System.Net;
using Liuke.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Every page and endpoint of the running program names the permission it needs, or why it needs none.</summary>
public sealed class DoorTests
{
    /// <summary>Doors that hold nothing of anybody's: the fallback policy, signed in, is enough.</summary>
    private static readonly string[] SignedInIsEnough = ["/not-found (/not-found)", "/status/404 (/status/404)", "/failed (/failed)", "/status/{Status:int} (/status/{Status:int})", "Blazor Opaque Redirection", "Fallback {**path:file}"];

    [Fact]
    public async Task every_door_names_its_permission_or_why_it_is_open()
    {
        await using var house = await TestHouse.Open();
        await house.Serve();
        var permissions = house.Services.GetServices<Permission>().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var doors = house.Doors.ToList();

        Assert.Contains(doors, d => d.RoutePattern.RawText == "/sign-in");
        Assert.Empty(doors.Where(door => !SignedInIsEnough.Contains(door.DisplayName))
            .Select(door => Complaint(door.Metadata, permissions) is { } wrong ? $"{door.DisplayName} {wrong}" : null).OfType<string>());
    }

    [Fact]
    public async Task no_door_is_made_before_somebody_opens_it()
    {
        await using var house = await TestHouse.Open();
        await house.Serve();
        var made = house.Doors.Where(d => d.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.DeclaringType?.Assembly == typeof(Doors).Assembly).ToList();

        Assert.True(made.Count > 200, $"{made.Count} doors");
        Assert.Empty(made.Where(d => d.RequestDelegate!.Method.DeclaringType?.Assembly != typeof(Doors).Assembly).Select(d => d.DisplayName));
    }

    [Fact]
    public void a_door_without_a_permission_is_seen()
    {
        HashSet<string> known = ["see-customers"];
        Assert.NotNull(Complaint(new(), known));
        Assert.NotNull(Complaint(new(new AllowAnonymousAttribute()), known));
        Assert.NotNull(Complaint(new(new OpenDoor("")), known));
        Assert.NotNull(Complaint(new(new NeedsAttribute("see-costumers")), known));
        Assert.NotNull(Complaint(new(new AuthorizeAttribute()), known));
        Assert.NotNull(Complaint(new(new NeedsAttribute("see-customers"), new AllowAnonymousAttribute()), known));
        Assert.Null(Complaint(new(new NeedsAttribute("see-customers")), known));
        Assert.Null(Complaint(new(new OpenDoor("strangers sign in here"), new AllowAnonymousAttribute()), known));
    }

    [Fact]
    public async Task a_stranger_is_sent_to_the_sign_in_from_every_page_that_is_not_open()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };
        var pages = house.Doors.Where(d => d.Metadata.GetMetadata<NeedsAttribute>() is not null && TakesGet(d) && !IsForPrograms(d)).Select(Address).Distinct();
        foreach (var page in pages)
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal), $"{page} answers {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task a_stranger_is_told_so_at_every_door_for_programs()
    {
        await using var house = await TestHouse.Open();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };
        foreach (var door in house.Doors.Where(IsForPrograms))
            foreach (var method in door.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                using var request = new HttpRequestMessage(new(method), new Uri(Address(door), UriKind.Relative));
                using var answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{door.DisplayName} answers {answer.StatusCode}");
            }
    }

    private static bool IsForPrograms(RouteEndpoint door) => door.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true;

    private static string? Complaint(EndpointMetadataCollection metadata, HashSet<string> permissions)
    {
        var isAnonymous = metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (metadata.GetMetadata<OpenDoor>() is { } open) return open.Reason.Length == 0 ? "is open and does not say why" : null;
        if (metadata.GetMetadata<NeedsAttribute>() is not { } needs) return "names no permission";
        return isAnonymous ? "needs a permission and lets strangers in"
            : permissions.Contains(needs.Permission) ? null : $"needs {needs.Permission}, which no room grants";
    }

    private static bool TakesGet(RouteEndpoint door) => door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false;

    private static string Address(RouteEndpoint door)
        => "/" + string.Join('/', door.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart text ? text.Content : "0190a000-0000-7000-8000-000000000000"))));
}
