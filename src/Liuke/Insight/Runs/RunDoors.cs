using Liuke.Access;
using Liuke.Basics;
using Liuke.Insight.Refresh;
using Liuke.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Insight.Runs;

internal static class RunDoors
{
    public const string Page = "/insight/runs";

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/insight/refresh", async ([FromForm] string? unused, AskForJob ask, CurrentPerson me, ReadRuns read, CancellationToken stop) =>
        {
            // One at a time: whoever presses twice watches the first.
            if ((await read.Run(stop)).Job is null) await ask.Run<RefreshInsight>(new RefreshArguments(), me.Id, null, stop);
            return Results.LocalRedirect(Page);
        }).Needs(InsightPermissions.Refresh);

        doors.MapPost("/insight/refresh/{id:guid}/cancel", async (Guid id, [FromForm] string? unused, CancelJob cancel, ReadJob read, CancellationToken stop) =>
        {
            if (await read.Run(new(id), stop) is { Kind: var kind } && kind == RefreshInsight.Kind) await cancel.Run(new(id), stop);
            return Results.LocalRedirect(Page);
        }).Needs(InsightPermissions.Refresh);

        doors.MapGet("/insight/refresh/{id:guid}", async (Guid id, HttpContext http, ReadJob read, CancellationToken stop) =>
        {
            if (await read.Run(new(id), stop) is not { } job || job.Kind != RefreshInsight.Kind) return Results.NotFound();
            if (job.IsOver) http.Response.Headers["HX-Refresh"] = "true";
            return new RazorComponentResult<RunProgress>(new { Job = job });
        }).Needs(InsightPermissions.ViewRuns);
    }
}
