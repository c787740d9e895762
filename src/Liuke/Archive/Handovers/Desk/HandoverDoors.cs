using Liuke.Access;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Liuke.Archive.Handovers.Desk;

internal static class HandoverDoors
{
    public const string Home = "/handovers";

    public static void Map(IEndpointRouteBuilder doors)
    {
        Begin(doors);
        Plan(doors);
        Act(doors);
        Points(doors);
        doors.MapPost(Home + "/{id:guid}/seen", async (Guid id, HttpContext http, SeeReceived see, [FromForm] string? unused, CancellationToken stop) =>
            (await see.Run(new(id), stop)).Refused(out _, out _) ? Results.NotFound() : Said.Then(http, "/", HandoverPageWords.SeenNow)).Needs(ArchivePermissions.ViewCustomers);
    }

    public static string Page(HandoverId id) => $"{Home}/{id}";

    private static void Begin(IEndpointRouteBuilder doors)
        => doors.MapPost(Home, async (HttpContext http, MakeHandover make, [FromForm] IFormCollection form, CancellationToken stop) =>
        {
            var kind = Word<HandoverKind>(form, "kind") ?? default;
            var asked = new NewHandover(kind, form["reason"].ToString())
            {
                Person = Id(form, "person") is { } person ? new PersonId(person) : null, Department = Id(form, "department") is { } department ? new DepartmentId(department) : null,
                Into = Id(form, "into") is { } into ? new DepartmentId(into) : null, Region = form["region"], Filter = form["filter"], LastDayOn = DaySpan.Day(form["lastDay"]),
            };
            return (await make.Run(asked, stop)).Refused(out var no, out var id)
                ? Said.No(http, $"{Home}/new?kind={kind}", no, Typed(form, "person", "department", "into", "region", "filter", "reason", "lastDay")) : Results.LocalRedirect(Page(id));
        }).Needs(HandoverPermissions.Lead);

    private static void Plan(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Home + "/{id:guid}", async (Guid id, HttpContext http, PlanHandover plan, [FromForm] IFormCollection form, CancellationToken stop) =>
        {
            var texts = new HandoverTexts(form["reason"].ToString(), form["lastWords"], form["customerText"], Id(form, "successor") is { } person ? new PersonId(person) : null);
            return Told(http, new(id), await plan.Run(new(id), new() { Texts = texts }, stop), HandoverPageWords.Saved, "texts");
        }).Needs(HandoverPermissions.Lead);

        doors.MapPost(Home + "/{id:guid}/parts", async (Guid id, HttpContext http, PlanHandover plan, [FromForm] IFormCollection form, CancellationToken stop) =>
        {
            var rule = new PartRule(form["region"].ToString() is { Length: > 0 } region ? region : null, Word<CustomerKind>(form, "kind"), Word<CustomerStage>(form, "stage"), Word<RetentionState>(form, "state"), Word<Quadrant>(form, "quadrant"));
            return Told(http, new(id), await plan.Run(new(id), new() { Part = new(rule, Word<Share>(form, "share") ?? Share.ByNumber, [.. form["to"].OfType<string>()]) }, stop), HandoverPageWords.PartAdded, "plan");
        }).Needs(HandoverPermissions.Lead);

        doors.MapPost(Home + "/{id:guid}/parts/{part:guid}/remove", async (Guid id, Guid part, HttpContext http, PlanHandover plan, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, new(id), await plan.Run(new(id), new() { RemovePart = new(part) }, stop), HandoverPageWords.PartRemoved, "plan")).Needs(HandoverPermissions.Lead);

