using Liuke.Access;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Files;

internal static class FileDoors
{
    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{id}/mobile", async (CustomerId id, HttpContext http, RevealMobile reveal, CurrentPerson current, [FromForm] string? unused, CancellationToken stop) =>
        {
            if ((await reveal.Run(id, current.Id, stop)).Refused(out var refusal, out var mobile)) return Results.Text(refusal.Sentence.ToString(), statusCode: refusal.Status);
            return http.Request.Headers.ContainsKey("HX-Request")
                ? new RazorComponentResult<WholeMobile>(new { Mobile = mobile })
                : new RazorComponentResult<MobilePage>(new { Mobile = mobile, Back = UiRoom.Back(http) });
        }).Needs(ArchivePermissions.RevealMobile);
}
