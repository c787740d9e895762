using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Archive.PeoplesData.Retaining;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Api.Customers;

/// <param name="Kind">erase or correct.</param>
/// <param name="Asker">person, guardian, authorised or relative.</param>
/// <param name="Grounds">consentWithdrawn, purposeReached, periodOver, unlawful or other.</param>
/// <param name="Contact">The contact it is about; left out for the customer.</param>
public sealed record RequestCall(string Kind, string Asker, string Grounds, string Proof, string? Words = null, Guid? Contact = null);

/// <param name="Step">hold, release, submit, corrected or refuse.</param>
/// <param name="Hold">books, dispute or authority.</param>
/// <param name="Until">The last day on which it is held.</param>
public sealed record RequestStepCall(string Step, string? Words = null, string? Hold = null, string? Until = null);

public sealed record RequestTakenAnswer(Guid Id);

public sealed record RequestStateAnswer(string State);

public sealed record RequestAnswer(Guid Id, string Customer, Guid? Approval, string Kind, string State, string DueOn, string Asker, string Grounds)
{
    public string? Contact { get; init; }
    public string? Words { get; init; }
    public string? Answer { get; init; }
    public string? HeldUntil { get; init; }
}

public sealed record RequestsAnswer(IReadOnlyList<RequestAnswer> Requests);

/// <param name="Past">How many are past their period.</param>
public sealed record RetentionAnswer(string Kind, int Months, bool Removes, bool IsRemovable, int Past, DateTimeOffset? Oldest);

public sealed record RetentionsAnswer(IReadOnlyList<RetentionAnswer> Kinds);

public sealed record RetentionCall(int Months, bool Removes);

/// <summary>Requests about personal data and periods of retention, for programs. Copies are taken out by the doors of exports.</summary>
internal static class PeoplesDataDoors
{
    private const string Group = "Customers";
    private static readonly RequestAnswer Example = new(new("0190a000-0000-7000-8000-000000000000"), "C2026-00001-7", null, "erase", "asked", "2026-03-23", "person", "consentWithdrawn");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/requests", async (string code, ReadPeoplesData read, CancellationToken stop) =>
            await read.Run(code, stop) is { } view ? ApiDoors.Yes(new RequestsAnswer([.. view.Requests.Select(Of)])) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.TakeRequests, new("readRequests", Group, PeoplesDataDoorWords.Requests, 404)).Answers(new RequestsAnswer([Example]));

        api.MapPost("/customers/{code}/requests", async (string code, Body<RequestCall> body, TakeRequest take, CurrentPerson me, CancellationToken stop) =>
            (await take.Run(code, new(RequestTyped.Word<RequestKind>(body.Value.Kind), RequestTyped.Word<Asker>(body.Value.Asker), RequestTyped.Word<Grounds>(body.Value.Grounds), body.Value.Proof, body.Value.Words, body.Value.Contact), me.Id, stop)).Or(id => new RequestTakenAnswer(id.Value)))
            .Is(ArchivePermissions.TakeRequests, new("takeRequest", Group, PeoplesDataDoorWords.TakeRequest, 404, 409, 422))
            .Takes(new RequestCall("erase", "person", "consentWithdrawn", "来电核对身份证后四位")).Answers(new RequestTakenAnswer(Example.Id));

        api.MapPost("/customers/{code}/requests/{request:guid}/answer", async (string code, Guid request, Body<RequestStepCall> body, SettleRequest settle, CurrentPerson me, CancellationToken stop) =>
            (await settle.Run(code, request, Move(body.Value), (me.Id, true), stop)).Or(state => new RequestStateAnswer(ApiJson.Word(state))))
            .Is(ArchivePermissions.TakeRequests, new("answerRequest", Group, PeoplesDataDoorWords.AnswerRequest, 403, 404, 409, 422))
            .Takes(new RequestStepCall("corrected", "已改正手机号")).Answers(new RequestStateAnswer("done"));

        api.MapPost("/customers/{code}/requests/{request:guid}", async (string code, Guid request, Body<RequestStepCall> body, SettleRequest settle, CurrentPerson me, CancellationToken stop) =>
            (await settle.Run(code, request, Move(body.Value), (me.Id, false), stop)).Or(state => new RequestStateAnswer(ApiJson.Word(state))))
            .Is(ArchivePermissions.SettleRequests, new("settleRequest", Group, PeoplesDataDoorWords.SettleRequest, 403, 404, 409, 422))
            .Takes(new RequestStepCall("submit", "本人来电要求")).Answers(new RequestStateAnswer("deciding"));

        api.MapGet("/requests", async (FindRequests find, CancellationToken stop, string state = "open", int page = 1) => ApiDoors.Yes(new RequestsAnswer([.. (await find.Run(state == "closed", page, stop)).Rows.Select(Of)])))
            .Is(ArchivePermissions.TakeRequests, new("findRequests", Group, PeoplesDataDoorWords.FindRequests)).Answers(new RequestsAnswer([Example]));

        api.MapGet("/retention", async (ReadRetention read, CancellationToken stop) => ApiDoors.Yes(new RetentionsAnswer(
            [.. (await read.Run(stop)).Select(l => new RetentionAnswer(l.Kind, l.Months, l.Removes, l.IsRemovable, l.Found.Count, l.Found.Oldest?.ToDateTimeOffset()))])))
            .Is(ArchivePermissions.SeeRetention, new("readRetention", Group, PeoplesDataDoorWords.Retention)).Answers(new RetentionsAnswer([new("prospects", 24, false, true, 0, null)]));

        api.MapPut("/retention/{kind}", async (string kind, Body<RetentionCall> body, SetRetention set, CurrentPerson me, CancellationToken stop) =>
            (await set.Run(kind, body.Value.Months, body.Value.Removes, me.Id, stop)).Or(known => new RetentionSetAnswer(known)))
            .Is(ArchivePermissions.SetRetention, new("setRetention", Group, PeoplesDataDoorWords.SetRetention, 404, 422)).Takes(new RetentionCall(24, false)).Answers(new RetentionSetAnswer("prospects"));
    }

    private static RequestMove Move(RequestStepCall call) => new(RequestTyped.Word<RequestStep>(call.Step), RequestTyped.Word<LegalHold>(call.Hold),
        LocalDatePattern.Iso.Parse(call.Until ?? "") is { Success: true, Value: var day } ? day : null, call.Words);

    private static RequestAnswer Of(RequestRow row) => new(row.Id, row.Code, row.Approval, ApiJson.Word(row.Kind), ApiJson.Word(row.State), Day(row.DueOn)!, ApiJson.Word(row.Asker), ApiJson.Word(row.Grounds))
    {
        Contact = row.Contact, Words = row.Words, Answer = row.Answer, HeldUntil = Day(row.HeldUntil),
    };

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}

public sealed record RetentionSetAnswer(string Kind);