        doors.MapPost(Home + "/{id:guid}/picks", async (Guid id, HttpContext http, PlanHandover plan, [FromForm] string? codes, [FromForm] string? to, CancellationToken stop) =>
            Told(http, new(id), await plan.Run(new(id), new() { Picks = new((codes ?? "").Split([' ', ',', '，', '、', ';', '；', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries), to) }, stop), HandoverPageWords.Saved, "by-hand",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["codes"] = (codes ?? "")[..Math.Min(800, codes?.Length ?? 0)] })).Needs(HandoverPermissions.Lead);
    }

    private static void Act(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Home + "/{id:guid}/carry-out", async (Guid id, HttpContext http, CarryOutHandover carryOut, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, new(id), await carryOut.Run(new(id), stop), HandoverPageWords.Begun, "plan")).Needs(HandoverPermissions.Lead);
        doors.MapPost(Home + "/{id:guid}/undo", async (Guid id, HttpContext http, UndoHandover undo, [FromForm] string? unused, CancellationToken stop) =>
            Told(http, new(id), await undo.Run(new(id), stop), HandoverPageWords.UndoBegun, "plan")).Needs(HandoverPermissions.Lead);
        doors.MapPost(Home + "/{id:guid}/discard", async (Guid id, HttpContext http, DiscardHandover discard, [FromForm] string? unused, CancellationToken stop) =>
        {
            if (!(await discard.Run(new(id), stop)).Refused(out var no, out _)) return Said.Then(http, Home, HandoverPageWords.DiscardedNow);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : Said.No(http, Page(new(id)), no);
        }).Needs(HandoverPermissions.Lead);
        doors.MapPost(Home + "/{id:guid}/checks/{key}", async (Guid id, string key, HttpContext http, TickCheck tick, [FromForm] bool? done, [FromForm] string? note, CancellationToken stop) =>
            Told(http, new(id), await tick.Run(new(id), key, done == true, note, stop), done == true ? HandoverPageWords.Ticked : HandoverPageWords.Unticked, "checklist")).Needs(HandoverPermissions.Lead);
        doors.MapGet(Home + "/{id:guid}/progress", async (Guid id, ReadHandover read, CancellationToken stop) =>
            await read.Run(new(id), stop) is { } view ? new RazorComponentResult<HandoverProgress>(new { View = view }) : Results.NotFound()).Needs(HandoverPermissions.Lead);
    }

    private static void Points(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Home + "/points", async (HttpContext http, ChangePoints change, [FromForm] string? title, [FromForm] bool? movers, CancellationToken stop) =>
            (await change.Run(null, title, movers == true, stop)).Refused(out var no, out _) ? Said.No(http, Home, no) : Said.Then(http, Home, HandoverPageWords.PointAdded)).Needs(HandoverPermissions.SetPoints);
        doors.MapPost(Home + "/points/{key}/retire", async (string key, HttpContext http, ChangePoints change, [FromForm] string? unused, CancellationToken stop) =>
        {
            if (!(await change.Run(key, null, false, stop)).Refused(out var no, out _)) return Said.Then(http, Home, HandoverPageWords.PointRetired);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : Said.No(http, Home, no);
        }).Needs(HandoverPermissions.SetPoints);
    }

    private static IResult Told<T>(HttpContext http, HandoverId id, Outcome<T> done, Text says, string place, IReadOnlyDictionary<string, string>? typed = null)
    {
        if (!done.Refused(out var no, out _)) return Said.Then(http, $"{Page(id)}#{place}", says);
        return no.Kind == RefusalKind.Missing ? Results.NotFound() : Said.No(http, $"{Page(id)}#{place}", no, typed);
    }

    private static Guid? Id(IFormCollection form, string name) => Guid.TryParse(form[name], out var id) ? id : null;

    private static T? Word<T>(IFormCollection form, string name) where T : struct, Enum => Enum.TryParse<T>(form[name], out var word) && Enum.IsDefined(word) ? word : null;

    private static Dictionary<string, string> Typed(IFormCollection form, params ReadOnlySpan<string> names)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names) typed[name] = form[name].ToString() is var word ? word[..Math.Min(word.Length, 600)] : "";
        return typed;
    }
}
