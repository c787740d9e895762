using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Liuke.Access;
using Liuke.Basics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Access.Rights.Matrix;

/// <summary>Every door of the running program, tried by everybody, on every side of every wall.</summary>
public sealed partial class MatrixTests(ITestOutputHelper output)
{
    private static readonly string[] NotOurDoors = ["Blazor Opaque Redirection", "Fallback {**path:file}"];

    private sealed record Cell(string Door, string Caller, string What, string? Wrong);

    [Fact]
    public async Task every_door_has_a_line_and_every_line_a_door()
    {
        await using var house = await TestHouse.Open();
        await house.Serve();
        var doors = house.Doors.Where(IsOurs).SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lines = DoorTable.Lines.Select(l => Bare(l.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Empty(doors.Except(lines).Order(StringComparer.Ordinal)); // write its line in DoorTable.cs
        Assert.Empty(lines.Except(doors).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task every_cell_of_the_matrix_is_as_written()
    {
        await using var scene = await MatrixScene.Open();
        var cells = new ConcurrentBag<Cell>();
        // A refresh settles the work that the other lines are about: it is tried last.
        foreach (var lines in DoorTable.Lines.Where(l => l.To != Leads.Anywhere).GroupBy(l => l.Name.StartsWith("POST /insight", StringComparison.Ordinal) || l.Name.StartsWith("POST /api/v1/insight", StringComparison.Ordinal)).OrderBy(g => g.Key))
            await Parallel.ForEachAsync(scene.Callers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (caller, _) =>
            {
                foreach (var line in lines)
                    foreach (var cell in await Try(scene, line, caller)) cells.Add(cell);
            });

        output.WriteLine($"{cells.Count} cells: {DoorTable.Lines.Length} doors, {scene.Callers.Count} callers");
        var wrong = cells.Where(c => c.Wrong is not null).Select(c => $"{c.Door} by {c.Caller} on {c.What}: {c.Wrong}").Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(cells.Count > 600, $"only {cells.Count} cells");
    }

    [Fact]
    public async Task keys_of_another_department_inside_a_form_change_nothing()
    {
        await using var scene = await MatrixScene.Open();
        var manager = scene.Callers.Single(c => c.Role == Roles.Manager);
        var own = scene.Targets.Single(t => t.Side == Side.Own);
        var before = await Owner();
        using var answer = await Send(manager, HttpMethod.Post, $"/work/{own.Work}/assign", [("To", "tang")]);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode}");
        Assert.Equal(before, await Owner());

        Task<PersonId?> Owner() => scene.House.Look(db => db.Set<Liuke.FollowUp.WorkItem>().Where(i => i.Id == own.Work).Select(i => i.OwnerId).SingleAsync());
    }

    private static async Task<IReadOnlyList<Cell>> Try(MatrixScene scene, DoorLine line, Caller caller)
    {
        var cells = new List<Cell>();
        IEnumerable<Target?> targets = line.To is Leads.Customer or Leads.Work ? scene.Targets : new Target?[] { null };
        foreach (var target in targets)
        {
            using var answer = await (line.IsForPrograms ? Call(caller, line, target) : Send(caller, line.Name.StartsWith("POST", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, Address(line, target), line.Form));
            var isOpen = caller.Role != Roles.None && (line.Anyone & caller.Role) != Roles.None;
            var wrong = caller.Role == Roles.None ? line.IsForPrograms ? Is(answer, HttpStatusCode.Unauthorized) : SentToSignIn(answer) : !isOpen ? Is(answer, HttpStatusCode.Forbidden)
                : target is not null && !Sees(line, caller, target.Side) ? Is(answer, HttpStatusCode.NotFound) : LetIn(answer, target is not null);
            cells.Add(new(line.Name, caller.Name, target?.Side.ToString() ?? "it", wrong));
            if (line.To == Leads.List && isOpen) cells.AddRange(await Listed(scene, line, caller, answer));
        }

        return cells;
    }

    // In a list stands whoever lies within reach, and nobody else.
    private static async Task<IEnumerable<Cell>> Listed(MatrixScene scene, DoorLine line, Caller caller, HttpResponseMessage answer)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return scene.Targets.Select(target => new Cell(line.Name, caller.Name, $"{target.Side} in the list",
            page.Contains(target.Name, StringComparison.Ordinal) == Sees(line, caller, target.Side) ? null
            : Sees(line, caller, target.Side) ? "is missing" : "is shown"));
    }

    private static bool Sees(DoorLine line, Caller caller, Side side)
        => line.All.HasFlag(caller.Role) || (line.Department.HasFlag(caller.Role) && side != Side.Other)
            || (line.Own.HasFlag(caller.Role) && caller.IsOwner && side == Side.Own)
            || (line.OpensByViewGrant && caller.SeesOther && side == Side.Other);

    private static string? SentToSignIn(HttpResponseMessage answer)
        => answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal) ? null : $"answers {answer.StatusCode}, not the sign-in";

    private static string? Is(HttpResponseMessage answer, HttpStatusCode expected) => answer.StatusCode == expected ? null : $"answers {answer.StatusCode}, not {expected}";

    private static string? LetIn(HttpResponseMessage answer, bool mustBeThere) => answer.StatusCode switch
    {
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => $"answers {answer.StatusCode} to whoever may",
        HttpStatusCode.NotFound when mustBeThere => "is not found by whoever may see it",
        HttpStatusCode.Redirect when answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal) => "sends to the sign-in",
        >= HttpStatusCode.InternalServerError => $"breaks with {answer.StatusCode}",
        _ => null,
    };

    private static async Task<HttpResponseMessage> Send(Caller caller, HttpMethod method, string address, (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", caller.Token), .. form.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await caller.Client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> Call(Caller caller, DoorLine line, Target? target)
    {
        using var request = new HttpRequestMessage(new(line.Name.Split(' ')[0]), new Uri(Address(line, target), UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-Liuke-Request", "1");
        if (line.Json is not null) request.Content = new StringContent(line.Json, System.Text.Encoding.UTF8, "application/json");
        return await caller.Client.SendAsync(request);
    }

    private static string Address(DoorLine line, Target? target)
    {
        var path = line.Name[(line.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return Parameter().Replace(path, p => p.Groups[1].Value.ToUpperInvariant() switch
        {
            "CODE" when target is not null => target.Code,
            "MODULE" => "firm",
            "LIST" => "needs",
            "ID" when target is not null => target.Work.ToString(),
            "ACT" => "finish",
            _ => "0190a000-0000-7000-8000-000000000000",
        });
    }

    private static string Bare(string name) => name.Split('?')[0];

    private static bool IsOurs(RouteEndpoint door) => !NotOurDoors.Contains(door.DisplayName) && door.Metadata.GetMetadata<OpenDoor>()?.Reason.StartsWith("style sheets", StringComparison.Ordinal) != true;

    // A page answers to POST as well, with the same permission.
    private static IEnumerable<string> Names(RouteEndpoint door)
    {
        var methods = door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var isPage = methods.Contains("GET");
        return (isPage ? ["GET"] : methods).Select(m => $"{m} /{door.RoutePattern.RawText?.TrimStart('/')}");
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
