using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Handovers;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Api.Handovers;

/// <summary>Handovers for programs.</summary>
internal static class HandoverApi
{
    private const string Group = "Handovers", Lead = HandoverPermissions.Lead;
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000024");
    private static readonly HandoverMadeAnswer Made = new(Id);

    public static void Map(RouteGroupBuilder api)
    {
        Plan(api);
        Act(api);
        Read(api);
    }

    private static void Plan(RouteGroupBuilder api)
    {
        api.MapPost("/handovers", async (Body<NewHandoverCall> body, MakeHandover make, CancellationToken stop) =>
        {
            var call = body.Value;
            if (!ApiJson.TryWord<HandoverKind>(call.Kind, out var kind)) return ApiDoors.No(Problem.Field("kind", BorderWords.UnknownWord));
            return (await make.Run(new(kind, call.Reason)
            {
                Person = call.Person is { } person ? new PersonId(person) : null, Department = call.Department is { } department ? new DepartmentId(department) : null,
                Into = call.Into is { } into ? new DepartmentId(into) : null, Region = call.Region, Filter = call.Filter, LastDayOn = call.LastDay is { Year: > 1900 and < 2200 } day ? LocalDate.FromDateOnly(day) : null,
            }, stop)).Or(id => new HandoverMadeAnswer(id.Value));
        }).Is(Lead, new("makeHandover", Group, HandoverDoorWords.Make, 404, 409, 422)).Takes(new NewHandoverCall("leaving", "林晓雨离职", Id)).Answers(Made);

        api.MapPut("/handovers/{id:guid}", async (Guid id, Body<HandoverTextsCall> body, PlanHandover plan, CancellationToken stop) =>
            (await plan.Run(new(id), new() { Texts = new(body.Value.Reason, body.Value.LastWords, body.Value.CustomerText, body.Value.Successor is { } person ? new PersonId(person) : null) }, stop)).Or(done => new HandoverMadeAnswer(done.Value)))
            .Is(Lead, new("writeHandover", Group, HandoverDoorWords.Write, 404, 409, 422)).Takes(new HandoverTextsCall("林晓雨离职", "王总只接早上的电话")).Answers(Made);

        api.MapPost("/handovers/{id:guid}/parts", async (Guid id, Body<HandoverPartCall> body, PlanHandover plan, CancellationToken stop) =>
        {
            if (!HandoverWordsRead.Rule(body.Value, out var rule, out var share)) return ApiDoors.No(Problem.Field("kind", BorderWords.UnknownWord));
            return (await plan.Run(new(id), new() { Part = new(rule, share, body.Value.To) }, stop)).Or(done => new HandoverMadeAnswer(done.Value));
        }).Is(Lead, new("addHandoverPart", Group, HandoverDoorWords.AddPart, 404, 409, 422)).Takes(new HandoverPartCall([Id.ToString()], Region: "浙江", Share: "byValue")).Answers(Made);

        api.MapDelete("/handovers/{id:guid}/parts/{part:guid}", async (Guid id, Guid part, PlanHandover plan, CancellationToken stop) =>
            (await plan.Run(new(id), new() { RemovePart = new(part) }, stop)).Or(done => new HandoverMadeAnswer(done.Value)))
            .Is(Lead, new("removeHandoverPart", Group, HandoverDoorWords.RemovePart, 404, 409)).Answers(Made);

        api.MapPost("/handovers/{id:guid}/picks", async (Guid id, Body<HandoverPicksCall> body, PlanHandover plan, CancellationToken stop) =>
            (await plan.Run(new(id), new() { Picks = new(body.Value.Codes, body.Value.To) }, stop)).Or(done => new HandoverMadeAnswer(done.Value)))
            .Is(Lead, new("pickForHandover", Group, HandoverDoorWords.Pick, 404, 409, 422)).Takes(new HandoverPicksCall(["C2026-00001-7"], Id.ToString())).Answers(Made);
    }

