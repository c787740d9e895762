using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Trade;
using Liuke.Intake.Desk;
using Liuke.Trade.Imports;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Api.Imports;

/// <param name="Percent">How far the work at hand is, where some is at hand.</param>
public sealed record ImportAnswer(Guid Id, string Kind, string FileName, string State, int? Percent, ImportCountsAnswer Counts)
{
    public string? Trouble { get; init; }
    public bool HasResult { get; init; }

    internal static ImportAnswer Of(ImportView view) => new(view.Id.Value, view.Batch.Kind, view.Batch.FileName, ApiJson.Word(view.State), view.IsAtWork ? view.Job!.Percent : null, ImportCountsAnswer.Of(view.Batch.Counts))
    {
        Trouble = view.Trouble?.ToString(), HasResult = view.HasResult,
    };
}

public sealed record ImportCountsAnswer(long Read, long Inserted, long Updated, long Unchanged, long Refused, long WithoutCustomer)
{
    internal static ImportCountsAnswer Of(ImportCounts counts) => new(counts.Read, counts.Inserted, counts.Updated, counts.Unchanged, counts.Refused, counts.WithoutCustomer);
}

public sealed record ImportsAnswer(IReadOnlyList<ImportAnswer> Items);

public sealed record UploadedAnswer(Guid Id);

/// <param name="Missing">What the file cannot do without, where it lacks it.</param>
public sealed record PreviewAnswer(string Form, IReadOnlyList<string> Headers, IReadOnlyDictionary<string, string> Columns, string? Missing, ImportCountsAnswer Counts);

/// <param name="Columns">Field to header, for what the headers alone do not tell: number, customer, date, amount and so on.</param>
/// <param name="DateOrder">unknown, or how 05/01/2024 is read.</param>
/// <param name="Owner">The id of whoever gets new customers for whom the file names nobody.</param>
/// <param name="IsPaperLedger">Whether the facts of the file are marked as keyed from paper.</param>
/// <param name="Customer">The code of the customer to whom all rows belong, for contacts, interactions and facts.</param>
/// <param name="SaveAs">Keeps the mapping under this name.</param>
public sealed record MappingCall(IReadOnlyDictionary<string, string> Columns, string? DateOrder = null, Guid? Owner = null, string? SaveAs = null, bool IsPaperLedger = false, string? Customer = null);

/// <param name="Job">Its progress stands with the import.</param>
public sealed record StartedAnswer(Guid Job);

/// <summary>Imports for programs: a file as it is in the body, then its mapping, then the work.</summary>
internal static class ImportDoors
{
    private const string Group = "Imports", Needed = IntakePermissions.Desk, Files = "application/octet-stream";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/imports", async (ReadImports read, CancellationToken stop) => ApiDoors.Yes(new ImportsAnswer([.. (await read.Run(stop)).Select(ImportAnswer.Of)])))
            .Is(Needed, new("findImports", Group, ImportDoorWords.Find)).Answers(new ImportsAnswer([ImportExamples.One]));

        api.MapPost("/imports", async (HttpContext http, string? fileName, string? kind, ReceiveFile receive, CurrentPerson me, CancellationToken stop) =>
            http.Request.HasFormContentType ? ApiDoors.No(Problem.Of(415, ImportDoorWords.FileAsItIs))
                : (await receive.Run(kind ?? OrderFields.Kind, fileName ?? kind ?? OrderFields.Kind, http.Request.Body, me.Id, stop)).Or(id => new UploadedAnswer(id.Value)))
            .Is(Needed, new("uploadImport", Group, ImportDoorWords.Upload, 413, 415, 422)).Asks(new ApiParameter("fileName", ImportDoorWords.FileName, "orders.csv"), new ApiParameter("kind", ImportDoorWords.Kind, "orders"))
            .WithMetadata(new ApiFile(Files), new RequestSizeLimitAttribute(ReceiveFile.Largest + 1)).Accepts<Stream>(Files).Answers(new UploadedAnswer(ImportExamples.One.Id));

        api.MapGet("/imports/{id:guid}", async (Guid id, ReadImportView read, CancellationToken stop) => (await read.Run(new(id), stop)).Or(ImportAnswer.Of))
            .Is(Needed, new("readImport", Group, ImportDoorWords.Read, 404)).Answers(ImportExamples.One);

