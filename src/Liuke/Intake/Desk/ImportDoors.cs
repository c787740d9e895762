using Liuke.Access;
using Liuke.Basics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Liuke.Intake.Desk;

/// <summary>The forms of the import desk. Each leads back to the page, which tells the truth of the moment.</summary>
internal static class ImportDoors
{
    private const string TokenField = "__RequestVerificationToken", KindField = "kind", MapPrefix = "map.";
    private const int LongestToken = 4096;

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapGet("/imports/template", async (string kind, bool? paper, WriteTemplate write, CancellationToken stop) =>
            (await write.Run(kind, paper == true, stop)).Refused(out var refusal, out var template) ? Results.StatusCode(refusal.Status)
                : Results.File(template.Content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.FileName))
            .Needs(IntakePermissions.Desk);

        doors.MapPost("/imports/upload", Upload).Needs(IntakePermissions.Desk);

        doors.MapPost("/imports/{id:guid}/mapping", async (Guid id, [FromForm] IFormCollection form, DecideImport decide, BeginImport begin, CurrentPerson me, CancellationToken stop) =>
        {
            var decided = await decide.Run(new(id), SettingsOf(form), form["saveAs"], me.Id, stop);
            if (decided.Refusal is { Kind: RefusalKind.Invalid } refused) return new RazorComponentResult<ImportRefused>(new { Id = id, Says = refused.Sentence }) { StatusCode = refused.Status };
            if (decided.Refusal is null && form["then"] == "start") await begin.Run(new(id), me.Id, stop);
            return Results.LocalRedirect($"/imports/{id}");
        }).Needs(IntakePermissions.Desk);

        doors.MapPost("/imports/{id:guid}/resume", async (Guid id, [FromForm] string? unused, BeginImport begin, CurrentPerson me, CancellationToken stop) =>
        {
            await begin.Run(new(id), me.Id, stop);
            return Results.LocalRedirect($"/imports/{id}");
        }).Needs(IntakePermissions.Desk);

        doors.MapPost("/imports/{id:guid}/cancel", async (Guid id, [FromForm] string? unused, CancelImport cancel, CancellationToken stop) =>
        {
            await cancel.Run(new(id), stop);
            return Results.LocalRedirect($"/imports/{id}");
        }).Needs(IntakePermissions.Desk);

        doors.MapPost("/imports/{id:guid}/undo", async (Guid id, [FromForm] string? unused, TakeBackImport undo, CurrentPerson me, CancellationToken stop) =>
            (await undo.Run(new(id), me.Id, stop)).Refused(out var refusal, out _)
                ? new RazorComponentResult<ImportRefused>(new { Id = id, Says = refusal.Sentence }) { StatusCode = refusal.Status }
                : Results.LocalRedirect($"/imports/{id}"))
            .Needs(IntakePermissions.Desk);

        doors.MapPost("/imports/{id:guid}/discard", async (Guid id, [FromForm] string? unused, DiscardImport discard, CancellationToken stop) =>
        {
            await discard.Run(new(id), stop);
            return Results.LocalRedirect("/imports");
        }).Needs(IntakePermissions.Desk);

        doors.MapGet("/imports/{id:guid}/progress", async (Guid id, HttpContext http, ReadImportView read, CancellationToken stop) =>
        {
            if ((await read.Run(new(id), stop)).Refused(out var refusal, out var view)) return Results.StatusCode(refusal.Status);
            if (!view.IsAtWork) http.Response.Headers["HX-Refresh"] = "true";
            return new RazorComponentResult<ImportProgress>(new { View = view });
        }).Needs(IntakePermissions.Desk);

        doors.MapGet("/imports/{id:guid}/result", async (Guid id, ReadImportView read, CancellationToken stop) =>
            (await read.Run(new(id), stop)).Refused(out _, out var view) || !view.HasResult
                ? Results.NotFound()
                : Results.File(view.ResultPath!, "text/csv; charset=utf-8", Path.GetFileName(view.ResultPath)))
            .Needs(IntakePermissions.Desk);
    }

    // Read by hand, part by part: the form reader would put hundreds of megabytes somewhere first.
    private static async Task<IResult> Upload(HttpContext http, ReceiveFile receive, IAntiforgery antiforgery, CurrentPerson me, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return Results.LocalRedirect("/imports?no=file");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = 5 * ReceiveFile.Largest;

        var kind = "";
        var parts = new MultipartReader(boundary, http.Request.Body);
        while (await parts.ReadNextSectionAsync(stop) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var what)) continue;
            if (what.Name == TokenField)
            {
                http.Request.Headers["RequestVerificationToken"] = await Start(part.Body, LongestToken, stop);
                continue;
            }

            if (what.Name == KindField)
            {
                kind = await Start(part.Body, LongestToken, stop);
                continue;
            }

            if (!what.IsFileDisposition()) continue;
            if (!http.Request.Headers.ContainsKey("RequestVerificationToken") || !await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var name = HeaderUtilities.RemoveQuotes(what.FileNameStar.HasValue ? what.FileNameStar : what.FileName).Value ?? "";
            return (await receive.Run(kind, name, part.Body, me.Id, stop)).Refused(out var refusal, out var batch)
                ? Results.LocalRedirect(refusal.Sentence == DeskWords.FileTooLarge ? "/imports?no=large" : "/imports?no=file")
                : Results.LocalRedirect($"/imports/{batch}");
        }

        return Results.LocalRedirect("/imports?no=file");
    }

    private static async Task<string> Start(Stream body, int most, CancellationToken stop)
    {
        var buffer = new byte[most];
        return System.Text.Encoding.ASCII.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, most, false, stop));
    }

    // An empty choice is a choice: no column tells this.
    private static ImportSettings SettingsOf(IFormCollection form) => new(
        form.Keys.Where(k => k.StartsWith(MapPrefix, StringComparison.Ordinal)).ToDictionary(k => k[MapPrefix.Length..], k => form[k].ToString(), StringComparer.Ordinal),
        Enum.TryParse<DateOrder>(form["dateOrder"], out var order) && Enum.IsDefined(order) ? order : DateOrder.Unknown,
        PersonId.TryParse(form["owner"], null, out var owner) ? owner : null, null, Text.ReadsChinese, form["paper"] == "true",
        string.IsNullOrWhiteSpace(form["customer"]) ? null : form["customer"].ToString().Trim());
}