    private static void Act(RouteGroupBuilder api)
    {
        api.MapPost("/handovers/{id:guid}/carry-out", async (Guid id, CarryOutHandover carryOut, CancellationToken stop) => (await carryOut.Run(new(id), stop)).Or(job => new HandoverJobAnswer(job.Value)))
            .Is(Lead, new("carryOutHandover", Group, HandoverDoorWords.CarryOut, 404, 409)).Answers(new HandoverJobAnswer(Id));
        api.MapPost("/handovers/{id:guid}/undo", async (Guid id, UndoHandover undo, CancellationToken stop) => (await undo.Run(new(id), stop)).Or(job => new HandoverJobAnswer(job.Value)))
            .Is(Lead, new("undoHandover", Group, HandoverDoorWords.Undo, 404, 409)).Answers(new HandoverJobAnswer(Id));
        api.MapDelete("/handovers/{id:guid}", async (Guid id, DiscardHandover discard, CancellationToken stop) => (await discard.Run(new(id), stop)).Or(done => new HandoverMadeAnswer(done.Value)))
            .Is(Lead, new("discardHandover", Group, HandoverDoorWords.Discard, 404, 409)).Answers(Made);
        api.MapPost("/handovers/{id:guid}/checks/{key}", async (Guid id, string key, Body<HandoverCheckCall> body, TickCheck tick, CancellationToken stop) =>
            (await tick.Run(new(id), key, body.Value.Done, body.Value.Note, stop)).Or(_ => new HandoverMadeAnswer(id)))
            .Is(Lead, new("tickHandoverCheck", Group, HandoverDoorWords.Tick, 404, 409, 422)).Takes(new HandoverCheckCall(true, "交给行政")).Answers(Made);
        api.MapPost("/handovers/points", async (Body<HandoverPointCall> body, ChangePoints change, CancellationToken stop) => (await change.Run(null, body.Value.Title, body.Value.Movers, stop)).Or(key => new HandoverPointAnswer(key)))
            .Is(HandoverPermissions.SetPoints, new("addHandoverPoint", Group, HandoverDoorWords.AddPoint, 409, 422)).Takes(new HandoverPointCall("收回门禁卡")).Answers(new HandoverPointAnswer("own-0190a000000070008"));
        api.MapDelete("/handovers/points/{key}", async (string key, ChangePoints change, CancellationToken stop) => (await change.Run(key, null, false, stop)).Or(gone => new HandoverPointAnswer(gone)))
            .Is(HandoverPermissions.SetPoints, new("retireHandoverPoint", Group, HandoverDoorWords.RetirePoint, 404, 409)).Answers(new HandoverPointAnswer("own-0190a000000070008"));
        api.MapPost("/handovers/{id:guid}/seen", async (Guid id, SeeReceived see, CancellationToken stop) => (await see.Run(new(id), stop)).Or(done => new HandoverMadeAnswer(done.Value)))
            .Is(ArchivePermissions.ViewCustomers, new("seeReceived", Group, HandoverDoorWords.Seen, 404)).Answers(Made);
    }

