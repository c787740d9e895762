using Liuke.Access;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Archive.PeoplesData.Retaining;

internal static class RetentionDoors
{
    public const string Path = "/privacy/retention";

    public static void Map(IEndpointRouteBuilder doors)
        => doors.MapPost(Path, async ([FromForm] RetentionTyped typed, SetRetention set, CurrentPerson me, CancellationToken stop) =>
        {
            var months = int.TryParse(typed.Months, System.Globalization.CultureInfo.InvariantCulture, out var m) ? m : 0;
            if (!(await set.Run(typed.Kind ?? "", months, typed.Removes == "yes", me.Id, stop)).Refused(out var no, out _)) return Results.LocalRedirect(Path);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = RetentionWords.Title, Says = no.Sentence, Back = Path }) { StatusCode = no.Status };
        }).Needs(ArchivePermissions.SetRetention);
}

/// <summary>A line of the table as it was typed.</summary>
internal sealed record RetentionTyped
{
    public string? Kind { get; init; }
    public string? Months { get; init; }
    public string? Removes { get; init; }
}
