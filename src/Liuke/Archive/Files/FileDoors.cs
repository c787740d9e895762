using Liuke.Access;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Files;

internal static class FileDoors
{
    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{code}/reveal", async (string code, HttpContext http, RevealMobile reveal, CurrentPerson current, [FromForm] string? unused, CancellationToken stop) =>
        {
            var isRefused = (await reveal.Run(code, current.Id, current.Roles, stop)).Refused(out var refusal, out var seen);
            if (isRefused && refusal!.Kind == RefusalKind.Missing) return Results.NotFound();

            var shown = new Dictionary<string, object?> { ["Mobile"] = seen?.Mobile, ["Left"] = seen?.Left ?? 0, ["Refused"] = refusal?.Sentence ?? default };
            // A fragment takes the masked number's place whatever it says, so it is an answer like any other.
            if (http.Request.Headers.ContainsKey("HX-Request")) return new RazorComponentResult<WholeMobile>(shown);
            return new RazorComponentResult<MobilePage>(new Dictionary<string, object?>(shown) { ["Back"] = $"{CustomerFilter.Path}/{code}" }) { StatusCode = refusal?.Status };
        }).Needs(ArchivePermissions.RevealMobile);
}