    private static void Read(RouteGroupBuilder api)
    {
        var example = new HandoverAnswer(Id, "leaving", "林晓雨", "draft", 240, 12_300_000, 0, 0) { Parts = [new(Id, "陈杰", "byNumber", 240)], Shares = [new("陈杰", 240, 12_300_000, 98_000_000)] };
        api.MapGet("/handovers", async (int? page, FindHandovers find, CancellationToken stop) =>
        {
            var list = await find.Run(page ?? 1, stop);
            return ApiDoors.Yes(new HandoversAnswer([.. list.Rows.Select(r => new HandoverRowAnswer(r.Id.Value, ApiJson.Word(r.Kind), r.Subject.ToString(), r.Reason, ApiJson.Word(r.State), r.Moved, r.MadeAt.ToDateTimeOffset(), r.FinishedAt?.ToDateTimeOffset()))], list.HasMore));
        }).Is(Lead, new("findHandovers", Group, HandoverDoorWords.Find)).Asks(new ApiParameter("page", HandoverDoorWords.Page, "1"))
            .Answers(new HandoversAnswer([new(Id, "leaving", "林晓雨", "林晓雨离职", "done", 240, DateTimeOffset.UnixEpoch, null)], false));

        api.MapGet("/handovers/{id:guid}", async (Guid id, ReadHandover read, CancellationToken stop) => await read.Run(new(id), stop) is { } view ? ApiDoors.Yes(HandoverAnswer.Of(view)) : ApiDoors.Missing())
            .Is(Lead, new("readHandover", Group, HandoverDoorWords.Read, 404)).Answers(example);

        api.MapGet("/handovers/{id:guid}/conduct", async (Guid id, int? days, ReadConduct read, CancellationToken stop) => await read.Run(new(id), days ?? 0, stop) is { } c
            ? ApiDoors.Yes(new HandoverConductAnswer(c.Subject.ToString(), c.Days, [.. c.Deeds.Select(d => new HandoverDeedAnswer(d.Title.ToString(), d.Count, d.LastAt?.ToDateTimeOffset()))],
                [.. c.Exports.Select(e => new HandoverExportAnswer(e.At.ToDateTimeOffset(), e.List.ToString(), e.Rows, e.WasFetched))], [.. c.Opened.Select(o => new HandoverDayAnswer(o.Day.ToDateOnly(), o.Files))], c.Usual)) : ApiDoors.Missing())
            .Is(Lead, new("readConduct", Group, HandoverDoorWords.Conduct, 404)).Asks(new ApiParameter("days", HandoverDoorWords.Days, "30"))
            .Answers(new HandoverConductAnswer("林晓雨", 30, [new("申请导出", 2, DateTimeOffset.UnixEpoch)], [], [new(new(2026, 11, 20), 312)], 14));

        api.MapGet("/handovers/received", async (Guid? only, ReadReceived read, CancellationToken stop) =>
            ApiDoors.Yes(new HandoversReceivedAnswer([.. (await read.Run(only is { } id ? new HandoverId(id) : null, stop)).Select(r => new HandoverReceivedAnswer(r.Id.Value, r.Subject.ToString(), r.Reason, r.Customers, r.Promises, r.LastWords, r.CustomerText, r.ListHref))])))
            .Is(ArchivePermissions.ViewCustomers, new("readReceived", Group, HandoverDoorWords.Received)).Asks(new ApiParameter("only", HandoverDoorWords.Only, Id.ToString()))
            .Answers(new HandoversReceivedAnswer([new(Id, "林晓雨", "林晓雨离职", 120, 3, "王总只接早上的电话", null, "/customers?set=handover&value=0190a000-0000-7000-8000-000000000024")]));
    }
}

internal static class HandoverWordsRead
{
    /// <summary>The words of a part; false where one is unknown.</summary>
    public static bool Rule(HandoverPartCall call, out PartRule rule, out Share share)
    {
        share = Share.ByNumber;
        rule = PartRule.Everything;
        if (!Try<CustomerKind>(call.Kind, out var kind) || !Try<CustomerStage>(call.Stage, out var stage) || !Try<RetentionState>(call.State, out var state) || !Try<Quadrant>(call.Quadrant, out var quadrant) || !Try<Share>(call.Share, out var how)) return false;
        share = how ?? Share.ByNumber;
        rule = new(string.IsNullOrWhiteSpace(call.Region) ? null : call.Region.Trim(), kind, stage, state, quadrant);
        return true;
    }

    private static bool Try<T>(string? word, out T? value) where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrWhiteSpace(word)) return true;
        if (!ApiJson.TryWord<T>(word, out var known)) return false;
        value = known;
        return true;
    }
}