        api.MapGet("/imports/{id:guid}/preview", async (Guid id, PreviewImport preview, CancellationToken stop) => (await preview.Run(new(id), stop)).Or(seen => new PreviewAnswer(seen.Form, seen.Headers,
            seen.Mapping.Columns.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal), seen.Missing?.ToString(), ImportCountsAnswer.Of(seen.Counts))))
            .Is(Needed, new("previewImport", Group, ImportDoorWords.Preview, 404, 422)).Answers(ImportExamples.Preview);

        api.MapPut("/imports/{id:guid}/mapping", Decide).Is(Needed, new("mapImport", Group, ImportDoorWords.Mapping, 404, 409, 422)).Takes(ImportExamples.Mapping).Answers(new UploadedAnswer(ImportExamples.One.Id));

        api.MapPost("/imports/{id:guid}/start", async (Guid id, BeginImport begin, CurrentPerson me, CancellationToken stop) => (await begin.Run(new(id), me.Id, stop)).Or(job => new StartedAnswer(job.Value)))
            .Is(Needed, new("startImport", Group, ImportDoorWords.Start, 404, 409)).Answers(new StartedAnswer(ImportExamples.One.Id));

        api.MapPost("/imports/{id:guid}/cancel", async (Guid id, CancelImport cancel, CancellationToken stop) => (await cancel.Run(new(id), stop)).Or(_ => new UploadedAnswer(id)))
            .Is(Needed, new("cancelImport", Group, ImportDoorWords.Cancel, 404, 409)).Answers(new UploadedAnswer(ImportExamples.One.Id));

        api.MapPost("/imports/{id:guid}/undo", async (Guid id, TakeBackImport undo, CurrentPerson me, CancellationToken stop) => (await undo.Run(new(id), me.Id, stop)).Or(job => new StartedAnswer(job.Value)))
            .Is(Needed, new("undoImport", Group, ImportDoorWords.Undo, 404, 409)).Answers(new StartedAnswer(ImportExamples.One.Id));

        api.MapDelete("/imports/{id:guid}", async (Guid id, DiscardImport discard, CancellationToken stop) => (await discard.Run(new(id), stop)).Or(_ => new UploadedAnswer(id)))
            .Is(Needed, new("discardImport", Group, ImportDoorWords.Discard, 404, 409)).Answers(new UploadedAnswer(ImportExamples.One.Id));

        api.MapGet("/imports/{id:guid}/result", async (Guid id, ReadImportView read, CancellationToken stop) =>
            (await read.Run(new(id), stop)).Refused(out var refusal, out var view) ? ApiDoors.No(refusal)
                : view.HasResult ? Results.File(view.ResultPath!, "text/csv; charset=utf-8", Path.GetFileName(view.ResultPath)) : ApiDoors.Missing())
            .Is(Needed, new("readImportResult", Group, ImportDoorWords.Result, 404)).Produces<Stream>(200, "text/csv").WithMetadata(new ApiAnswer(typeof(Stream), 200, "line,status,reason\n2,inserted,\n"));
    }

    private static async Task<IResult> Decide(Guid id, Body<MappingCall> body, DecideImport decide, CurrentPerson me, CancellationToken stop)
    {
        var asked = body.Value;
        var order = DateOrder.Unknown;
        if (asked.DateOrder is not null && !ApiJson.TryWord(asked.DateOrder, out order)) return ApiDoors.No(Problem.Field("dateOrder", BorderWords.UnknownWord));
        var settings = new ImportSettings(asked.Columns, order, asked.Owner is { } owner ? new PersonId(owner) : null, null, Text.ReadsChinese, asked.IsPaperLedger, asked.Customer);
        return (await decide.Run(new(id), settings, asked.SaveAs, me.Id, stop)).Or(batch => new UploadedAnswer(batch.Value));
    }
}

internal static class ImportExamples
{
    public static readonly ImportAnswer One = new(Guid.Parse("0190a000-0000-7000-8000-000000000002"), "orders", "orders.csv", "importing", 42, new(42_000, 41_900, 0, 0, 100, 0));
    public static readonly MappingCall Mapping = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = "订单编号", ["customer"] = "买家昵称", ["date"] = "付款时间", ["amount"] = "实付金额" }, SaveAs: "淘宝");
    public static readonly PreviewAnswer Preview = new("CSV UTF-8", ["订单编号", "买家昵称"], Mapping.Columns, null, new(3000, 0, 0, 0, 3, 0));
}
