using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Api.FileModules;

/// <summary>A customer's file for programs: facts, entries and history, by the same use cases as on the pages.</summary>
internal static class FactDoors
{
    private const string Group = "File", View = ArchivePermissions.ViewCustomers, Change = ArchivePermissions.ChangeFiles;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/file", async (string code, ReadFile read, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(FileAnswer.Of(file)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readFile", Group, FactDoorWords.File, 404)).Answers(FactExamples.File);

        api.MapPatch("/customers/{code}/facts", async (string code, Body<FactsCall> body, ChangeFacts change, CurrentPerson me, CancellationToken stop) =>
        {
            var call = body.Value;
            if (!ApiJson.TryWord<FactSource>(call.Source, out var source)) return ApiDoors.No(Problem.Field("source", BorderWords.UnknownWord));
            if (!ApiJson.TryWord<Confidence>(call.Confidence, out var sure)) return ApiDoors.No(Problem.Field("confidence", BorderWords.UnknownWord));
            return (await change.Run(code, null, new(call.Original ?? new Dictionary<string, string?>(), call.Facts, new(source, call.SourceNote, sure), call.Reason), me.Id, stop)).Or(saved => new FactsAnswer(saved.Changed, saved.Asked?.Value));
        }).Is(Change, new("changeFacts", Group, FactDoorWords.Facts, 404, 409, 422)).Takes(FactExamples.Call).Answers(new FactsAnswer(["firm.size"], null));

        api.MapPost("/customers/{code}/facts/verify", async (string code, Body<VerifyCall> body, VerifyFacts verify, CurrentPerson me, CancellationToken stop) =>
            (await verify.Run(code, body.Value.Fields, me.Id, stop)).Or(count => new VerifiedAnswer(count)))
            .Is(Change, new("verifyFacts", Group, FactDoorWords.Verify, 404, 409, 422)).Takes(new VerifyCall(["firm", "preferences.delivery"])).Answers(new VerifiedAnswer(8));

        api.MapGet("/customers/{code}/history", async (string code, string? field, int? page, ReadHistory read, CancellationToken stop) =>
            await read.Run(code, new(field, page ?? 1), stop) is { } history ? ApiDoors.Yes(new HistoryAnswer([.. history.Lines.Select(ChangeLineAnswer.Of)], history.HasMore)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readHistory", Group, FactDoorWords.History, 404)).Asks(new("field", FactDoorWords.FieldParameter, "firm.size"), new("page", FactDoorWords.PageParameter, "1")).Answers(FactExamples.History);

        Entries(api);
    }

    private static void Entries(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/entries/{list}", async (string code, string list, int? page, ReadEntries read, CancellationToken stop) =>
            await read.Run(code, list, page ?? 1, stop) is { } entries ? ApiDoors.Yes(new EntriesAnswer([.. entries.Entries.Select(EntryAnswer.Of)], entries.HasMore)) : ApiDoors.Missing())
            .Is(View, new("readEntries", Group, FactDoorWords.Entries, 404)).Asks(new ApiParameter("page", FactDoorWords.PageParameter, "1")).Answers(new EntriesAnswer([FactExamples.Entry], false));

        api.MapPost("/customers/{code}/entries/{list}", async (string code, string list, Body<EntryCall> body, SaveEntry save, CurrentPerson me, CancellationToken stop) =>
            (await save.Run(code, list, null, Asked(body.Value), me.Id, stop)).Or(id => new EntrySavedAnswer(id.Value)))
            .Is(Change, new("addEntry", Group, FactDoorWords.AddEntry, 404, 409, 422)).Takes(FactExamples.EntryCall).Answers(new EntrySavedAnswer(FactExamples.Entry.Id));

        api.MapPatch("/customers/{code}/entries/{list}/{id:guid}", async (string code, string list, Guid id, Body<EntryCall> body, SaveEntry save, CurrentPerson me, CancellationToken stop) =>
            (await save.Run(code, list, FileEntryId.From(id), Asked(body.Value), me.Id, stop)).Or(saved => new EntrySavedAnswer(saved.Value)))
            .Is(Change, new("changeEntry", Group, FactDoorWords.ChangeEntry, 404, 409, 422)).Takes(FactExamples.EntryCall).Answers(new EntrySavedAnswer(FactExamples.Entry.Id));

        api.MapDelete("/customers/{code}/entries/{list}/{id:guid}", async (string code, string list, Guid id, RemoveEntry remove, CurrentPerson me, CancellationToken stop) =>
        {
            _ = list; // part of the address only
            return (await remove.Run(code, FileEntryId.From(id), me.Id, stop)).Or(_ => new EntrySavedAnswer(id));
        }).Is(Change, new("removeEntry", Group, FactDoorWords.RemoveEntry, 404, 409)).Answers(new EntrySavedAnswer(FactExamples.Entry.Id));
    }

    private static EntryAsked Asked(EntryCall call) => new(call.On is { } on ? LocalDate.FromDateOnly(on) : null, call.Original ?? new Dictionary<string, string?>(), call.Values);
}
