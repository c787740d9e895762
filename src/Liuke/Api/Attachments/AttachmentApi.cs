using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Api.Contacts;
using Liuke.Api.Imports;
using Liuke.Archive;
using Liuke.Archive.Attachments;
using Liuke.Archive.Files;
using Liuke.Basics;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Api.Attachments;

/// <param name="Kind">png, jpeg, gif, webp, pdf, text, csv, office, oldOffice or zip: by its bytes.</param>
public sealed record AttachmentAnswer(Guid Id, string Name, string Kind, long Bytes, string Sha256, string? By, DateTimeOffset At);

public sealed record AttachmentsAnswer(IReadOnlyList<AttachmentAnswer> Items);

/// <summary>Attachments for programs: the file is the body as it is.</summary>
internal static class AttachmentApi
{
    private const string Group = "Attachments", Files = "application/octet-stream", View = ArchivePermissions.ViewCustomers, Keep = ArchivePermissions.ChangeFiles;
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/attachments", async (string code, ReadCustomer read, ReadAttachments attachments, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(new AttachmentsAnswer([.. (await attachments.Run(file.Id, stop)).Select(a => new AttachmentAnswer(a.Id.Value, a.Name, ApiJson.Word(a.Kind), a.Bytes, a.Sha256, a.By, ApiJson.At(a.At)))]))
                : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("listAttachments", Group, AttachmentApiWords.List, 404)).Answers(new AttachmentsAnswer([new(Id, "合同.pdf", "pdf", 120_000, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "林晓雨", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero))]));

        api.MapPost("/customers/{code}/attachments", async (string code, HttpContext http, string? fileName, KeepAttachment keep, CurrentPerson me, CancellationToken stop) =>
            http.Request.HasFormContentType ? ApiDoors.No(Problem.Of(415, ImportDoorWords.FileAsItIs))
                : (await keep.Run(code, new(fileName ?? "file", http.Request.Body, http.Request.ContentLength), me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("uploadAttachment", Group, AttachmentApiWords.Upload, 404, 409, 413, 415, 422)).Asks(new ApiParameter("fileName", AttachmentApiWords.FileName, "合同.pdf"))
            .WithMetadata(new ApiFile(Files), new RequestSizeLimitAttribute(2 * KeepAttachment.BytesMax)).Accepts<Stream>(Files).Answers(new MadeAnswer(Id));

        api.MapGet("/customers/{code}/attachments/{id:guid}/content", async (string code, Guid id, FetchAttachment fetch, CurrentPerson me, CancellationToken stop) =>
            (await fetch.Run(code, new(id), (me.Id, me.Roles), stop)).Refused(out var no, out var file) ? ApiDoors.No(no) : AttachmentDoors.Download(file))
            .Is(ArchivePermissions.CopyAttachments, new("fetchAttachment", Group, AttachmentApiWords.Fetch, 403, 404, 409)).Produces<Stream>(200, Files).WithMetadata(new ApiAnswer(typeof(Stream), 200, "%PDF-1.7"));

        api.MapDelete("/customers/{code}/attachments/{id:guid}", async (string code, Guid id, RemoveAttachment remove, CurrentPerson me, CancellationToken stop) =>
            (await remove.Run(code, new(id), me.Id, stop)).Or(gone => new MadeAnswer(gone.Value)))
            .Is(Keep, new("removeAttachment", Group, AttachmentApiWords.Remove, 404, 409)).Answers(new MadeAnswer(Id));
    }
}

internal static class AttachmentApiWords
{
    public static Text List => new("客户的附件", "Lists a customer's attachments");
    public static Text Upload => new("上传附件：文件原样放在请求体里", "Keeps a file with the customer's file: send it as it is in the body");
    public static Text Fetch => new("下载附件，会留下记录并计入当日上限", "Downloads an attachment; recorded, and counted against the day's limit");
    public static Text Remove => new("删除附件", "Removes an attachment");
    public static Text FileName => new("文件名", "The name of the file");
}
