using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Quality;
using Liuke.Archive.Reviews;
using Liuke.Basics;

namespace Liuke.Api.FileModules;

public sealed record ReviewCall(string? Note = null);

public sealed record ReviewAnswer(Guid Approval);

public sealed record QualityRowAnswer(string Code, string Name, string? OwnerName, string Review, int Completeness, int Unverified, DateOnly? FreshUntilOn);

public sealed record QualityAnswer(IReadOnlyList<QualityRowAnswer> Items, string? After);

/// <param name="Fresh">Of the files with stable facts, the share that was all verified within a quarter.</param>
public sealed record QualitySumAnswer(string? Department, string? Owner, int Files, int Completeness, double? Fresh, int Stale, int Unverified, int Unreviewed);

public sealed record QualitySumsAnswer(IReadOnlyList<QualitySumAnswer> Items);

/// <param name="Code">Of the customer, where the caller sees it.</param>
public sealed record SuggestionAnswer(Guid Id, DateOnly On, string What, string? About, string? Department, string? Status, string? Answer, string CustomerName, string? Code);

public sealed record SuggestionsAnswer(IReadOnlyList<SuggestionAnswer> Items, bool HasMore);

/// <param name="Status">new, doing, done or declined.</param>
public sealed record SettleCall(string Status, string? Answer = null);

/// <summary>Reviews, data quality and suggestions for programs.</summary>
internal static class QualityDoors
{
    private const string Group = "File", View = ArchivePermissions.ViewCustomers;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/customers/{code}/review", async (string code, Body<ReviewCall> body, SubmitFile submit, CurrentPerson me, CancellationToken stop) =>
            (await submit.Run(code, body.Value.Note, me.Id, stop)).Or(id => new ReviewAnswer(id.Value)))
            .Is(ArchivePermissions.ChangeFiles, new("submitFile", Group, FactDoorWords.Review, 404, 409, 422)).Takes(new ReviewCall("请审核")).Answers(new ReviewAnswer(FactExamples.Entry.Id));

        api.MapGet("/quality", async (string? list, string? after, FindQuality find, CancellationToken stop) =>
        {
            var wanted = QualityList.Stale;
            if (list is not null && !ApiJson.TryWord(list, out wanted)) return ApiDoors.No(Problem.Field("list", BorderWords.UnknownWord));
            var found = await find.Run(new(wanted, after), stop);
            return ApiDoors.Yes(new QualityAnswer([.. found.Rows.Select(r => new QualityRowAnswer(r.Code, r.Name, r.OwnerName, ApiJson.Word(r.State), r.Completeness, r.Unverified, ApiJson.Day(r.FreshUntilOn)))], found.Next));
        }).Is(View, new("findQuality", Group, FactDoorWords.Quality, 422)).Asks(new("list", FactDoorWords.ListParameter, "stale"), new("after", FactDoorWords.AfterParameter, "20410_202600000000001"))
            .Answers(new QualityAnswer([new("C2026-00001-7", "杭州明德家居", "林晓雨", "reviewed", 62, 3, new(2026, 11, 1))], null));

        api.MapGet("/quality/sums", async (ReadQuality read, CancellationToken stop) =>
            ApiDoors.Yes(new QualitySumsAnswer([.. (await read.Run(stop)).People.Select(s => new QualitySumAnswer(s.Department, s.Person, s.Files, s.Completeness, s.Fresh, s.Stale, s.Unverified, s.Unreviewed))])))
            .Is(View, new("readQuality", Group, FactDoorWords.Sums)).Answers(new QualitySumsAnswer([new("华东一部", "林晓雨", 240, 71, 0.92, 12, 30, 2)]));

        api.MapGet("/suggestions", async (bool? settled, int? page, FindSuggestions find, CancellationToken stop) =>
        {
            var found = await find.Run(settled == true, page ?? 1, stop);
            return ApiDoors.Yes(new SuggestionsAnswer([.. found.Rows.Select(r => new SuggestionAnswer(r.Id.Value, r.On.ToDateOnly(), r.What, r.About?.ToString(), r.Department, r.StatusKey, r.Answer, r.CustomerName, r.Code))], found.HasMore));
        }).Is(ArchivePermissions.AnswerSuggestions, new("findSuggestions", Group, FactDoorWords.Suggestions)).Asks(new("settled", FactDoorWords.SettledParameter, "false"), new("page", FactDoorWords.PageParameter, "1"))
            .Answers(new SuggestionsAnswer([new(FactExamples.Entry.Id, new(2026, 11, 20), "包装箱加厚", "质量", "质检部", "new", null, "杭州明德家居", "C2026-00001-7")], false));

        api.MapPost("/suggestions/{id:guid}", async (Guid id, Body<SettleCall> body, SettleSuggestion settle, CancellationToken stop) =>
            (await settle.Run(FileEntryId.From(id), body.Value.Status, body.Value.Answer, stop)).Or(saved => new EntrySavedAnswer(saved.Value)))
            .Is(ArchivePermissions.AnswerSuggestions, new("settleSuggestion", Group, FactDoorWords.Settle, 404, 409, 422)).Takes(new SettleCall("done", "新箱型下月起用")).Answers(new EntrySavedAnswer(FactExamples.Entry.Id));
    }
}
