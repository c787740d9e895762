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
        using var answer = await Send(manager, HttpMethod.Post, $"/work-items/{own.Work}/assign", [("To", "tang")]);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode}");
        Assert.Equal(before, await Owner());

        Task<PersonId?> Owner() => scene.House.Look(db => db.Set<Liuke.FollowUp.WorkItem>().Where(i => i.Id == own.Work).Select(i => i.OwnerId).SingleAsync());
    }

    [Fact]
    public async Task an_import_gives_nobody_of_another_department_new_customers()
    {
        await using var scene = await MatrixScene.Open();
        var manager = scene.Callers.Single(c => c.Role == Roles.Manager);
        var (mate, other) = (await Id("chen"), await Id("tang"));
        using var uploaded = await manager.Client.SendAsync(Json(HttpMethod.Post, "/api/v1/imports?fileName=a.csv", new ByteArrayContent("订单编号,买家昵称,付款时间,实付金额\n1,新客,2026-01-02,10\n"u8.ToArray()) { Headers = { ContentType = new("application/octet-stream") } }));
        var file = Guid.Parse(Regex.Match(await uploaded.Content.ReadAsStringAsync(), "[0-9a-f-]{36}").Value);

        using var form = await Send(manager, HttpMethod.Post, $"/imports/{file}/mapping", [("owner", other.ToString()), ("then", "start")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Map(other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Map(Guid.NewGuid()));
        Assert.Null(await scene.House.Look(db => db.Set<Liuke.Intake.ImportBatch>().Select(b => b.Settings).SingleAsync()));
        Assert.Equal(HttpStatusCode.OK, await Map(mate));

        Task<Guid> Id(string userName) => scene.House.Look(db => db.People.Where(p => p.UserName == userName).Select(p => p.Id).SingleAsync());
        async Task<HttpStatusCode> Map(Guid owner)
        {
            using var answer = await manager.Client.SendAsync(Json(HttpMethod.Put, $"/api/v1/imports/{file}/mapping", new StringContent($$"""{"columns":{},"owner":"{{owner}}"}""", System.Text.Encoding.UTF8, "application/json")));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task counts_choices_files_charts_and_the_log_hold_what_lies_within_reach_and_no_more()
    {
        await using var scene = await MatrixScene.Open();
        var cells = 0;
        foreach (var caller in scene.Callers.Where(c => c.Role != Roles.None))
        {
            var line = DoorTable.Lines.Single(l => l.Name == "GET /customers");
            var sees = scene.Targets.Count(t => Sees(line, caller, t.Side));
            var list = WebUtility.HtmlDecode(await Body(caller, "/customers"));
            Assert.Contains($"{sees} 位客户", list, StringComparison.Ordinal);
            // Who may be chosen as owner or department: nobody beyond the role's reach.
            if (caller.Role is Roles.Rep or Roles.Manager) Assert.DoesNotMatch("<option[^>]*>名tang", list);
            var names = await Body(caller, "/api/v1/colleagues");
            if (caller.Role is Roles.Rep or Roles.Manager) Assert.DoesNotContain("西南区", names, StringComparison.Ordinal);
            var charts = WebUtility.HtmlDecode(await Body(caller, "/insight"));
            Assert.All(scene.Targets.Where(t => !Sees(line, caller, t.Side)), t => Assert.DoesNotContain(t.Name, charts, StringComparison.Ordinal));
            cells += 4;
            if ((caller.Role & (Roles.Manager | Roles.GM | Roles.Admin)) == Roles.None) continue;

            using var asked = await Send(caller, HttpMethod.Post, "/exports", [("list", "customers"), ("query", ""), ("format", "csv")]);
            Assert.Equal("/exports", asked.Headers.Location?.ToString());
            var rows = await Exported(scene, caller);
            Assert.All(scene.Targets, t => Assert.Equal(Sees(line, caller, t.Side), rows.Contains(t.Name, StringComparison.Ordinal)));
            var log = WebUtility.HtmlDecode(await Body(caller, "/audit"));
            if (caller.Role == Roles.Manager) Assert.DoesNotContain(scene.Targets.Single(t => t.Side == Side.Other).Name, log, StringComparison.Ordinal);
            cells += scene.Targets.Count + 1;
        }

        output.WriteLine($"{cells} cells more: counts, choices, charts, files, the log");
    }

    private static async Task<string> Exported(MatrixScene scene, Caller caller)
    {
        var whose = await scene.House.Look(db => db.People.Where(p => p.UserName == caller.Name).Select(p => p.Id).SingleAsync());
        for (var tries = 0; tries < 200; tries++)
        {
            var export = await scene.House.Look(db => db.Set<Liuke.Exports.Export>().AsNoTracking().Where(e => e.RequestedBy == new PersonId(whose)).SingleAsync());
            if (export.FinishedAt is not null) return await File.ReadAllTextAsync(Path.Combine(scene.House.Folder, "exports", export.FileName));
            await Task.Delay(100);
        }

        throw new TimeoutException("The export was not written.");
    }

    private static async Task<string> Body(Caller caller, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept-Language", "zh-CN" } } };
        using var answer = await caller.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static HttpRequestMessage Json(HttpMethod method, string address, HttpContent content)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Liuke-Request", "1");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
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
            "CONTACT" => target!.People.Contact.ToString(),
            "CHANNEL" => target!.People.Channel.ToString(),
            "DATE" => target!.People.Date.ToString(),
            "INTERACTION" => target!.People.Interaction.ToString(),
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
