using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Files;
using Liuke.Archive.Merging;
using Liuke.Basics;

namespace Liuke.Api.Customers;

/// <summary>Duplicates, merges and their undo, for programs.</summary>
internal static class MergeDoors
{
    private const string Group = "Customers", Code = "C2026-00001-7", Other = "C2026-00002-5";
    private static readonly Guid Id = new("0190a000-0000-7000-8000-000000000000");

    public static void Map(RouteGroupBuilder api)
    {
        MapPairs(api);
        MapMerges(api);
    }

    private static void MapPairs(RouteGroupBuilder api)
    {
        api.MapGet("/duplicates", async (string? state, string? why, string? after, FindDuplicates find, CancellationToken stop) =>
        {
            if (state is not (null or "open" or "different")) return ApiDoors.No(Problem.Field("state", BorderWords.UnknownWord));
            LikeReason reason = default;
            if (why is not null && !ApiJson.TryWord(why, out reason)) return ApiDoors.No(Problem.Field("why", BorderWords.UnknownWord));
            var found = await find.Run(new(state == "different" ? PairState.Different : PairState.Open, why is null ? null : reason, after), stop);
            return ApiDoors.Yes(new PairsAnswer([.. found.Rows.Select(PairAnswer.Of)], found.Count, found.IsCapped, found.Next));
        }).Is(ArchivePermissions.Duplicates, new("findDuplicates", Group, MergeDoorWords.Pairs, 422)).Asks(MergeDoorWords.PairParameters)
            .Answers(new PairsAnswer([new(new(Code, "宁波海天灯饰有限公司", "何雨"), new(Other, "海天灯饰", null), "sameCore", "去掉地名和公司后缀后相同“海天灯饰”", 95, null, null)], 1, false, null));

        api.MapPost("/duplicates/different", async (Body<PairCall> body, JudgeDifferent judge, CurrentPerson me, CancellationToken stop) =>
            (await judge.Run(body.Value.Code, body.Value.Other, me.Id, stop)).Or(_ => new PairCall(body.Value.Code, body.Value.Other)))
            .Is(ArchivePermissions.Duplicates, new("judgeDifferent", Group, MergeDoorWords.Different, 404, 422)).Takes(new PairCall(Code, Other)).Answers(new PairCall(Code, Other));

        api.MapPost("/duplicates/look", async (AskForPairs ask, CurrentPerson me, CancellationToken stop) => ApiDoors.Yes(new LookAnswer((await ask.Run(me.Id, stop)).Value)))
            .Is(ArchivePermissions.Duplicates, new("lookForDuplicates", Group, MergeDoorWords.Look)).Answers(new LookAnswer(Id));
    }

    private static void MapMerges(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/merge", async (string code, string? with, ReadMerge read, CurrentPerson me, CancellationToken stop) =>
            (await read.Run(code, with ?? "", new(me.Id, me.May(ArchivePermissions.ViewPersonalFacts)), stop)).Or(MergeViewAnswer.Of))
            .Is(ArchivePermissions.Merge, new("previewMerge", Group, MergeDoorWords.Preview, 404, 409, 422)).Asks(MergeDoorWords.WithParameter)
            .Answers(new MergeViewAnswer(new(Code, "宁波海天灯饰有限公司", "何雨", "reviewed", 3), new(Other, "海天灯饰", null, "reviewed", 0), [new("name", "名称", "宁波海天灯饰有限公司", "海天灯饰")], [new("订单", 12, 0)], null, true, false));

        api.MapPost("/customers/{code}/merge", async (string code, Body<MergeCall> body, MergeCustomers merge, CurrentPerson me, CancellationToken stop) =>
            (await merge.Run(code, body.Value.With, new(body.Value.Take ?? [], body.Value.Version, body.Value.WithVersion, body.Value.Reason), me.Id, stop)).Or(done => new MergedAnswer(code, done.Done?.Value, done.Asked?.Value)))
            .Is(ArchivePermissions.Merge, new("mergeCustomers", Group, MergeDoorWords.Merge, 404, 409, 422)).Takes(new MergeCall(Other, ["name"], 3, 0, "同一家，重复录入")).Answers(new MergedAnswer(Code, Id, null));

        api.MapGet("/customers/{code}/merges", async (string code, ReadCustomer read, ReadMerges merges, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(new MergeLinesAnswer([.. (await merges.Run(file.Id, null, stop)).Select(Line)])) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.ViewCustomers, new("findMerges", Group, MergeDoorWords.Merges, 404)).Answers(new MergeLinesAnswer([new(Id, Other, "海天灯饰", new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero), "何雨", null, true)]));

        api.MapPost("/customers/{code}/merges/{id:guid}/undo", async (string code, Guid id, Body<UndoCall> body, UndoMerge undo, CurrentPerson me, CancellationToken stop) =>
            (await undo.Run(MergeId.From(id), body.Value.Reason, me.Id, stop)).Or(done => new MergedAnswer(code, done.Done?.Value, done.Asked?.Value)))
            .Is(ArchivePermissions.Merge, new("undoMerge", Group, MergeDoorWords.Undo, 404, 409)).Takes(new UndoCall("不是同一家")).Answers(new MergedAnswer(Code, Id, null));
    }

    private static MergeLineAnswer Line(MergeLine merge) => new(merge.Id.Value, merge.Code, merge.Name, merge.At.ToDateTimeOffset(), merge.ByName, merge.UndoneAt?.ToDateTimeOffset(), merge.CanUndo);
}
