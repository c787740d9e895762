using Liuke.Access;
using Liuke.Archive.People;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Interactions;

internal static class InteractionDoors
{
    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/customers/{code}/interactions", async (string code, [FromForm] InteractionTyped typed, LogInteraction log, CurrentPerson me, Company company, CancellationToken stop) =>
        {
            var read = typed.Read(company.Zone);
            if (!read.Refused(out var no, out var said) && !(await log.Run(code, said, me.Id, stop)).Refused(out no, out _)) return Results.LocalRedirect(ContactDoors.FileOf(code, "#timeline"));
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<InteractionAgain>(new { Code = code, Typed = typed, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.LogInteractions);
}
