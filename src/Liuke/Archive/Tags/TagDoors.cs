using Liuke.Access;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.Tags;

internal static class TagDoors
{
    public const string Path = "/tags";

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost("/tags/{key}", async (string key, [FromForm] string? to, RenameTag rename, CurrentPerson me, CancellationToken stop) =>
        {
            if (!(await rename.Run(key, to, me.Id, stop)).Refused(out var no, out _)) return Results.LocalRedirect(Path);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<TagsAgain>(new { No = (Text?)no.Sentence, Typed = to, TypedFor = key }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.ManageTags);
}
