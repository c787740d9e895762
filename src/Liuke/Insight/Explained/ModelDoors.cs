using Liuke.Access;
using Liuke.Basics;
using Liuke.Insight.Proofs;
using Liuke.Insight.Refresh;
using Liuke.Insight.Runs;
using Liuke.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Insight.Explained;

internal static class ModelDoors
{
    public const string Page = "/insight/models";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost(Page + "/try", async ([FromForm] string? cut, [FromForm] int? days, AskForTrial ask, CurrentPerson me, CancellationToken stop) =>
        {
            // What will not do is said on the page, with what was typed still in its place.
            var asked = new TrialAsked(cut, days ?? 0);
            var isRefused = (await ask.Run(asked, me.Id, stop)).Refused(out _, out _);
            return Results.LocalRedirect(Page + (isRefused ? $"?cut={Uri.EscapeDataString(cut ?? "")}&days={days ?? 0}" : "") + "#try");
        }).Needs(InsightPermissions.TryCutDate);

        doors.MapGet(Page + "/try/{id:guid}", async (Guid id, HttpContext http, ReadJob read, CancellationToken stop) =>
        {
            if (await read.Run(new(id), stop) is not { } job || job.Kind != TryCutDate.Kind) return Results.NotFound();
            if (job.IsOver) http.Response.Headers["HX-Refresh"] = "true";
            return new RazorComponentResult<TrialProgress>(new { Job = job });
        }).Needs(InsightPermissions.ViewRuns);

        doors.MapPost(Page + "/try/{id:guid}/cancel", async (Guid id, [FromForm] string? unused, CancelJob cancel, ReadJob read, CancellationToken stop) =>
        {
            if (await read.Run(new(id), stop) is { Kind: var kind } && kind == TryCutDate.Kind) await cancel.Run(new(id), stop);
            return Results.LocalRedirect(Page + "#try");
        }).Needs(InsightPermissions.TryCutDate);

        doors.MapPost(Page + "/choose", async ([FromForm] string? unused, AskForJob ask, CurrentPerson me, ReadRuns read, CancellationToken stop) =>
        {
            if ((await read.Run(stop)).Job is null) await ask.Run<RefreshInsight>(new RefreshArguments(Choose: true), me.Id, null, stop);
            return Results.LocalRedirect(RunDoors.Page);
        }).Needs(InsightPermissions.Refresh);
    }
}
