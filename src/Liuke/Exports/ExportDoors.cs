using Liuke.Access;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Exports;

internal static class ExportDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/exports", async (AskForExport ask, CurrentPerson current, IEnumerable<IExportable> lists, [FromForm] string list, [FromForm] string? query, [FromForm] string format, CancellationToken stop) =>
        {
            if (!Enum.TryParse<ExportFormat>(format, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted)) return No(Refusal.Invalid(ExportWords.NoSuchFormat));
            if (!(await ask.Run(new(list, query, wanted), current.Rights, stop)).Refused(out var refusal, out _)) return Results.LocalRedirect(ReadExports.Path);
            // What a role does not open, a grant may: the way to one is shown where it is refused.
            return lists.FirstOrDefault(l => l.Name == list) is { } known && refusal.Sentence == ExportWords.NeedsGrant(known.Title)
                ? new RazorComponentResult<ExportRefused>(new { No = refusal.Sentence, Address = known.Address(AskForExport.Query(query ?? "")) }) { StatusCode = refusal.Status } : No(refusal);
        }).Needs(ExportPermissions.Use).NeedsFreshSecondFactor();

        doors.MapGet("/exports/{id}/row", async (ExportId id, ReadExports read, CancellationToken stop) =>
            (await read.Run(new(Only: id), stop)) is [var one] ? Results.Extensions.Line(one) : Results.NotFound()).Needs(ExportPermissions.Use);

        doors.MapPost("/exports/{id}/cancel", async (ExportId id, CancelExport cancel, CurrentPerson current, [FromForm] string? unused, CancellationToken stop) =>
            (await cancel.Run(id, current.Id, stop)).Refused(out var refusal, out _) ? No(refusal) : Results.LocalRedirect(ReadExports.Path)).Needs(ExportPermissions.Use);

        doors.MapPost("/exports/{id}/link", async (ExportId id, LinkExport link, CurrentPerson current, [FromForm] string? unused, CancellationToken stop) =>
            (await link.Run(id, current.Rights, stop)).Refused(out var refusal, out var secret) ? No(refusal) : Results.LocalRedirect($"/exports/file/{secret}")).Needs(ExportPermissions.Use).NeedsFreshSecondFactor();

        doors.MapGet("/exports/file/{secret}", async (string secret, FetchExport fetch, CurrentPerson current, CancellationToken stop) =>
            (await fetch.Run(secret, current.Rights, stop)).Refused(out var refusal, out var file) ? No(refusal) : Results.File(file.Path, file.ContentType, file.Name)).Needs(ExportPermissions.Use);
    }

    // What is not there is not there; everything else is said on the page.
    private static IResult No(Refusal refusal) => refusal.Sentence == ExportWords.NoSuchExport || refusal.Sentence == ExportWords.NoSuchList
        ? Results.NotFound() : Results.LocalRedirect($"{ReadExports.Path}?no={Uri.EscapeDataString(refusal.Sentence.ToString())}");

    private static RazorComponentResult<ExportLine> Line(this IResultExtensions _, ExportView one) => new(new { Row = one });
}
