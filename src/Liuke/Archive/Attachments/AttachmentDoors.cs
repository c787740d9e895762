using Liuke.Access;
using Liuke.Archive.Ties;
using Liuke.Basics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Liuke.Archive.Attachments;

internal static class AttachmentDoors
{
    private const string TokenField = "__RequestVerificationToken";
    private const int LongestToken = 4096, FormBytes = 64 << 10;

    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/attachments", Upload).Needs(ArchivePermissions.ChangeFiles);

        doors.MapPost("/customers/{code}/attachments/{id:guid}/download", async (string code, Guid id, [FromForm] string? unused, FetchAttachment fetch, CurrentPerson me, CancellationToken stop) =>
            (await fetch.Run(code, new(id), (me.Id, me.Roles), stop)).Refused(out var no, out var file) ? TieDoors.Answer(no, code, "?tab=ties#attachments", AttachmentWords.Title) : Download(file)).Needs(ArchivePermissions.CopyAttachments);

        doors.MapGet("/customers/{code}/attachments/{id:guid}/shown", async (string code, Guid id, HttpContext http, ShowAttachment show, CancellationToken stop) =>
            (await show.Run(code, new(id), stop)).Refused(out _, out var file) ? Results.NotFound() : await Shown(http, file, stop)).Needs(ArchivePermissions.ViewCustomers);

        doors.MapPost("/customers/{code}/attachments/{id:guid}/remove", async (string code, Guid id, [FromForm] string? unused, RemoveAttachment remove, CurrentPerson me, CancellationToken stop) =>
            TieDoors.Answer((await remove.Run(code, new(id), me.Id, stop)).Refusal, code, "?tab=ties#attachments", AttachmentWords.Title)).Needs(ArchivePermissions.ChangeFiles);
    }

    /// <summary>Always to be saved and never shown, under a type that no browser draws.</summary>
    public static IResult Download(AttachmentFile file) => Results.File(file.Path, "application/octet-stream", file.Attachment.Name);

    // Looks at the bytes once more: only what still is a picture or a PDF is shown, boxed in as if it came from elsewhere.
    private static async Task<IResult> Shown(HttpContext http, AttachmentFile file, CancellationToken stop)
    {
        await using (var look = File.OpenRead(file.Path))
            if (ContentKind.Shown(file.Attachment.Kind) is null || await ContentKind.Of(look, file.Attachment.Name, stop) != file.Attachment.Kind) return Results.NotFound();
        // The readers of browsers draw a PDF in a part of their own, which a sandbox keeps shut; scripts stay forbidden.
        http.Response.Headers.ContentSecurityPolicy = file.Attachment.Kind == FileKind.Pdf ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
            : "default-src 'none'; sandbox; frame-ancestors 'none'";
        http.Response.Headers.ContentDisposition = "inline";
        return Results.File(file.Path, ContentKind.Shown(file.Attachment.Kind));
    }

    private static async Task<IResult> Upload(string code, HttpContext http, KeepAttachment keep, IAntiforgery antiforgery, CurrentPerson me, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return TieDoors.Answer((await keep.Run(code, new("", Stream.Null, 0), me.Id, stop)).Refusal, code, "?tab=ties#attachments", AttachmentWords.Title);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = 2 * KeepAttachment.BytesMax;

        var parts = new MultipartReader(boundary, http.Request.Body);
        while (await parts.ReadNextSectionAsync(stop) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var what)) continue;
            if (what.Name == TokenField) http.Request.Headers["RequestVerificationToken"] = await Start(part.Body, stop);
            if (!what.IsFileDisposition()) continue;
            if (!http.Request.Headers.ContainsKey("RequestVerificationToken") || !await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var name = HeaderUtilities.RemoveQuotes(what.FileNameStar.HasValue ? what.FileNameStar : what.FileName).Value ?? "";
            var kept = await keep.Run(code, new(name, part.Body, http.Request.ContentLength - FormBytes), me.Id, stop);
            return TieDoors.Answer(kept.Refusal, code, "?tab=ties#attachments", AttachmentWords.Title);
        }

        return TieDoors.Answer(Refusal.Invalid(AttachmentWords.NoFile), code, "?tab=ties#attachments", AttachmentWords.Title);
    }

    private static async Task<string> Start(Stream body, CancellationToken stop)
    {
        var buffer = new byte[LongestToken];
        return System.Text.Encoding.ASCII.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, buffer.Length, false, stop));
    }
}
