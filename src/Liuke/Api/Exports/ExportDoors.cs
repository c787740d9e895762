using Liuke.Access;
using Liuke.Access.SigningIn;
using Liuke.Api.Approvals;
using Liuke.Api.Border;
using Liuke.Basics;
using Liuke.Exports;

namespace Liuke.Api.Exports;

public sealed record ExportAnswer(Guid Id, string Title, string Format, string By, DateTimeOffset At, bool IsAtWork, int Percent, int Rows, string? Sha256, string? Error)
{
    internal static ExportAnswer Of(ExportView view) => new(view.Id.Value, view.Title.ToString(), ApiJson.Word(view.Format), view.By, ApiJson.At(view.At), view.IsAtWork, view.Job?.Percent ?? 0, view.Rows, view.Sha256, view.Job?.Error?.ToString());
}

public sealed record ExportsAnswer(IReadOnlyList<ExportAnswer> Items);

/// <param name="List">Which list, as in customers.</param>
/// <param name="Query">The conditions as they stand in the list's address.</param>
/// <param name="Format">xlsx or csv.</param>
public sealed record ExportCall(string List, string Format, string? Query = null);

/// <param name="Href">Works once, for 15 minutes, for the same caller.</param>
public sealed record LinkAnswer(string Href);

/// <summary>Lists as files for programs: under the same rights, masks, limits and marks as from the page.</summary>
internal static class ExportDoors
{
    private const string Group = "Exports", Use = ExportPermissions.Use;

    private static readonly ExportAnswer Example = new(Guid.Parse("0190a000-0000-7000-8000-000000000007"), "客户", "csv", "林晓雨", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), false, 100, 312, "9f86d081884c7d65…", null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/exports", async (ReadExports read, CancellationToken stop) => ApiDoors.Yes(new ExportsAnswer([.. (await read.Run(new(), stop)).Select(ExportAnswer.Of)])))
            .Is(Use, new("findExports", Group, ExportDoorWords.Find)).Answers(new ExportsAnswer([Example]));

        api.MapPost("/exports", async (Body<ExportCall> body, AskForExport ask, CurrentPerson me, CancellationToken stop) =>
            !ApiJson.TryWord<ExportFormat>(body.Value.Format, out var format) ? ApiDoors.No(Problem.Field("format", BorderWords.UnknownWord))
                : (await ask.Run(new(body.Value.List, body.Value.Query, format), me.Rights, stop)).Or(id => new KeptAnswer(id.Value)))
            .Is(Use, new("askForExport", Group, ExportDoorWords.Ask, 404, 409, 422)).NeedsFreshSecondFactor().Takes(new ExportCall("customers", "csv", "state=sleeping")).Answers(new KeptAnswer(Example.Id));

        api.MapGet("/exports/{id:guid}", async (Guid id, ReadExports read, CancellationToken stop) => await read.Run(new(Only: new(id)), stop) is [var one] ? ApiDoors.Yes(ExportAnswer.Of(one)) : ApiDoors.Missing())
            .Is(Use, new("readExport", Group, ExportDoorWords.Read, 404)).Answers(Example);

        api.MapPost("/exports/{id:guid}/cancel", async (Guid id, CancelExport cancel, CurrentPerson me, CancellationToken stop) => (await cancel.Run(new(id), me.Id, stop)).Or(_ => new KeptAnswer(id)))
            .Is(Use, new("cancelExport", Group, ExportDoorWords.Cancel, 404, 409)).Answers(new KeptAnswer(Example.Id));

        api.MapPost("/exports/{id:guid}/link", async (Guid id, LinkExport link, CurrentPerson me, CancellationToken stop) => (await link.Run(new(id), me.Rights, stop)).Or(secret => new LinkAnswer($"{ApiRoom.Path}/v1/exports/file/{secret}")))
            .Is(Use, new("linkExport", Group, ExportDoorWords.Link, 404, 409)).NeedsFreshSecondFactor().Answers(new LinkAnswer("/api/v1/exports/file/3f9a…"));

        api.MapGet("/exports/file/{secret}", async (string secret, FetchExport fetch, CurrentPerson me, CancellationToken stop) =>
            (await fetch.Run(secret, me.Rights, stop)).Refused(out var refusal, out var file) ? ApiDoors.No(refusal) : Results.File(file.Path, file.ContentType, file.Name))
            .Is(Use, new("fetchExport", Group, ExportDoorWords.Fetch, 404, 409)).Produces<Stream>(200, "text/csv").WithMetadata(new ApiAnswer(typeof(Stream), 200, "编码,名称\nC2026-00001-7,杭州明德家居\n"));
    }
}
